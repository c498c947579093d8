#!/usr/bin/env python3
"""resume.py [--dossier CMD] [--docs N] [--memory SIZE]

How long a run takes to begin where an earlier one was killed: runs tests/bench/scale.yaml on N articles and kills it as
its exporter begins; starts it again until the exporter begins once more (all other stages are taken over as they are),
and until the end; then once more with nothing left to do but the exporter's work. Prints seconds, and what the state takes
on disk."""
import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time

import scale


def below(folder):
    return sum(os.path.getsize(os.path.join(path, name)) for path, _, names in os.walk(folder) for name in names)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--dossier', default=os.path.join(scale.HERE, '../../build/release/bin/dossier'))
    parser.add_argument('--docs', type=int, default=100000)
    parser.add_argument('--memory', default='512MiB')
    a = parser.parse_args()
    work = tempfile.mkdtemp(prefix='dossier-resume-')
    source, state = os.path.join(work, 'in.jsonl'), os.path.join(work, 'state')

    def run(until=None):
        environment = {**os.environ, **({'DOSSIER_KILL_POINT': until} if until else {})}
        start = time.monotonic()
        ended = subprocess.run([a.dossier, 'run', os.path.join(scale.HERE, 'scale.yaml'), '--set', f'input={source}',
                                '--set', f'output={work}/out', '--state', state, '--progress', 'none', '--memory', a.memory],
                               stdout=subprocess.DEVNULL, env=environment, check=False)
        if ended.returncode != (-9 if until else 0):
            sys.exit(f'expected {"a killed run" if until else "0"}, dossier ended with {ended.returncode}')
        return time.monotonic() - start

    try:
        size = scale.generate(source, a.docs)
        print(f'{a.docs} documents, {size / 1e6:.1f} MB')
        print(f'killed as the exporter began, after {run("export.begun"):8.2f} s')
        for folder in ('results', 'memo'):
            print(f'   state/{folder}: {below(os.path.join(state, folder)) / 1e6:.0f} MB')
        print(f'started again, until it begins once more {run("export.begun"):8.2f} s')
        print(f'started again, to the end {run():8.2f} s')
        print(f'run once more {run():8.2f} s')
    finally:
        shutil.rmtree(work, ignore_errors=True)


if __name__ == '__main__':
    main()
