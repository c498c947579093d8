#!/usr/bin/env bash
# Drives reports in headless Chromium.
#   tests/browser/run.sh BUILD [FILE.test.mjs]...   all tests, or these
#   tests/browser/run.sh BUILD FILE.mjs [ARGUMENT]...   another script that needs the same, such as tests/bench/report.mjs
# Installs the npm packages of package-lock.json into the build folder where they are missing; no browser is downloaded.
# Ends with 77 (skipped) where there is no Chromium, no node or no way to npm.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "$1" && pwd)
shift
skip() {
  echo "skipped: $1"
  exit 77
}

chromium=${CHROMIUM:-$(command -v chromium || command -v chromium-browser || command -v google-chrome || true)}
[ -n "$chromium" ] || skip "Chromium is not installed (examples/install-packages.sh installs Debian's package chromium)"
command -v node > /dev/null && command -v npm > /dev/null || skip "node or npm is not installed (Debian's packages nodejs and npm)"

modules="$build/tests/browser"
mkdir -p "$modules"
if ! cmp -s "$here/package-lock.json" "$modules/installed-lock.json"; then
  cp "$here/package.json" "$here/package-lock.json" "$modules/"
  (cd "$modules" && PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 npm ci --ignore-scripts --no-audit --no-fund > npm.log 2>&1) ||
    skip "npm cannot install playwright-core and axe-core: $(tail -n 1 "$modules/npm.log")"
  cp "$here/package-lock.json" "$modules/installed-lock.json"
fi

export DOSSIER_BUILD="$build" DOSSIER_MODULES="$modules/package.json" CHROMIUM="$chromium"
[[ ${1:-} != *.mjs || ${1:-} == *.test.mjs ]] || exec node "$@"
tests=("$@")
[ ${#tests[@]} -gt 0 ] || tests=("$here"/*.test.mjs)
exec node --test "${tests[@]}"
