#!/usr/bin/env python3
"""scoreboard.py [--build DIR] [--shared DIR] [--raise]

Runs the scorers of ../shared/tools/quality and compares their scores with those in scoreboard.json. A score that is more than half
a point below fails. What each score is worth is written next to it. Exit 77 (skipped) without the data. The stories in data/ are
the repository's own: marked-up texts that the compiler of the shared stories turns into documents with gold.

--raise writes the scores that are higher into scoreboard.json, and never a lower one: to accept a drop, edit the file and say why
in the commit."""
import argparse
import concurrent.futures
import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import tempfile
from decimal import Decimal

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
BOARD = os.path.join(HERE, 'scoreboard.json')
TOLERATED = Decimal('0.5')
TENTH = Decimal('0.1')
SKIPPED = 77
OWN = 'own/'  # names of sets in data/

CLAIMS = re.compile(r'(\S.*?) +P +([\d.]+) +R +([\d.]+) +F1 +([\d.]+)')
ACROSS = re.compile(r'(duplicates|conflicts|agreements|traps): (.*)')
PAGES = re.compile(r'(?:pages \d+|title exact) ')  # lines of the scorers of pages
OF_PAGES = re.compile(r'(f1|accuracy|title exact|authors) ([\d.]+)')
EVENTS = re.compile(r'all (\d+) findings, wrong (\d+)')


def percent(part, whole):
    return (Decimal(100) * part / whole).quantize(TENTH)


def scores_of(line):
    """The scores in a line of a scorer, by their names, in points."""
    if found := CLAIMS.match(line):
        name = found[1]
        return {name: Decimal(found[4]), f'{name}, precision': Decimal(found[2]), f'{name}, recall': Decimal(found[3])}
    if found := ACROSS.match(line):
        numbers = {name: Decimal(value) for name, value in re.findall(r'(\w+) ([\d.]+)(?=,|$)', found[2])}
        if found[1] == 'traps':
            return {'traps avoided': percent(numbers['of'] - numbers['hit'], numbers['of'])}
        return {f'{found[1]}, {name}': percent(numbers[name], 1) for name in ('precision', 'recall') if name in numbers}
    if PAGES.match(line):
        return {name: percent(Decimal(value), 1) for name, value in OF_PAGES.findall(line)}
    if found := EVENTS.match(line):
        return {'findings within one event': percent(Decimal(found[1]) - Decimal(found[2]), Decimal(found[1]))}
    return {}


def read_scores(output):
    """{data set: {score: points}} from what the scorers print: a data set's name at the margin, options of its scorer and its
    scores indented below."""
    found, name, options = {}, '', ''
    for line in output.splitlines():
        if line and not line.startswith(' '):
            name, options = line.strip(), ''
        elif line.strip().startswith('--'):
            options = ' ' + line.strip()
        else:
            found.setdefault(name + options, {}).update(scores_of(line.strip()))
    return found


def digest(path):
    with open(path, 'rb') as file:
        return hashlib.sha256(file.read()).hexdigest()[:16]


def compare(board, found):
    """(what fails, what is higher), each as (data set, score, expected, found); found is None where there is no score."""
    failed, higher = [], []
    for name, entry in board.items():
        for score, expected in entry['scores'].items():
            expected, is_now = Decimal(str(expected)), found.get(name, {}).get(score)
            if is_now is None or is_now < expected - TOLERATED:
                failed.append((name, score, expected, is_now))
            elif is_now > expected:
                higher.append((name, score, expected, is_now))
    return failed, higher


def comparable(board, data):
    """The part of the board whose data is there and is what the scores are of; the names of the others with the reason."""
    same, others = {}, []
    for name, entry in board.items():
        if name.startswith(OWN):
            same[name] = entry
            continue
        path = os.path.join(data, entry['data'])
        if not os.path.exists(path):
            others.append((name, f'there is no {path}'))
        elif digest(path) != entry['sha256']:
            others.append((name, f'{path} is other data than the scores are of'))
        else:
            same[name] = entry
    return same, others


def raised(board, higher):
    for name, score, _, is_now in higher:
        board[name]['scores'][score] = float(is_now)
    return board


def score(tool, dossier, task, cache, *options):
    return subprocess.run([sys.executable, tool, '--dossier', dossier, '--pipelines', HERE, *options, task], capture_output=True, text=True,
                          check=False, env={**os.environ, 'XDG_CACHE_HOME': cache})


def measure(tool, compiler, dossier, names):
    """What the scorers print of these data sets, and their errors; of stories in data/, the lines under own/NAME."""
    with tempfile.TemporaryDirectory(prefix='scoreboard-') as folder:
        def of_shared(task):
            run = score(tool, dossier, task, os.path.join(folder, task))
            return run.stdout, run.stderr

        def of_own(name):
            data = os.path.join(folder, name)
            stories = sorted(glob.glob(os.path.join(HERE, 'data', name.removeprefix(OWN), '*.story')))
            subprocess.run([sys.executable, compiler, os.path.join(data, 'stories'), *stories], check=True, stdout=subprocess.DEVNULL)
            run = score(tool, dossier, 'stories', os.path.join(data, 'cache'), '--data', data)
            return re.sub('^stories$', name, run.stdout, flags=re.MULTILINE), run.stderr
        tasks = sorted({name if name.startswith(OWN) else re.split('[/ ]', name)[0] for name in names})
        with concurrent.futures.ThreadPoolExecutor(max_workers=min(4, os.cpu_count() or 1)) as threads:
            runs = list(threads.map(lambda task: (of_own if task.startswith(OWN) else of_shared)(task), tasks))
    return ''.join(output for output, _ in runs), ''.join(errors for _, errors in runs)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', default=os.path.join(ROOT, 'build/release'))
    parser.add_argument('--shared', default=os.path.join(os.path.dirname(ROOT), 'shared'))
    parser.add_argument('--raise', action='store_true', dest='raises')
    a = parser.parse_args()
    with open(BOARD, encoding='utf-8') as file:
        board = json.load(file)
    tool, data = os.path.join(a.shared, 'tools/quality'), os.path.join(a.shared, 'data')
    if not os.path.exists(tool):
        print(f'skipped: there is no {tool}')
        return SKIPPED
    same, others = comparable(board, data)
    for name, reason in others:
        print(f'not compared: {name}: {reason}')
    if not same:
        print('skipped: no data to compare')
        return SKIPPED
    output, errors = measure(tool, os.path.join(data, 'stories/compile.py'), os.path.join(os.path.abspath(a.build), 'bin/dossier'), same)
    failed, higher = compare(same, read_scores(output))
    for name, score, expected, is_now in higher:
        print(f'higher: {name}: {score}: {expected} -> {is_now}')
    for name, score, expected, is_now in failed:
        print(f'FAIL: {name}: {score}: expected {expected}, found {"none" if is_now is None else is_now}')
    if failed:
        print(output + errors)
    print(f'{sum(len(entry["scores"]) for entry in same.values())} scores of {len(same)} data sets: {len(failed)} failed, {len(higher)} higher')
    if higher and a.raises:
        with open(BOARD, 'w', encoding='utf-8') as file:
            file.write(json.dumps(raised(board, higher), indent=2) + '\n')
    elif higher:
        print(f'to raise them: python3 tests/quality/scoreboard.py --build {a.build} --raise')
    return 1 if failed else 0


if __name__ == '__main__':
    sys.exit(main())
