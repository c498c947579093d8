#!/usr/bin/env python3
"""unruly_executor.py DOSSIER MODE FOLDER -- an executor that does with tasks what can happen to them somewhere.

orderly: as it should. unruly: in turns, each first attempt is killed when its work is done (killed), stops for good while a
second one is made (hung), has a result that is cut, changed or that of another task (truncated, tampered, foreign), is made
two times (twice), or is reported again with the next step (late); the last task comes first. gives-up: reports an error.
quits: ends after one task. babbles: writes what is not JSON. stuck: does nothing. FOLDER gets copies of the descriptions."""
import json
import os
import shutil
import signal
import subprocess
import sys
import time

dossier, mode, folder = sys.argv[1:4]
tried, earlier, last = set(), [], None
MISFORTUNES = ['killed', 'truncated', 'twice', 'hung', 'tampered', 'late', 'foreign', None]


def attempt(task, **environment):
    done = subprocess.run([dossier, 'task', task['description']], stdout=subprocess.PIPE, text=True,
                          env={**os.environ, **environment})
    return done.stdout.strip()


def tell(line):
    print(line if isinstance(line, str) else json.dumps(line), flush=True)


def carry_out(task):
    """The lines to write about a task."""
    global last
    misfortune = MISFORTUNES[len(tried) % len(MISFORTUNES)] if mode == 'unruly' and task['task'] not in tried else None
    tried.add(task['task'])
    if mode == 'gives-up':
        return [{'task': task['task'], 'error': 'the machine is on fire'}]
    if misfortune == 'killed':
        line = attempt(task, DOSSIER_KILL_POINT='task.worked')
        assert line == '', line
        return [{'task': task['task'], 'error': 'its process was killed'}]
    if misfortune == 'hung':
        process = subprocess.Popen([dossier, 'task', '--wall', '1', task['description']], stdout=subprocess.DEVNULL)
        os.kill(process.pid, signal.SIGSTOP)
    if misfortune == 'foreign' and last:
        return [{'task': task['task'], 'result': last}]
    line = attempt(task)
    path = json.loads(line)['result']['path']
    if misfortune == 'truncated':
        with open(path, 'r+b') as file:
            file.truncate(os.path.getsize(path) // 2)
    if misfortune == 'tampered':
        with open(path, 'r+b') as file:
            file.seek(os.path.getsize(path) // 3)
            byte = file.read(1)[0]
            file.seek(-1, 1)
            file.write(bytes([byte ^ 1]))
    if misfortune == 'late':
        earlier.append(line)
    if not misfortune:
        last = {**json.loads(line)['result'], 'path': os.path.join(folder, 'result-of-another')}
        shutil.copy(path, last['path'])
    return [line, attempt(task)] if misfortune == 'twice' else [line]


for text in sys.stdin:
    step = json.loads(text)
    for task in step['tasks']:
        shutil.copy(task['description'], os.path.join(folder, task['task'].replace('/', '-') + '.json'))
    if mode == 'stuck':
        time.sleep(3600)
    if mode == 'babbles':
        tell('starting up ...')
    for line in earlier:
        tell(line)
    earlier.clear()
    for task in reversed(step['tasks']) if mode == 'unruly' else step['tasks']:
        for line in carry_out(task):
            tell(line)
        if mode == 'quits':
            sys.exit(7)
