#!/usr/bin/env python3
"""Each exporter keeps its promise however often the run is killed: at random moments of the export, then once more to the
end. What is shown is the run before or the whole of this one; at the end nothing is lost, and nothing is doubled.

EXPORTERS lists them: options, and what is read back of the target. Other tests may add to it and call try_exporter()."""
import argparse
import os
import random
import shutil
import sqlite3
import subprocess
import sys
import tempfile
import time

PIPELINE = '''version: 1
name: export-kill
stages:
  read: {{ use: reader.lines, paths: ["{input}"] }}
  rare: {{ use: deduplicator.rare-words, from: [read] }}
  words: {{ use: extractor.words, from: [read] }}
  save: {{ use: {plugin}, from: [read, rare, words, "*.rejected"], with: {options} }}
'''
WORDS = 'alder birch cedar dogwood elm fir ginkgo hazel ivy juniper kapok larch maple nutmeg oak pine quince rowan'.split()


class Failed(Exception):
    pass


def files(folder):
    """Every file but the run record, with its bytes."""
    found = {}
    for root, _, names in os.walk(folder):
        for name in names:
            if name != 'run.json':
                with open(os.path.join(root, name), 'rb') as file:
                    found[os.path.relpath(os.path.join(root, name), folder)] = file.read()
    return found


def shown(folder):
    return {name: content for name, content in files(folder).items() if not os.path.basename(name).startswith('.')}


def tables(folder):
    """The rows of all tables; nothing where there is no database. A journal is the database's own affair."""
    path = os.path.join(folder, 'out.db')
    if not os.path.exists(path):
        return {}
    with sqlite3.connect(path) as database:
        names = [row[0] for row in database.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
        return {name: sorted(map(repr, database.execute(f'SELECT * FROM "{name}"'))) for name in names}


# name: (plugin, options with {folder}, what a reader of the target sees, everything that is there)
EXPORTERS = {
    'jsonl': ('exporter.jsonl', '{{ directory: "{folder}" }}', shown, files),
    'jsonl-zstd': ('exporter.jsonl', '{{ directory: "{folder}", compression: zstd }}', shown, files),
    'jsonl-gzip': ('exporter.jsonl', '{{ directory: "{folder}", compression: gzip }}', shown, files),
    'csv': ('exporter.csv', '{{ directory: "{folder}" }}', shown, files),
    'markdown': ('exporter.markdown', '{{ path: "{folder}/out.md" }}', shown, files),
    'jsonld': ('exporter.jsonld', '{{ path: "{folder}/out.jsonld" }}', shown, files),
    'html': ('exporter.html', '{{ path: "{folder}/out.html" }}', shown, files),
    'sqlite': ('exporter.sqlite', '{{ path: "{folder}/out.db" }}', shown, files),
    'sqlite-append': ('exporter.sqlite', '{{ path: "{folder}/out.db", mode: append }}', tables, tables),
}
ONE_BY_ONE = {'jsonl', 'jsonl-zstd', 'jsonl-gzip', 'csv'}  # several files, each whole, are renamed one after another


class Bench:
    def __init__(self, build, documents):
        self.command = os.path.join(build, 'bin/dossier')
        self.plugins = os.path.join(build, 'tests/plugins')
        self.root = tempfile.mkdtemp(prefix='dossier-export-kill-')
        self.state = os.path.join(self.root, 'state')
        self.input = os.path.join(self.root, 'in')
        os.makedirs(self.input)
        chance = random.Random(1)
        with open(os.path.join(self.input, 'a.lines'), 'w', encoding='utf-8') as file:
            for i in range(documents):
                words = ' '.join(chance.choice(WORDS) for _ in range(8))
                file.write(f'paper{i % 7}\t{words} x{i}\n' + ('!broken\n' if i % 200 == 7 else ''))

    def start(self, plugin, options, environment=()):
        path = os.path.join(self.root, 'pipeline.yaml')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(PIPELINE.format(input=self.input, plugin=plugin, options=options))
        return subprocess.Popen([self.command, 'run', path, '--plugin-dir', self.plugins, '--state', self.state, '--progress',
                                 'none', '--jobs', '2'], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                                env={**os.environ, **dict(environment)})

    def run(self, plugin, options):
        process = self.start(plugin, options)
        errors = process.communicate()[1].decode()
        if process.returncode:
            raise Failed(f'{plugin}: the run ended with {process.returncode}: {errors}')

    def remove(self):
        shutil.rmtree(self.root)


def same_or_part(name, seen, expected):
    if name in ONE_BY_ONE:
        return all(expected.get(file) == content for file, content in seen.items())
    return seen in ({}, expected)


def try_exporter(bench, name, plugin, options, seen, everything, kills, seed):
    """Kills so many exports, each followed now and then by a whole one; how many were killed while they exported."""
    chance = random.Random(f'{seed} {name}')
    calm = os.path.join(bench.root, 'calm-' + name)
    target = os.path.join(bench.root, 'target-' + name)
    bench.run(plugin, options.format(folder=calm))
    began = time.monotonic()
    bench.run(plugin, options.format(folder=calm))  # the stages before are reused now: this is the time of an export
    longest = time.monotonic() - began
    expected, left = seen(calm), everything(calm)
    if not expected:
        raise Failed(f'{name}: an undisturbed run shows nothing')
    killed = tries = 0
    while killed < kills:
        tries += 1
        if tries > 20 * kills:
            raise Failed(f'{name}: only {killed} of {tries} exports could be killed')
        if chance.random() < 0.3:
            shutil.rmtree(target, ignore_errors=True)
        process = bench.start(plugin, options.format(folder=target))
        try:
            process.wait(chance.random() * longest)
        except subprocess.TimeoutExpired:
            process.kill()
            killed += 1
        process.communicate()
        if not same_or_part(name, seen(target), expected):
            raise Failed(f'{name}: after kill {killed}, seed {seed}, a part of a run is shown')
        if killed % 5 == 0:
            bench.run(plugin, options.format(folder=target))
            if everything(target) != left:
                raise Failed(f'{name}: after kill {killed}, seed {seed}, the next run ends with another target: '
                             f'{sorted(everything(target))} instead of {sorted(left)}, or other bytes')
    return killed


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', required=True)
    parser.add_argument('--only', action='append', choices=sorted(EXPORTERS))
    parser.add_argument('--kills', type=int, default=20, help='of each exporter')
    parser.add_argument('--documents', type=int, default=4000)
    parser.add_argument('--seed', type=int, default=1)
    arguments = parser.parse_args()
    bench = Bench(arguments.build, arguments.documents)
    try:
        for name, (plugin, options, seen, everything) in EXPORTERS.items():
            if arguments.only and name not in arguments.only:
                continue
            killed = try_exporter(bench, name, plugin, options, seen, everything, arguments.kills, arguments.seed)
            print(f'{name}: {killed} kills, nothing lost, nothing doubled', flush=True)
    except Failed as failure:
        print(f'{failure}\nthe folders: {bench.root}')
        return 1
    bench.remove()
    return 0


if __name__ == '__main__':
    sys.exit(main())
