#!/usr/bin/env python3
"""scale.py [--dossier CMD] [--docs 10000 100000] [--memory 512MiB] [--jobs N]

Generates short articles (equal seeds give equal bytes), runs the whole spine on them (tests/bench/scale.yaml), and prints
for each size the seconds of each stage, documents per second, processor time, and the peak of anonymous memory of all its
processes (RssAnon, sampled 20 times a second); then how cost per document and memory grow from the first size to the last,
in processor time too, which other work on the machine disturbs less."""
import argparse
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time

HERE = os.path.dirname(os.path.abspath(__file__))
SYLLABLES = 'ar bel cas dun esk far gal hy is jor ka lin mor nor os pel quin ros sa tor ul ven wes yar zel'.split()
THINGS = ['bridge', 'harbour', 'school', 'hospital', 'tunnel', 'market', 'museum', 'station', 'reservoir', 'library']
VERBS = ['opened', 'closed', 'flooded', 'reopened', 'was sold', 'was inspected', 'caught fire', 'was rebuilt']
FILLER = ('council report winter traffic morning engineers residents company budget north river district weather minister '
          'letter meeting contract service repair summer railway police visitors plan delay concert quarter union').split()


def name(rng):
    return ''.join(rng.choice(SYLLABLES) for _ in range(3)).capitalize()


class Story:
    """An event at a place of its own; articles on it agree but for an error now and then."""

    def __init__(self, rng):
        self.place, self.thing, self.verb = name(rng), rng.choice(THINGS), rng.choice(VERBS)
        self.mayor = f'{name(rng)} {name(rng)}'
        self.day = f'{rng.randint(1, 28)} {rng.choice(["January", "March", "May", "June", "October"])} 2025'
        self.cost, self.people, self.share = rng.randint(2, 900), rng.randint(1, 90) * 1000, rng.randint(2, 60)

    def article(self, rng):
        cost = self.cost + (rng.random() < .05)
        filler = [' '.join(rng.choice(FILLER) for _ in range(rng.randint(10, 40))).capitalize() for _ in range(2)]
        return (f'The {self.thing} in {self.place} {self.verb} on {self.day}. It cost {cost} million euros and serves '
                f'{self.people:,} people a day. {filler[0]}.\n\n"We expected {self.share} percent more visitors than last '
                f'year at the {self.thing}," said {self.mayor}, the mayor of {self.place}. {filler[1]}.')


def generate(path, count):
    rng = random.Random(2025)
    stories, recent = [], []
    with open(path, 'w', encoding='utf-8') as f:
        for i in range(count):
            if i % 4 == 0:
                stories = (stories + [Story(rng)])[-20:]
            copied = recent and rng.random() < .2
            text = rng.choice(recent) if copied else rng.choice(stories).article(rng)
            if copied and rng.random() < .5:
                text = text.replace(' and ', ' as well as ', 1)
            recent = (recent + [text])[-50:]
            f.write(json.dumps({'id': f'd{i}', 'text': text, 'source': f'Paper {i % 97}', 'title': f'Story {i}',
                                'published': f'2025-10-{1 + i % 28:02d}'}) + '\n')
    return os.path.getsize(path)


def anonymous(pid):
    try:
        with open(f'/proc/{pid}/status', encoding='ascii') as f:
            return next((int(x.split()[1]) * 1024 for x in f if x.startswith('RssAnon')), 0)
    except OSError:
        return 0


def all_processes(pid):
    """The process and those it started."""
    found = [pid]
    for parent in found:
        try:
            for task in os.listdir(f'/proc/{parent}/task'):
                with open(f'/proc/{parent}/task/{task}/children', encoding='ascii') as f:
                    found += [int(child) for child in f.read().split()]
        except OSError:
            pass
    return found


def run(command, source, out, options):
    start = time.monotonic()
    peak = 0
    child = subprocess.Popen([*command, 'run', os.path.join(HERE, 'scale.yaml'), '--set', f'input={source}', '--set', f'output={out}',
                              '--state', out + '.state', '--progress', 'none', *options], stdout=subprocess.DEVNULL)
    status = usage = None
    while status is None:
        peak = max(peak, sum(anonymous(pid) for pid in all_processes(child.pid)))
        time.sleep(.05)
        ended, code, usage = os.wait4(child.pid, os.WNOHANG)
        if ended:
            status = os.waitstatus_to_exitcode(code)
    if status:
        sys.exit(f'dossier ended with {status}')
    with open(os.path.join(out, 'run.json'), encoding='utf-8') as f:
        record = json.load(f)
    return time.monotonic() - start, usage.ru_utime + usage.ru_stime, peak, record


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--dossier', default=os.path.join(HERE, '../../build/release/bin/dossier'))
    parser.add_argument('--docs', type=int, nargs='+', default=[10000, 100000])
    parser.add_argument('--memory', default='512MiB')
    parser.add_argument('--jobs', default=str(os.cpu_count()))
    a = parser.parse_args()
    work = tempfile.mkdtemp(prefix='dossier-scale-')
    results = []
    try:
        for count in a.docs:
            source = os.path.join(work, f'{count}.jsonl')
            size = generate(source, count)
            seconds, processor, peak, record = run([a.dossier], source, os.path.join(work, f'out{count}'), ['--memory', a.memory, '--jobs', a.jobs])
            results.append((count, seconds, processor, peak))
            print(f'{count} documents, {size / 1e6:.1f} MB: {seconds:.1f} s, {count / seconds:.0f} documents/s, {processor:.1f} s of processors, '
                  f'peak anonymous memory {peak / 2**20:.0f} MiB')
            for name, stage in record['stages'].items():
                print(f'   {name:<10} {stage["plugin"]:<22} {stage["seconds"]:8.2f} s  {stage["out"]:>9} rows  {stage["calls"]:>9} calls'
                      + (f'  {stage["cut"]} cut' if stage.get('cut') else ''))
        if len(results) > 1:
            (n0, s0, c0, p0), (n1, s1, c1, p1) = results[0], results[-1]
            print(f'from {n0} to {n1}: cost per document x {s1 / n1 / (s0 / n0):.2f} (processor time x {c1 / n1 / (c0 / n0):.2f}), '
                  f'memory x {p1 / p0:.2f}')
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == '__main__':
    main()
