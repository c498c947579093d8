#!/usr/bin/env bash
# search.sh PROGRAM FOLDER: libFuzzer with a target, for DOSSIER_FUZZ_SECONDS (60). The folder keeps the inputs that reach
# new code, for the next search, and an input that fails as crash-... or timeout-...: PROGRAM FILE repeats it.
set -euo pipefail
program=$1 folder=$2
mkdir -p "$folder/corpus"
"$program" -seeds "$folder/corpus"
export ASAN_OPTIONS=detect_leaks=0
exec "$program" "$folder/corpus" -max_total_time="${DOSSIER_FUZZ_SECONDS:-60}" -max_len=4096 -timeout=20 -rss_limit_mb=2560 -verbosity=0 \
  -print_final_stats=1 -artifact_prefix="$folder/"
