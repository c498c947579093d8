#!/usr/bin/env python3
"""first_feedback.py [--dossier CMD] [--files 20000] [--times 5]

How soon a run says something: from the start of the process to the first byte on standard error, in each form of progress,
on so many small files (which are listed and hashed first), on an empty state folder and on one where all is reused. Prints the worst of
each; exit 1 where one is above 200 ms."""
import argparse
import os
import pty
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import scale

LIMIT = .2


def first_byte(command, folder, output, state, form):
    options = ['--set', 'input=' + folder, '--set', 'output=' + output, '--state', state]
    if form != 'terminal':
        options += ['--progress', form]
    ours, theirs = pty.openpty() if form == 'terminal' else os.pipe()
    began = time.monotonic()
    process = subprocess.Popen([*command, 'run', os.path.join(scale.HERE, 'scale.yaml'), *options], stdout=subprocess.DEVNULL, stderr=theirs)
    os.close(theirs)
    said = os.read(ours, 4096)
    seconds = time.monotonic() - began
    if b'inputs' not in said:
        sys.exit('this is no progress: ' + said.decode(errors='replace'))
    return seconds, process, ours


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--dossier', default='build/release/bin/dossier')
    parser.add_argument('--files', type=int, default=20000)
    parser.add_argument('--times', type=int, default=5)
    arguments = parser.parse_args()
    command = shlex.split(arguments.dossier)
    root = tempfile.mkdtemp(prefix='dossier-feedback-')
    folder, output = os.path.join(root, 'in'), os.path.join(root, 'out')
    os.makedirs(folder)
    scale.generate(os.path.join(root, 'all'), arguments.files)
    with open(os.path.join(root, 'all'), encoding='utf-8') as lines:
        for number, line in enumerate(lines):
            with open(os.path.join(folder, f'{number:07}.jsonl'), 'w', encoding='utf-8') as file:
                file.write(line)
    slow = False
    try:
        for form in ('terminal', 'plain', 'json'):
            times = []
            for number in range(arguments.times):
                seconds, process, err = first_byte(command, folder, output, os.path.join(root, f'state{number}'), form)
                times.append(seconds)
                process.send_signal(signal.SIGKILL)
                process.wait()
                os.close(err)
                shutil.rmtree(os.path.join(root, f'state{number}'), ignore_errors=True)
            print(f'{form:9} first feedback: worst of {arguments.times} {max(times) * 1000:4.0f} ms')
            slow = slow or max(times) > LIMIT
    finally:
        shutil.rmtree(root, ignore_errors=True)
    return 1 if slow else 0


if __name__ == '__main__':
    sys.exit(main())
