#!/usr/bin/env python3
"""interrupt.py [--dossier CMD] [--docs 100000] [--moments 12] [--memory 512MiB]

How soon Ctrl-C ends a run: the whole spine (tests/bench/scale.yaml) on so many documents is sent SIGINT at moments spread
evenly over an undisturbed run and at the beginning of each of its stages, each time on its own state folder. Prints the time from the
signal to the end of the process with the stage that was running, and the maximum. Then one of the stopped runs is resumed,
and its results are compared with those of the undisturbed run. Exit 1: one took longer than 5 s, did not end with 130, or
the bytes differ."""
import argparse
import filecmp
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

import scale

LIMIT = 5.0


def start(command, source, output, state, memory):
    return subprocess.Popen([*command, 'run', os.path.join(scale.HERE, 'scale.yaml'), '--set', 'input=' + source, '--set',
                             'output=' + output, '--state', state, '--progress', 'json', '--memory', memory],
                            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


class Stages(threading.Thread):
    """Reads the progress of a run: which stage works now, and when each was first seen."""

    def __init__(self, process):
        super().__init__(daemon=True)
        self.process, self.now, self.seen, self.began = process, 'start', {}, time.monotonic()
        self.start()

    def run(self):
        for line in self.process.stderr:
            try:
                event = json.loads(line)
            except ValueError:
                continue
            if event.get('event') == 'progress':
                self.now = event['stage'] + (' ' + event['step'] if 'step' in event else '')
                self.seen.setdefault(event['stage'], time.monotonic() - self.began)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--dossier', default='build/release/bin/dossier')
    parser.add_argument('--docs', type=int, default=100000)
    parser.add_argument('--moments', type=int, default=12)
    parser.add_argument('--memory', default='512MiB')
    arguments = parser.parse_args()
    command = shlex.split(arguments.dossier)
    root = tempfile.mkdtemp(prefix='dossier-interrupt-')
    source = os.path.join(root, 'in.jsonl')
    scale.generate(source, arguments.docs)
    wrong = []
    try:
        whole = os.path.join(root, 'whole')
        process = start(command, source, whole, os.path.join(root, 'state'), arguments.memory)
        stages = Stages(process)
        if process.wait():
            sys.exit(f'the undisturbed run ended with {process.returncode}')
        seconds = time.monotonic() - stages.began
        shutil.rmtree(os.path.join(root, 'state'))
        print(f'{arguments.docs} documents: {seconds:.1f} s undisturbed')
        moments = {seconds * (i + .5) / arguments.moments for i in range(arguments.moments)}
        moments |= {moment + .05 for moment in stages.seen.values()}
        worst = (0.0, '', 0.0)
        for number, moment in enumerate(sorted(moments)):
            output, state = os.path.join(root, f'out{number}'), os.path.join(root, f'state{number}')
            process = start(command, source, output, state, arguments.memory)
            stages = Stages(process)
            try:
                process.wait(moment)
            except subprocess.TimeoutExpired:
                began = time.monotonic()
                process.send_signal(signal.SIGINT)
                process.wait()
                took = time.monotonic() - began
                print(f'  at {moment:6.1f} s, {stages.now:40} {took:5.2f} s, exit {process.returncode}')
                worst = max(worst, (took, stages.now, moment))
                if process.returncode not in (130, 0) or took > LIMIT:
                    wrong.append(f'at {moment:.1f} s: exit {process.returncode} after {took:.2f} s')
            if number == len(moments) // 2:
                again = start(command, source, output, state, arguments.memory)
                Stages(again)
                if again.wait():
                    wrong.append(f'the same command ended with {again.returncode}')
                ports = [name for name in os.listdir(whole) if name.endswith('.jsonl')]
                differing = sum(filecmp.cmpfiles(output, whole, ports, shallow=False)[1:], [])
                wrong += [f'{name} differs after resuming' for name in differing]
                print(f'  the same command resumes; files that differ: {" ".join(differing) or "none"}')
            shutil.rmtree(state, ignore_errors=True)
            shutil.rmtree(output, ignore_errors=True)
        print(f'worst: {worst[0]:.2f} s ({worst[1]}, at {worst[2]:.1f} s)')
    finally:
        shutil.rmtree(root, ignore_errors=True)
    print('\n'.join(wrong) or 'all within 5 s')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
