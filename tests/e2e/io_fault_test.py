#!/usr/bin/env python3
"""Whatever call to the file system fails, the run ends with an error or as if nothing had happened, and the same command
then produces the bytes of an undisturbed run.

Fails the N-th open, write, sync, rename, mapping, truncation and new folder in the state folder and the output folder, by a
library that is loaded before the C library; every N of --long, else some."""
import argparse
import os
import shutil
import subprocess
import sys

from kill_test import Bench, Failed, carry_out, is_long

KINDS = ['open', 'write', 'sync', 'rename', 'map', 'truncate', 'mkdir']
SHORT = 4  # places of a kind in a short run
EIO, ENOSPC = 5, 28


class Faults:
    def __init__(self, bench, library):
        self.bench = bench
        self.library = library
        self.area = os.path.join(bench.root, 'faulty')
        self.log = os.path.join(bench.root, 'calls')

    def state(self):
        return os.path.join(self.area, 'state')

    def output(self):
        return os.path.join(self.area, 'output')

    def run(self, kind, number, reason):
        """Exit code and errors of a run in which the call fails; and how many such calls there were, if it ended by itself."""
        if os.path.exists(self.log):
            os.remove(self.log)
        process = self.bench.start(0, self.state(), self.output(),
                                   {'LD_PRELOAD': self.library, 'IO_FAULT': f'{kind}:{number}:{reason}',
                                    'IO_FAULT_BELOW': self.area, 'IO_FAULT_LOG': self.log}, jobs='1')
        errors = process.communicate()[1].decode()
        if not os.path.exists(self.log):
            raise Failed(f'{kind} {number}: the command did not end by itself: {process.returncode}, {errors}')
        with open(self.log, encoding='utf-8') as file:
            return process.returncode, errors, int(file.read())

    def fresh(self):
        shutil.rmtree(self.area, ignore_errors=True)
        os.makedirs(self.area)

    def fail_each(self, kind):
        self.fresh()
        code, errors, calls = self.run(kind, 0, EIO)
        if code != 0:
            raise Failed(f'without a failure the run ended with {code}: {errors}')
        if calls == 0:
            raise Failed(f'no {kind} is ever seen')
        self.bench.compare(0, self.output(), f'{kind}, none fails')
        step = 1 if is_long() else max(1, calls // SHORT)
        tried = told = 0
        for number in range(1, calls + 1, step):
            what = f'{kind} {number} of {calls}'
            self.fresh()
            code, errors, _ = self.run(kind, number, ENOSPC if number % 2 else EIO)
            if code not in (0, 1):
                raise Failed(f'{what} failed: expected exit code 0 or 1, found {code}: {errors}')
            if code == 1 and 'error' not in errors:
                raise Failed(f'{what} failed: expected a message, found none')
            if code == 0:
                self.bench.compare(0, self.output(), f'{what} failed, and the run did not')
            tried += 1
            told += code
            self.bench.go_on(0, self.state(), self.output(), f'{what} failed with "{errors.strip()[-200:]}"')
        return f'{kind}: {tried} of {calls}, {told} ended the run'


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', required=True)
    parser.add_argument('--library', required=True)
    arguments = parser.parse_args()
    if subprocess.run(['true'], env={**os.environ, 'LD_PRELOAD': arguments.library}, check=False).returncode:
        print('the library cannot be loaded')
        return 1
    bench = Bench(arguments)
    faults = Faults(bench, arguments.library)
    return carry_out(bench, [lambda kind=kind: faults.fail_each(kind) for kind in KINDS])


if __name__ == '__main__':
    sys.exit(main())
