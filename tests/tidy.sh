#!/usr/bin/env bash
# clang-tidy over the sources of core, sdk and plugins, or over the files that are named. Needs a configured build/dev.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
./examples/install-packages.sh
[ -f build/dev/compile_commands.json ] || cmake --preset dev > /dev/null
files=("$@")
[ ${#files[@]} -gt 0 ] || mapfile -t files < <(git ls-files -- 'core/*.cpp' 'sdk/*.cpp' 'plugins/*.cpp')
printf '%s\0' "${files[@]}" | xargs -0 -P "$(nproc)" -n 1 clang-tidy -p build/dev --quiet --extra-arg=-Wno-unknown-warning-option
