#!/usr/bin/env python3
"""isolation.py [--dossier CMD] [--plugin ID] [--pairs N]

What `isolation: process` and its sandbox cost: the wall time of one extractor's stage in processes of its own over the
same in the one process, and of the same in a sandbox over that without, in runs that take turns, on documents of 2 KB
and of 100 KB (equal seeds give equal bytes). Prints the median ratios and the ranges for each size."""
import argparse
import json
import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile

import scale

PIPELINE = '''version: 1
name: isolation
stages:
  read: {{ use: reader.jsonl, paths: ["{input}"] }}
  claims: {{ use: {plugin}, from: [read], isolation: {isolation} }}
  save: {{ use: exporter.jsonl, from: [claims], with: {{ directory: "{output}" }} }}
'''


def generate(path, count, size):
    rng = random.Random(count)
    with open(path, 'w', encoding='utf-8') as f:
        for i in range(count):
            text = ''
            while len(text) < size:
                text += scale.Story(rng).article(rng) + '\n\n'
            f.write(json.dumps({'id': f'd{i}', 'text': text[:size], 'published': '2025-10-05'}) + '\n')


def stage_seconds(command, work, source, plugin, isolation):
    pipeline, output = os.path.join(work, 'pipeline.yaml'), os.path.join(work, 'out')
    with open(pipeline, 'w', encoding='utf-8') as f:
        f.write(PIPELINE.format(input=source, plugin=plugin, isolation=isolation, output=output))
    ended = subprocess.run([command, 'run', pipeline, '--state', os.path.join(work, 'state'), '--progress', 'none', '--fresh'],
                           stdout=subprocess.DEVNULL, check=False)
    if ended.returncode:
        sys.exit(f'dossier ended with {ended.returncode}')
    with open(os.path.join(output, 'run.json'), encoding='utf-8') as f:
        return json.load(f)['stages']['claims']['seconds']


def spread(ratios):
    return f'{statistics.median(ratios):.3f} (from {min(ratios):.3f} to {max(ratios):.3f})'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--dossier', default=os.path.join(scale.HERE, '../../build/release/bin/dossier'))
    parser.add_argument('--plugin', default='extractor.quantity')
    parser.add_argument('--pairs', type=int, default=7)
    a = parser.parse_args()
    work = tempfile.mkdtemp(prefix='dossier-isolation-')
    try:
        for count, size in ((20000, 2000), (500, 100000)):
            source = os.path.join(work, f'{size}.jsonl')
            generate(source, count, size)
            ways = ('none', 'process, sandbox: off', 'process, sandbox: required')
            turns = [[stage_seconds(a.dossier, work, source, a.plugin, how) for how in ways] for _ in range(a.pairs)]
            print(f'{a.plugin}, {count} documents of {size / 1000:g} KB: {statistics.median(t[0] for t in turns):.2f} s in one process, '
                  f'x {spread([t[1] / t[0] for t in turns])} isolated; in a sandbox x {spread([t[2] / t[1] for t in turns])} of that')
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == '__main__':
    main()
