#!/usr/bin/env bash
# Builds oneTBB with ThreadSanitizer from Debian's source package and prints its CMake folder: TSan reports correct locks of
# a library that is not instrumented as races. It is built once for a version and a compiler, in the user's cache folder.
# Leaves the machine's package lists alone.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."
cache=${XDG_CACHE_HOME:-${HOME:-$PWD/build}/.cache}/dossier-tests
root=$cache/tbb-tsan-$(dpkg-query -W -f='${Version}' libtbb-dev)-$(c++ -dumpfullversion)
if [ ! -d "$root" ]; then
  mkdir -p "$cache"
  work=$(mktemp -d "$cache/tbb-build.XXXXXX")
  trap 'rm -rf "$work"' EXIT
  mkdir -p "$work/sources" "$work/lists/partial" "$work/source"
  for list in /etc/apt/sources.list /etc/apt/sources.list.d/*; do
    case $list in
      *.sources) sed 's/^Types:.*/Types: deb-src/' "$list" > "$work/sources/${list##*/}" ;;
      *.list) [ ! -f "$list" ] || sed 's/^deb /deb-src /' "$list" > "$work/sources/${list##*/}" ;;
    esac
  done
  apt=(apt-get -qq -o "Dir::Etc::SourceList=/dev/null" -o "Dir::Etc::SourceParts=$work/sources" -o "Dir::State::Lists=$work/lists"
    -o "APT::Sandbox::User=")
  "${apt[@]}" update >&2
  (cd "$work/source" && "${apt[@]}" source onetbb > /dev/null)
  cmake -G Ninja -S "$work"/source/onetbb-*/ -B "$work/build" -DCMAKE_BUILD_TYPE=RelWithDebInfo \
    -DCMAKE_INSTALL_PREFIX="$work/root" -DCMAKE_INSTALL_RPATH='$ORIGIN' -DTBB_TEST=OFF -DTBB_STRICT=OFF -DTBBMALLOC_BUILD=OFF \
    -DTBB_SANITIZE=thread -DCMAKE_CXX_FLAGS=-Wno-tsan > /dev/null
  cmake --build "$work/build" > "$work/build.log" || { tail -n 40 "$work/build.log" >&2; exit 1; }
  cmake --install "$work/build" > /dev/null
  mv -T "$work/root" "$root" 2> /dev/null || [ -d "$root" ] # another run may have been first
fi
dirname "$(find "$root" -name TBBConfig.cmake)"
