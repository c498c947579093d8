#!/usr/bin/env bash
# Installs the packages in examples/packages.txt that are missing on this machine. Quiet and quick if there are none.
#   examples/install-packages.sh           those for building and for tests
#   examples/install-packages.sh --build   those for building
#   examples/install-packages.sh --long    all
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)

missing=()
while read -r package; do
  [[ $package == "# tests" && ${1:-} == --build ]] && break
  [[ $package == "# long tests" && ${1:-} != --long ]] && break
  [[ -z $package || $package == \#* ]] && continue
  # A command may have been installed by other means, such as npm with a newer nodejs than Debian's.
  command -v "$package" > /dev/null && continue
  dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
done < "$here/packages.txt"
[ ${#missing[@]} -eq 0 ] && exit 0

echo "installing: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo > /dev/null || { echo "cannot install the missing packages, because there is no sudo: ${missing[*]}" >&2; exit 1; }
  as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
"${as_root[@]}" apt-get update -qq
"${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}" > /dev/null
