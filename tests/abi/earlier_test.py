#!/usr/bin/env python3
"""Plugins that were built against the SDK of an earlier release run unchanged in this build, in process and isolated.

releases.txt names the releases. The SDK, the joints and the examples of each are taken from the repository's history. If it is
not available (an archive of the sources, a shallow clone), the test is skipped with a message."""
import argparse
import filecmp
import os
import subprocess
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
sys.path.insert(0, os.path.join(HERE, '../sdk'))
from installed import Failed, Installed, expect, rows

SKIPPED = 77
PORTS = ['documents', 'copies', 'claims', 'findings', 'rejected']
PROJECT = '''cmake_minimum_required(VERSION 3.25)
project(earlier VERSION 0.0 LANGUAGES C CXX)
set(CMAKE_CXX_STANDARD 20)
include(GNUInstallDirs)
include(sdk/cmake/DossierPlugin.cmake)
add_subdirectory(sdk)
add_subdirectory(tests/joints)
file(GLOB folders examples/plugins/*/CMakeLists.txt)
foreach(list IN LISTS folders)
  get_filename_component(folder "${list}" DIRECTORY)
  get_filename_component(name "${folder}" NAME)
  file(GLOB sources "${folder}/*.cpp")
  list(FILTER sources EXCLUDE REGEX "_test.cpp$")
  dossier_add_plugin(${name} SOURCES ${sources})
endforeach()
'''


def releases(path):
    """[(tag, commit, {pipeline: {port: rows}})]"""
    found = []
    with open(path, encoding='utf-8') as file:
        for line in file:
            if not line.strip() or line.startswith('#'):
                continue
            tag, commit, *words = line.split()
            expected = {}
            while words:
                if words[0] not in PORTS:
                    counts = expected[words.pop(0)] = {}
                port, count, *words = words
                counts[port] = int(count)
            found.append((tag, commit, expected))
    return found


def take_out(source, commit, folder):
    """The parts of a commit that its plugins are built from; whether the history has it."""
    os.makedirs(folder)
    archive = subprocess.run(['git', '-c', 'safe.directory=*', '-C', source, 'archive', commit, 'sdk', 'tests/joints', 'examples/plugins'],
                             stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=False)
    if archive.returncode:
        return False
    subprocess.run(['tar', '-x', '-C', folder], input=archive.stdout, check=True)
    with open(os.path.join(folder, 'CMakeLists.txt'), 'w', encoding='utf-8') as file:
        file.write(PROJECT)
    return True


def run_both_ways(here, name, pipeline, plugins, stages):
    overlay = os.path.join(here.root, name + '-isolated.yaml')
    with open(overlay, 'w', encoding='utf-8') as file:
        file.write('stages:\n' + ''.join(f'  {stage}: {{ isolation: process }}\n' for stage in stages))
    options = [word for folder in plugins for word in ('--plugin-dir', folder)]
    plain = here.run(name, pipeline, *options)
    isolated = here.run(name + '-isolated', pipeline, *options, '--deploy', overlay)
    files = [port + '.jsonl' for port in PORTS if os.path.exists(os.path.join(plain, port + '.jsonl'))]
    expect(f'{name}: files that isolation changes', filecmp.cmpfiles(plain, isolated, files, shallow=False)[1:], ([], []))
    return {port: rows(plain, port) for port in PORTS}


def check(here, source, tag, commit, expected):
    """Whether the release could be tried."""
    old = os.path.join(here.root, tag)
    if not take_out(source, commit, old):
        return False
    built = here.compile('build-' + tag, old, jobs=2)
    joints = os.path.join(built, 'tests/plugins')
    pipelines = {'joints': (os.path.join(HERE, 'joints.yaml'), [joints], ['read', 'rare', 'words', 'echo', 'rounds']),
                 'examples': (os.path.join(old, 'examples/plugins/pipeline.yaml'), [built],
                              ['read', 'titles', 'tickers', 'future', 'feed'])}
    for name, (pipeline, plugins, stages) in pipelines.items():
        found = run_both_ways(here, f'{tag}-{name}', pipeline, plugins, stages)
        for port, count in expected[name].items():
            expect(f'{tag}: {port} of {name}', found[port], count)
    return True


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ('build', 'source', 'cmake', 'cxx'):
        parser.add_argument('--' + name, required=True)
    arguments = parser.parse_args()
    tried, absent = [], []
    try:
        here = Installed(arguments.build, os.path.join(arguments.build, 'earlier-test'), arguments.cmake, arguments.cxx)
        for tag, commit, expected in releases(os.path.join(HERE, 'releases.txt')):
            (tried if check(here, arguments.source, tag, commit, expected) else absent).append(tag)
    except Failed as failure:
        print(failure)
        return 1
    print(f'plugins of {len(tried)} earlier releases run: {" ".join(tried)}')
    if absent:
        print(f'skipped, because the history does not contain them: {" ".join(absent)}')
    return SKIPPED if absent else 0


if __name__ == '__main__':
    sys.exit(main())
