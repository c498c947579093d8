#!/usr/bin/env python3
"""A run stops soon after SIGTERM, whatever it is doing: it is stopped at several points of runs over texts that cost a lot, and may
use 2 seconds of processor time after the signal. Processor time, not time: a busy machine does not matter.

  cancel_test.py --build BUILD --pipeline FILE           one text, some points
  cancel_test.py --build BUILD --pipeline FILE --long    larger texts, more points; also with DOSSIER_LONG=1
"""
import argparse
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time

LIMIT = 2.0  # seconds of processor time after the signal
INTERRUPTED = 130
TEXTS = {
    'percentages': '5% ',
    'speech': '"Go," he said. ',
    'changes': 'prices rose 5% to $240 from $220 in May, ',
    'letters': 'a a a ',
    'dates': '2016-04-22 ',
}
TICK = os.sysconf('SC_CLK_TCK')


def used(process):
    """Processor seconds of the run so far, with those of its workers that have ended."""
    with open(f'/proc/{process.pid}/stat', encoding='ascii') as file:
        fields = file.read().rpartition(')')[2].split()
    return sum(int(fields[i]) for i in (11, 12, 13, 14)) / TICK


def run(build, folder, point):
    """The run's processor time when it was stopped, and after that until it had ended; its exit code."""
    shutil.rmtree(os.path.join(folder, 'state'), ignore_errors=True)
    with open(os.path.join(folder, 'said'), 'w+', encoding='utf-8') as said:
        process = subprocess.Popen(
            [os.path.join(build, 'bin', 'dossier'), 'run', os.path.join(folder, 'newsroom.yaml'), '--set',
             'articles=' + os.path.join(folder, 'in'), '--set', 'output=' + os.path.join(folder, 'out'), '--state',
             os.path.join(folder, 'state'), '--progress', 'none', '--memory', '256MiB', '--jobs', '2'], stdout=said, stderr=said)
        stopped = None
        while True:
            status = os.waitid(os.P_PID, process.pid, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            if status is not None:
                break
            if stopped is None and point is not None and used(process) >= point:
                stopped = used(process)
                process.send_signal(signal.SIGTERM)
            time.sleep(0.01)
        _, status, resources = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        total = resources.ru_utime + resources.ru_stime
        said.seek(0)
        return stopped, total - (stopped or 0), process.returncode, said.read()


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    parser.add_argument('--pipeline', required=True)
    parser.add_argument('--long', action='store_true')
    parser.add_argument('--only', default='')
    arguments = parser.parse_args()
    arguments.long |= os.environ.get('DOSSIER_LONG') == '1'
    names = [name for name in TEXTS if arguments.long or name == 'percentages']
    points = 12 if arguments.long else 4
    size = (1 << 20) if arguments.long else (96 << 10)
    wrong, tested = [], 0
    for name in names:
        if not name.startswith(arguments.only):
            continue
        folder = tempfile.mkdtemp(prefix='dossier-cancel-')
        try:
            os.mkdir(os.path.join(folder, 'in'))
            shutil.copy(arguments.pipeline, os.path.join(folder, 'newsroom.yaml'))
            for document in ('a', 'b'):
                with open(os.path.join(folder, 'in', document + '.txt'), 'w', encoding='utf-8') as file:
                    file.write(TEXTS[name] * (size // len(TEXTS[name])))
            _, whole, code, said = run(arguments.build, folder, None)
            if code != 0:
                sys.exit(f'{name}: exit {code}\n{said}')
            for number in range(points):
                stopped, after, code, said = run(arguments.build, folder, whole * (number + 0.5) / points)
                if stopped is None:
                    continue  # it was faster this time
                tested += 1
                print(f'{name:12} stopped after {stopped:.2f} of {whole:.2f} s: {after:.2f} s more, exit {code}', flush=True)
                if after > LIMIT:
                    wrong.append(f'{name}: stopped after {stopped:.2f} s, it used {after:.2f} s more')
                if code not in (INTERRUPTED, 0):  # 0: it had just finished
                    wrong.append(f'{name}: stopped after {stopped:.2f} s, it ended with {code}\n{said}')
        finally:
            shutil.rmtree(folder)
    if tested < points // 2:
        wrong.append(f'only {tested} runs were stopped')
    print('\n'.join(wrong) or f'{tested} runs were stopped')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
