#!/usr/bin/env bash
# Installs missing packages, builds and runs all tests: a release build, one with ASan and UBSan, and one with TSan for the
# tests labelled `threads`.
#   tests/run.sh             all; a build in which nothing has changed since its tests passed is skipped
#   tests/run.sh --again     does not skip any
#   tests/run.sh --long      1,000 random kills in place of 40, every call to the file system fails once in place of some, and
#                            the build below is one of them; every word of all pages of the data sets is compared with its bytes;
#                            runs on Apache Spark, and with executors in hundreds of combinations
#   tests/run.sh release     one of them: release, asan, tsan
#   tests/run.sh fuzz        a build by Clang of the targets in tests/fuzz/targets; each searches for a minute (DOSSIER_FUZZ_SECONDS)
#   tests/run.sh fast        the daily loop: an unoptimized build; units, plugins, data cases and short runs of the command,
#                            without servers, browsers, kills and the checks of whole plugins
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

again=no
builds=()
for argument in "$@"; do
  case "$argument" in
    --again) again=yes ;;
    --long) again=yes; export DOSSIER_LONG=1 ;;
    *) builds+=("$argument") ;;
  esac
done
[ ${#builds[@]} -gt 0 ] || builds=(release asan tsan ${DOSSIER_LONG:+fuzz})
./examples/install-packages.sh ${DOSSIER_LONG:+--long}

sources=(CMakeLists.txt CMakePresets.json core sdk plugins pipelines examples tests)
[ ! -d ../shared ] || sources+=(../shared)
unchanged_since() { [ -f "$1" ] && [ -z "$(find -L "${sources[@]}" -newer "$1" -type f -print -quit)" ]; }

times=()
for build in "${builds[@]}"; do
  echo "== $build"
  passed="build/$build/tests-passed"
  if [ "$again" = no ] && unchanged_since "$passed"; then
    echo "nothing has changed since all tests of this build passed (tests/run.sh --again runs them anyway):"
    cat "$passed"
    continue
  fi
  rm -f "$passed"
  mkdir -p "build/$build"
  touch "build/$build/tests-started" # files edited from here on are not tested yet
  options=(-DDOSSIER_TESTS=ON -DCMAKE_COMPILE_WARNING_AS_ERROR=ON)
  targets=()
  tests=()
  if [ "$build" = fast ]; then
    targets=(--target fast-tests)
    tests=(-L fast)
  elif [ "$build" = fuzz ]; then
    targets=(--target fuzz-targets)
    tests=(-L fuzz)
  elif [ "$build" = tsan ]; then
    tbb=$(tests/tbb-for-tsan.sh)
    options+=("-DTBB_DIR=$tbb")
    # What no test with threads uses is not built.
    options+=("-DDOSSIER_PLUGINS=readers/text;readers/html;readers/jsonl;deduplicators/exact;deduplicators/minhash;\
extractors/entity;extractors/quantity;extractors/quote;extractors/statement;extractors/syntax;extractors/time;\
checkers/quotes;checkers/values;exporters/csv;exporters/html;exporters/jsonl;exporters/sqlite")
    targets=(--target engine_test e2e_test)
    tests=(-L threads)
  fi
  SECONDS=0
  cmake --preset "$build" "${options[@]}" > /dev/null
  cmake --build "build/$build" "${targets[@]}"
  times+=("$build: built in $SECONDS s")
  echo "${times[-1]}"
  SECONDS=0
  # Four more than there are cores, since many a test waits for a process or a disk; long ones have a COST and come first.
  ctest --test-dir "build/$build" --output-on-failure --no-tests=error -j $(($(nproc) + 4)) "${tests[@]}" | tee "build/$build/tests.log"
  grep 'tests passed' "build/$build/tests.log" > "$passed"
  touch -r "build/$build/tests-started" "$passed"
  times[-1]+=", tested in $SECONDS s: $(cat "$passed")"
done
[ ${#times[@]} -eq 0 ] || printf '%s\n' "${times[@]}"
