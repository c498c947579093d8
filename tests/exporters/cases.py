"""Tests of an exporter with its server: cases run one after another, each with the same bench."""
import argparse
import json
import os
import subprocess
import tempfile
import time

from exporting import Failed, Pipeline, Steps, expect


class Bench:
    """The environment of every case. EXPORTER: the part of the id after the dot."""
    EXPORTER = ''

    def __init__(self, arguments):
        self.arguments = arguments

    def library(self):
        return os.path.join(self.arguments.build, f'lib/dossier/plugins/exporter-{self.EXPORTER}.so')

    def steps(self, options):
        return Steps(self.arguments.steps, self.library(), f'exporter.{self.EXPORTER}', options)

    def pipeline(self, address, options, documents=(200, 300), more=''):
        """With the exporter under test; `address`: the value of ${target} in its options, a secret."""
        return Pipeline(self.arguments.build, f'exporter.{self.EXPORTER}', options, documents, more, address)

    def passes_the_conformance_kit(self, options, show):
        """`dossier plugins check` on the exporter with a live target; what it reports for every test that did not pass."""
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, 'options.yaml')
            with open(path, 'w', encoding='utf-8') as file:
                file.write(f'options: {json.dumps(options)}\nshow: {json.dumps(show)}\n')
            done = subprocess.run(
                [os.path.join(self.arguments.build, 'bin/dossier'), 'plugins', 'check', self.library(), '--options', path, '--only', 'exporter',
                 '--timeout', '120', '--format', 'json'], capture_output=True, text=True, check=False)
        expect(done.stdout.startswith('{'), f'the check did not run: {done.stderr}')
        report = json.loads(done.stdout)
        passed = [result['test'] for result in report['results'] if result['status'] == 'passed']
        others = [f'{result["test"]} {result["status"]}: {result.get("reason", "")}' for result in report['results'] if result['status'] != 'passed']
        expect(report['good'], 'the kit: ' + '; '.join(others))
        expect(len(passed) >= 30, f'only {len(passed)} tests of the kit passed: {"; ".join(others)}')
        return f'{len(passed)} passed' + (f'; {"; ".join(others)}' if others else '')

    def remove(self):
        pass


def main(description, bench_of, cases):
    """The exit code. A case returns what is worth telling."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument('--build', required=True)
    parser.add_argument('--steps', required=True, help='the program that drives an exporter step by step')
    parser.add_argument('--only', help='one case')
    arguments = parser.parse_args()
    bench = bench_of(arguments)
    failed = 0
    try:
        for case in cases:
            if arguments.only and case.__name__ != arguments.only:
                continue
            began = time.monotonic()
            try:
                told = case(bench) or ''
                print(f'passed  {case.__name__}  {time.monotonic() - began:.1f} s  {told}', flush=True)
            except (Failed, RuntimeError) as failure:
                failed += 1
                print(f'FAILED  {case.__name__}: {failure}', flush=True)
    finally:
        bench.remove()
    return 1 if failed else 0
