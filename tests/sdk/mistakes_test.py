#!/usr/bin/env python3
"""A mistake in a plugin's class is named by one sentence of the compiler, or of what describes the plugin at build time.

Each file of mistakes/ begins with `// compile: SENTENCE` or `// describe: SENTENCE`: a part of what is said. A file that begins
with `// fine` compiles and describes itself without a word."""
import argparse
import concurrent.futures
import glob
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))


def run(*command):
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
    return done.returncode, ' '.join(done.stdout.split())


def check(path, cxx, options, generator, folder):
    with open(path, encoding='utf-8') as file:
        kind, _, sentence = file.readline().lstrip('/ ').strip().partition(': ')
    if kind == 'compile':
        failed, said = run(cxx, *options, '-fsyntax-only', path)
    else:
        library = os.path.join(folder, os.path.basename(path) + '.so')
        failed, said = run(cxx, *options, '-fPIC', '-shared', '-fvisibility=hidden', '-Wl,--build-id=sha1', '-o', library, path)
        if failed:
            return f'{path} does not compile: {said[:2000]}'
        failed, said = run(generator, library, library + '.json')
    if kind == 'fine':
        return f'{path}: expected no error, found {said[:2000]}' if failed or said else None
    return None if failed and sentence in said else f'{path}: expected "{sentence}", found {said[:2000] or "no error"}'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    for name in ('cxx', 'source'):
        parser.add_argument('--' + name, required=True)
    arguments = parser.parse_args()
    options = ['-std=c++20', '-O0', f'-I{arguments.source}/sdk/include']
    paths = sorted(glob.glob(os.path.join(HERE, 'mistakes/*.cpp')))
    with tempfile.TemporaryDirectory() as folder, concurrent.futures.ThreadPoolExecutor(2) as pool:
        generator = os.path.join(folder, 'generator')
        failed, said = run(arguments.cxx, *options, '-o', generator, f'{arguments.source}/sdk/cmake/manifest_generator.cpp', '-ldl')
        if failed:
            print(said)
            return 1
        found = pool.map(lambda path: check(path, arguments.cxx, options, generator, folder), paths)
        wrong = [problem for problem in found if problem]
    print('\n'.join(wrong) or f'{len(paths)} cases, each as expected')
    return 1 if wrong or not paths else 0


if __name__ == '__main__':
    sys.exit(main())
