#!/usr/bin/env python3
"""Plugins built by another compiler with another standard library run together with those of this build, and produce the same bytes.

Builds some of the plugins that come with Dossier by Clang with libc++ against the installed SDK, replaces the installed
ones with them, and runs the newsroom pipeline with both."""
import argparse
import filecmp
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../sdk'))
from installed import Failed, Installed, expect

# One of each shape: a map, passes, a sink.
PLUGINS = ['extractors/quantity', 'checkers/values', 'exporters/jsonl']


def libraries(folder):
    """The shared libraries that each plugin of a folder is linked with, by the names in its dynamic section."""
    return {name: os.popen(f'readelf -d {os.path.join(folder, name)}').read()
            for name in os.listdir(folder) if name.endswith('.so')}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ('build', 'source', 'cmake'):
        parser.add_argument('--' + name, required=True)
    arguments = parser.parse_args()
    pipeline = os.path.join(arguments.source, 'pipelines/newsroom.yaml')
    try:
        here = Installed(arguments.build, os.path.join(arguments.build, 'compilers-test'), arguments.cmake, 'clang++')
        plain = here.run('one-compiler', pipeline)
        project = os.path.join(here.root, 'project')
        os.makedirs(project)
        with open(os.path.join(project, 'CMakeLists.txt'), 'w', encoding='utf-8') as file:
            file.write('cmake_minimum_required(VERSION 3.25)\nproject(other LANGUAGES CXX)\nfind_package(dossier-sdk REQUIRED)\n')
            file.writelines(f'add_subdirectory("{arguments.source}/plugins/{name}" {name})\n' for name in ['language', *PLUGINS])
        built = here.compile('clang', project, '-DCMAKE_PREFIX_PATH=' + here.prefix, flags='-stdlib=libc++', jobs=2)
        here.call('clang', arguments.cmake, '--install', built, '--prefix', here.prefix)
        linked = libraries(os.path.join(here.prefix, 'lib/dossier/plugins'))
        expect('plugins with libc++', sum('libc++.so' in names for names in linked.values()), len(PLUGINS))
        expect('plugins with both', sum('libc++.so' in names and 'libstdc++.so' in names for names in linked.values()), 0)
        mixed = here.run('two-compilers', pipeline)
        names = sorted(name for name in os.listdir(plain) if name.endswith('.jsonl'))
        expect('files', sorted(name for name in os.listdir(mixed) if name.endswith('.jsonl')), names)
        _, differing, missing = filecmp.cmpfiles(plain, mixed, names, shallow=False)
        expect('files that differ', differing + missing, [])
        expect('whether there are claims', os.path.getsize(os.path.join(plain, 'claims.jsonl')) > 10000, True)
    except Failed as failure:
        print(failure)
        return 1
    print(f'{len(PLUGINS)} plugins by Clang with libc++, {len(linked) - len(PLUGINS)} by the compiler of the build: the same bytes')
    return 0


if __name__ == '__main__':
    sys.exit(main())
