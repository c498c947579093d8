#!/usr/bin/env python3
"""reuse.py [--dossier CMD] [--docs 10000]

What a second run costs: the complete pipeline (tests/bench/scale.yaml) on that many documents, one file each; the same again; and
with one more document. Prints plugin calls by stage (except those in rounds, which are repeated), seconds, and whether the bytes equal those of a fresh run."""
import argparse
import filecmp
import json
import os
import shlex
import shutil
import subprocess
import sys
import tempfile
import time

import scale


def run(command, folder, output, state, *options):
    began = time.monotonic()
    subprocess.run([*command, 'run', os.path.join(scale.HERE, 'scale.yaml'), '--set', 'input=' + folder, '--set',
                    'output=' + output, '--state', state, '--progress', 'none', *options], check=True, stdout=subprocess.DEVNULL)
    seconds = time.monotonic() - began
    with open(os.path.join(output, 'run.json'), encoding='utf-8') as file:
        stages = json.load(file)['stages']
    return seconds, {name: stage['calls'] - stage.get('round_calls', 0) for name, stage in stages.items() if not stage['plugin'].startswith('exporter.')}


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--dossier', default='build/release/bin/dossier')
    parser.add_argument('--docs', type=int, default=10000)
    arguments = parser.parse_args()
    command = shlex.split(arguments.dossier)
    root = tempfile.mkdtemp(prefix='dossier-reuse-')
    all_lines, folder = os.path.join(root, 'all'), os.path.join(root, 'in')
    scale.generate(all_lines, arguments.docs + 1)
    os.makedirs(folder)
    with open(all_lines, encoding='utf-8') as file:
        lines = file.readlines()
    new = len(lines) // 2  # in the middle: what is behind it moves

    def write(i):
        with open(os.path.join(folder, f'{i:07}.jsonl'), 'w', encoding='utf-8') as file:
            file.write(lines[i])
    for i in range(len(lines)):
        if i != new:
            write(i)
    state, output, fresh = (os.path.join(root, name) for name in ('state', 'out', 'fresh'))
    first, all_calls = run(command, folder, output, state)
    again, again_calls = run(command, folder, output, state)
    write(new)
    more, more_calls = run(command, folder, output, state)
    scratch, _ = run(command, folder, fresh, os.path.join(root, 'fresh-state'))
    ports = [name for name in os.listdir(fresh) if name.endswith('.jsonl')]
    differing = sum(filecmp.cmpfiles(output, fresh, ports, shallow=False)[1:], [])
    print(f'{arguments.docs} documents: {first:.1f} s; again {again:.2f} s; one more {more:.1f} s; fresh {scratch:.1f} s')
    for name, calls in all_calls.items():
        print(f'  {name:10} {calls:9} calls; again {again_calls[name]:3}; one more {more_calls[name]:7} ({more_calls[name] / max(calls, 1):.2%})')
    total, after = sum(all_calls.values()), sum(more_calls.values())
    print(f'  all        {total:9} calls; again {sum(again_calls.values()):3}; one more {after:7} ({after / total:.2%})')
    print('files that differ from a fresh run: ' + (' '.join(differing) or 'none'))
    shutil.rmtree(root)
    return 1 if differing else 0


if __name__ == '__main__':
    sys.exit(main())
