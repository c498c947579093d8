#!/usr/bin/env python3
"""Carries out the tasks of a run in several processes of this machine:

    dossier run PIPELINE --executor "examples/executors/local_pool.py --processes 4"

It is short so that it can be the start of one for a batch system. A step is a line on standard input, with a list of
tasks; `dossier task DESCRIPTION` carries out one of them and prints a line, which goes to standard output as it is. A
task that printed none may be tried again.
"""
import argparse
import concurrent.futures
import json
import os
import subprocess
import sys
import threading

options = argparse.ArgumentParser(description='executor of dossier run: processes of this machine')
options.add_argument('--processes', type=int, default=os.cpu_count(), help='at a time (default: one per core)')
options.add_argument('--attempts', type=int, default=3, help='at a task whose process was killed (default: 3)')
given = options.parse_args()
printing = threading.Lock()


def carry_out(dossier, task):
    for _ in range(given.attempts):
        done = subprocess.run([dossier, 'task', task['description']], stdout=subprocess.PIPE, text=True)
        if done.stdout.endswith('\n'):
            line = done.stdout
            break
    else:
        line = json.dumps({'task': task['task'], 'error': f'dossier task ended with {done.returncode}'}) + '\n'
    with printing:
        sys.stdout.write(line)
        sys.stdout.flush()


with concurrent.futures.ThreadPoolExecutor(given.processes) as pool:
    for step in map(json.loads, sys.stdin):
        for task in step['tasks']:
            pool.submit(carry_out, step['dossier'], task)
