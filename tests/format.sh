#!/usr/bin/env bash
# Is the code in the form that .clang-format gives it? With --fix it is put into it.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
mode=(--dry-run --Werror)
[ "${1:-}" = "--fix" ] && mode=(-i)
git ls-files -z -- '*.cpp' '*.hpp' '*.h' | xargs -0 -P "$(nproc)" -n 32 clang-format "${mode[@]}"
