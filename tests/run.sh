#!/usr/bin/env bash
# Installs what is missing, builds and runs all tests: a release build, then one under ASan and UBSan.
#   tests/run.sh           both
#   tests/run.sh release   one of them: release, asan, tsan
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./examples/install-packages.sh
builds=("$@")
[ ${#builds[@]} -gt 0 ] || builds=(release asan)

for build in "${builds[@]}"; do
  echo "== $build"
  cmake --preset "$build" -DDOSSIER_TESTS=ON -DCMAKE_COMPILE_WARNING_AS_ERROR=ON > /dev/null
  cmake --build "build/$build"
  ctest --test-dir "build/$build" --output-on-failure --no-tests=error -j "$(nproc)" --progress
done
