#!/usr/bin/env bash
# Installs what examples/packages.txt lists and this machine lacks. Quiet and quick when nothing is missing.
#   examples/install-packages.sh           all
#   examples/install-packages.sh --build   what building needs, without the section of the tests
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

missing=()
while read -r package; do
  [[ $package == "# tests" && ${1:-} == --build ]] && break
  [[ -z $package || $package == \#* ]] && continue
  # A command may have come another way: npm with a newer nodejs than Debian's, for instance.
  command -v "$package" > /dev/null && continue
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done < "$here/packages.txt"
[ ${#missing[@]} -eq 0 ] && exit 0

echo "installing: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo > /dev/null || { echo "these packages are missing, and there is no sudo to install them: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
