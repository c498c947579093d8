// The core's ports are those that the SDK names for exporters, in their order.
#include "core/pipeline/ports.hpp"

#include <gtest/gtest.h>

#include "dossier/record/ports.hpp"

namespace dossier::pipeline {
namespace {

TEST(Ports, AreThoseOfTheSdkInTheirOrder) {
  for (std::size_t i = 0; i < port_names.size(); ++i) {
    const auto port = find_port(port_names[i]);
    ASSERT_TRUE(port) << port_names[i];
    EXPECT_EQ(static_cast<std::size_t>(*port), i) << port_names[i];
    EXPECT_EQ(port_name(*port), port_names[i]);
  }
  EXPECT_FALSE(find_port("document"));
}

}  // namespace
}  // namespace dossier::pipeline
