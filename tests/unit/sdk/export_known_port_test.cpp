// The ports that an exporter may be passed.
#include <gtest/gtest.h>

#include "dossier/export/known_port.hpp"

namespace dossier {
namespace {

TEST(KnownPort, EachPortIsOne) {
  for (const auto port : port_names) EXPECT_NO_THROW(require_known_port(port)) << port;
}

TEST(KnownPort, AnythingElseIsRefused) {
  for (const std::string port : {"", "document", "Documents", "../documents", "documents\n", "blocks"}) {
    try {
      require_known_port(port);
      ADD_FAILURE() << port << " was taken for a port";
    } catch (const Error& error) {
      EXPECT_EQ(error.code(), "unknown_port");
      EXPECT_EQ(error.what(), "expected a port such as documents or claims, found \"" + port + "\"");
    }
  }
}

}  // namespace
}  // namespace dossier
