#!/usr/bin/env python3
"""However a run ends, the same command resumes it and produces the bytes of an undisturbed run.

Kills the command at each named place of the code (kill_point in core/), at random moments, and on a full disk; then runs it
again on the same state folder and compares every record with those of a fresh run."""
import argparse
import os
import random
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import time

PIPELINE = '''version: 1
name: kill
vars:
  input: {{ type: path, help: the inputs }}
  output: {{ type: path, help: the results }}
stages:
  read: {{ use: reader.lines, paths: ["${{input}}"] }}
  rare: {{ use: deduplicator.rare-words, from: [read] }}
  words: {{ use: extractor.words, from: [read] }}
  echo: {{ use: extractor.echo, from: [read, words] }}
  rounds: {{ use: checker.rounds, from: [words, rare] }}
  save:
    use: exporter.jsonl
    from: [read, rare, words, echo, rounds, "*.rejected"]
    with: {{ directory: "${{output}}" }}
{more}'''
TABLE = '  table: { use: exporter.sqlite, from: [read, words], with: { path: "${output}/table.db" } }\n'
# Nothing is alike in two of them: what was remembered of one is dropped with the next, and old results go with the fourth.
CORPORA = ['alder birch cedar dogwood elm fir', 'ginkgo hazel ivy juniper kapok larch', 'maple nutmeg oak pine quince rowan',
           'spruce tamarisk ulmus viburnum willow yew']


def is_long():
    """Whether this is the long run of all tests (tests/run.sh --long)."""
    return bool(os.environ.get('DOSSIER_LONG'))


class Failed(Exception):
    pass


class Bench:
    def __init__(self, arguments):
        self.command = os.path.join(arguments.build, 'bin/dossier')
        self.plugins = os.path.join(arguments.build, 'tests/plugins')
        self.root = tempfile.mkdtemp(prefix='dossier-kill-')
        self.pipeline = self.write('pipeline.yaml', PIPELINE.format(more=TABLE))
        self.inputs, self.expected = [], []
        for number, words in enumerate(CORPORA):
            self.inputs.append(self.write_corpus(f'in{number}', words.split()))
        for number in range(len(CORPORA)):
            folder = os.path.join(self.root, f'expected{number}')
            self.run(number, os.path.join(self.root, 'undisturbed'), folder, must=0)
            self.expected.append(self.results(folder))

    def write(self, name, text):
        path = os.path.join(self.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    def write_corpus(self, name, words):
        for i in range(60):
            chosen = [words[(i * k + i // 7) % len(words)] + (str(i // 3) if k == 1 else '') for k in range(1, 4)]
            text = f'paper{i % 5}\t{" ".join(chosen)}\n' + ('!broken\n' if i % 20 == 7 else '')
            self.write(f'{name}/{i:03}.lines', text)
        return os.path.join(self.root, name)

    def start(self, number, state, output, environment=(), jobs='2'):
        return subprocess.Popen(
            [self.command, 'run', self.pipeline, '--plugin-dir', self.plugins, '--set', 'input=' + self.inputs[number],
             '--set', 'output=' + output, '--state', state, '--progress', 'none', '--jobs', jobs],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, env={**os.environ, **dict(environment)})

    def run(self, number, state, output, environment=(), must=None):
        process = self.start(number, state, output, environment)
        errors = process.communicate()[1].decode()
        if must is not None and process.returncode != must:
            raise Failed(f'expected exit code {must}, found {process.returncode}: {errors}')
        return process.returncode, errors

    @staticmethod
    def results(folder):
        found = {}
        for name in sorted(os.listdir(folder)):
            if name.endswith('.jsonl'):
                with open(os.path.join(folder, name), 'rb') as file:
                    found[name] = file.read()
        return found

    def compare(self, number, output, what):
        found = self.results(output)
        for name in sorted(set(found) | set(self.expected[number])):
            if found.get(name) != self.expected[number].get(name):
                raise Failed(f'{what}: {name} differs from that of an undisturbed run')
        left = [name for name in os.listdir(output) if name.endswith(('.tmp', '-journal')) or name.startswith('.')]
        if left:
            raise Failed(f'{what}: left behind: {" ".join(left)}')

    def go_on(self, number, state, output, what):
        code, errors = self.run(number, state, output)
        if code != 0:
            raise Failed(f'{what}: the next run ended with {code}: {errors}')
        self.compare(number, output, what)


def kill_points(source):
    """All but those of tasks, which executor_test.py meets."""
    names = set()
    for folder, _, files in os.walk(os.path.join(source, 'core')):
        for name in files:
            with open(os.path.join(folder, name), encoding='utf-8') as file:
                names.update(re.findall(r'kill_point\("([^"]+)"\)', file.read()))
    return sorted(name for name in names if not name.startswith('task'))


def at_each_point(bench, source):
    """Runs on one corpus after the other, each killed at the place and then run again."""
    points = kill_points(source)
    if len(points) < 25:
        raise Failed(f'expected at least 25 kill points, found {len(points)}')
    kills, unmet = 0, []
    for point in points:
        state, output = (os.path.join(bench.root, name) for name in ('state', 'output'))
        for folder in (state, output):
            shutil.rmtree(folder, ignore_errors=True)
        met = 0
        for number in range(len(CORPORA)):
            for time_met in (1, 4) if number == 0 else (1,):
                code, _ = bench.run(number, state, output, {'DOSSIER_KILL_POINT': f'{point}:{time_met}'})
                met += code == -signal.SIGKILL
            bench.go_on(number, state, output, f'{point}, corpus {number}')
        kills += met
        if not met:
            unmet.append(point)
    if unmet:
        raise Failed('never met: ' + ' '.join(unmet))
    return f'{len(points)} kill points, {kills} kills'


def at_random(bench, count, seed):
    chance = random.Random(seed)
    state, output = (os.path.join(bench.root, name) for name in ('random-state', 'random-output'))
    kills = 0
    longest = 0.5
    while kills < count:
        number = chance.randrange(len(CORPORA))
        if chance.random() < 0.3:
            shutil.rmtree(state, ignore_errors=True)
        process = bench.start(number, state, output)
        began = time.monotonic()
        try:
            process.wait(chance.random() * longest)
            longest = max(0.02, (time.monotonic() - began))
        except subprocess.TimeoutExpired:
            process.kill()
            kills += 1
        process.communicate()
        if kills % 5 == 0:
            bench.go_on(number, state, output, f'random kill {kills}, seed {seed}')
            longest = 0.5
    bench.go_on(0, state, output, f'after random kills, seed {seed}')
    return f'{kills} random kills, seed {seed}'


def on_a_full_disk(bench):
    """On a file system of a few hundred kilobytes; where none can be mounted that is said."""
    disk = os.path.join(bench.root, 'disk')
    os.makedirs(disk)
    if subprocess.run(['mount', '-t', 'tmpfs', '-o', 'size=200k', 'none', disk], stderr=subprocess.DEVNULL,
                      check=False).returncode:
        return 'no full disk was tried: nothing can be mounted here'
    try:
        full = 0
        for size in range(100, 2100, 200):
            subprocess.run(['mount', '-o', f'remount,size={size}k', disk], check=True)
            code, errors = bench.run(0, os.path.join(disk, 'state'), os.path.join(disk, 'output'))
            if code == 0:
                break
            if code != 1 or 'No space left' not in errors and 'full' not in errors:
                raise Failed(f'full disk of {size} KB: expected exit code 1 and the reason, found {code}: {errors}')
            full += 1
        subprocess.run(['mount', '-o', 'remount,size=64m', disk], check=True)
        bench.go_on(0, os.path.join(disk, 'state'), os.path.join(disk, 'output'), 'full disk')
        if not full:
            raise Failed('the disk was never full')
        return f'{full} full disks'
    finally:
        subprocess.run(['umount', disk], check=False)


def carry_out(bench, steps):
    """The exit status: each step tells what it saw, or raises Failed."""
    try:
        told = [step() for step in steps]
    except Failed as failure:
        print(f'{failure}\nthe folders: {bench.root}')
        return 1
    shutil.rmtree(bench.root)
    print('; '.join(told))
    return 0


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', required=True)
    parser.add_argument('--source', required=True)
    parser.add_argument('--random', type=int, default=1000 if is_long() else 40, help='how many random kills')
    parser.add_argument('--seed', type=int, default=1)
    arguments = parser.parse_args()
    bench = Bench(arguments)
    return carry_out(bench, [lambda: at_each_point(bench, arguments.source),
                             lambda: at_random(bench, arguments.random, arguments.seed), lambda: on_a_full_disk(bench)])


if __name__ == '__main__':
    sys.exit(main())
