// log2 by bit length and a straight line between powers: the same on every machine.
#pragma once

namespace checker_values {

struct BinaryLog {
  int whole = 0;
  double part = 0;  // 0 to 1
};

// Of a ratio of at least 1.
inline BinaryLog binary_log_of(double ratio) {
  BinaryLog log;
  while (ratio >= 2) {
    ratio /= 2;
    ++log.whole;
  }
  log.part = ratio - 1;
  return log;
}

}  // namespace checker_values
