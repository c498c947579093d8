// Descriptors 0 to 2 of a program.
#pragma once

#include <fcntl.h>

namespace dossier::plugin::isolation {

// First of all in main. A program that was started with a closed standard output or error would otherwise give its
// number to the next file that it opens, and print into that file. Standard output is opened so that writing to it
// still fails.
inline void open_standard_descriptors() {
  for (int descriptor = 0; descriptor <= 2; ++descriptor)
    if (::fcntl(descriptor, F_GETFD) < 0) ::open("/dev/null", descriptor == 2 ? O_WRONLY : O_RDONLY);
}

}  // namespace dossier::plugin::isolation
