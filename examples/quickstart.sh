#!/usr/bin/env bash
# From a fresh clone to a report on the sample articles: installs missing packages, builds, runs, prints where to look.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

./examples/install-packages.sh --build
[ -f build/release/build.ninja ] || cmake --preset release -DDOSSIER_TESTS=OFF > /dev/null
cmake --build build/release

out=build/quickstart
build/release/bin/dossier run pipelines/newsroom.yaml --set output="$out"
echo
echo "The report: $PWD/$out/report.html (open it in a browser)"
echo "The records: $PWD/$out/*.jsonl"
