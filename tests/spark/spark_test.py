#!/usr/bin/env python3
"""spark_test.py --build BUILD --source SOURCE [--pyspark VERSION] -- runs on Apache Spark have the bytes of runs without it:
in one process, on a cluster of one machine whose processes are killed, and on two hosts (addresses of the loopback) with a
task that hangs. Installs Spark from PyPI into a virtual environment below BUILD; part of `tests/run.sh --long`."""
import argparse
import glob
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
import unittest

PIPELINE = '''version: 1
name: joints
vars: { input: { type: path }, output: { type: path } }
stages:
  read: { use: reader.lines, paths: ["${input}"] }
  rare: { use: deduplicator.rare-words, from: [read] }
  words: { use: extractor.words, from: [read] }
  rounds: { use: checker.rounds, from: [words, rare] }
  save: { use: exporter.jsonl, from: [read, rare, words, rounds, "*.rejected"], with: { directory: "${output}" } }
'''
# Waits for good where the attempt is the first at the second task of the third step.
HANGS = '''#!/bin/sh
case "$*" in */3/1.json) mkdir "{root}/hung" 2> /dev/null && exec sleep 3600;; esac
exec {dossier} "$@"
'''


def processes(text):
    found = []
    for entry in glob.glob('/proc/[0-9]*/cmdline'):
        try:
            with open(entry, 'rb') as file:
                if text.encode() in file.read():
                    found.append(int(entry.split('/')[2]))
        except OSError:
            pass
    return [pid for pid in found if pid != os.getpid()]


class SparkTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = tempfile.mkdtemp(prefix='dossier-spark-test-')
        cls.pipeline = cls.write('pipeline.yaml', PIPELINE)
        words = 'alder birch cedar dogwood elm fir ginkgo hazel ivy juniper'.split()
        for i in range(60):
            chosen = [words[(i * k + i // 7) % len(words)] for k in range(1, 4)] + [f'rare{i // 2}']
            cls.write(f'in/{i:03}.lines', f'paper{i % 5}\t{" ".join(chosen)}\n' + ('!broken\n' if i % 20 == 7 else ''))
        cls.expected = cls.results(*cls.run_with([DOSSIER, 'run', cls.pipeline, '--state', os.path.join(cls.root, 'state')], 'alone'))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.root)

    @classmethod
    def write(cls, name, text):
        path = os.path.join(cls.root, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    @classmethod
    def start(cls, command, name, more=()):
        out = os.path.join(cls.root, name, 'out')
        sets = ['--set', 'input=' + os.path.join(cls.root, 'in'), '--set', 'output=' + out]
        environment = {**os.environ, 'DOSSIER_PLUGIN_PATH': JOINTS_DIR, 'PYSPARK_PYTHON': PYTHON, 'PATH': os.path.dirname(DOSSIER) + ':' + os.environ['PATH']}
        return subprocess.Popen([*command, *sets, *more], stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=environment), out

    @classmethod
    def run_with(cls, command, name, more=()):
        process, out = cls.start(command, name, more)
        err = process.communicate()[1]
        if process.returncode:
            raise AssertionError(f'{command} ended with {process.returncode}: {err[-4000:]}')
        return out, err

    @classmethod
    def results(cls, out, _):
        found = {}
        for path in sorted(glob.glob(os.path.join(out, '*.jsonl'))):
            with open(path, encoding='utf-8') as file:
                found[os.path.basename(path)] = file.read()
        return found

    def check(self, *command_and_name, **more):
        self.assertEqual(self.results(*self.run_with(*command_and_name, **more)), self.expected)

    def program(self, name, *options):
        return [PYTHON, SCRIPT, self.pipeline, '--work', os.path.join(self.root, name, 'state'), *options]

    def test_as_the_program_that_starts_the_run(self):
        self.assertEqual(self.results(*self.run_with(self.program('program', '--master', 'local[2]', '--tasks', '3'), 'program')), self.expected)

    def test_as_the_executor_of_a_run(self):
        executor = shlex.join([PYTHON, SCRIPT, '--master', 'local[2]'])
        self.check([DOSSIER, 'run', self.pipeline, '--state', os.path.join(self.root, 'executor/state'), '--executor', executor, '--tasks', '2'], 'executor')

    def test_killed_processes_of_a_cluster_do_not_matter(self):
        stop, killed = threading.Event(), []

        def kill():
            while not stop.wait(3):
                for text in ('CoarseGrainedExecutorBackend', 'pyspark.daemon'):
                    for pid in processes(text)[:1]:
                        if len(killed) < 4 and pid not in killed:
                            os.kill(pid, signal.SIGKILL)
                            killed.append(pid)

        thread = threading.Thread(target=kill)
        thread.start()
        try:
            self.check(self.program('cluster', '--master', 'local-cluster[2,1,1024]', '--tasks', '4', '--conf', 'spark.task.maxFailures=10'), 'cluster')
        finally:
            stop.set()
            thread.join()
        self.assertGreaterEqual(len(killed), 2)

    def test_a_hung_task_is_done_on_another_host(self):
        hangs = self.write('hangs.sh', HANGS.format(root=self.root, dossier=DOSSIER))
        os.chmod(hangs, 0o755)
        home = subprocess.run([PYTHON, '-c', 'import pyspark; print(pyspark.__path__[0])'], stdout=subprocess.PIPE, text=True, check=True).stdout.strip()
        environment = {**os.environ, 'SPARK_HOME': home, 'PYSPARK_PYTHON': PYTHON, 'DOSSIER_PLUGIN_PATH': JOINTS_DIR}
        log = open(os.path.join(self.root, 'cluster.log'), 'w')
        servers = []

        def serve(kind, host, *more):
            command = [os.path.join(home, 'bin/spark-class'), f'org.apache.spark.deploy.{kind.lower()}.{kind}', '--host', host, '--webui-port', '0', *more]
            servers.append(subprocess.Popen(command, stdout=log, stderr=log, env={**environment, 'SPARK_LOCAL_IP': host}))

        try:
            serve('Master', '127.0.0.1', '--port', '17077')
            for number, host in enumerate(('127.0.0.2', '127.0.0.3')):
                serve('Worker', host, '--cores', '1', '--memory', '1g', '--work-dir', os.path.join(self.root, f'worker{number}'), 'spark://127.0.0.1:17077')
            settings = ['spark.speculation=true', 'spark.speculation.quantile=0.4', 'spark.speculation.multiplier=2', 'spark.speculation.interval=200ms',
                        'spark.driver.host=127.0.0.1', 'spark.executor.memory=512m', 'spark.cores.max=2']
            conf = [part for setting in settings for part in ('--conf', setting)]
            self.check(self.program('hosts', '--master', 'spark://127.0.0.1:17077', '--tasks', '4', '--dossier', hangs, *conf), 'hosts')
            self.assertTrue(os.path.isdir(os.path.join(self.root, 'hung')), 'no task hung')
        finally:
            for server in servers:
                server.terminate()
            for server in servers:
                server.wait()
            log.close()
        until = time.time() + 10
        while processes(self.root) and time.time() < until:
            time.sleep(0.1)
        self.assertEqual(processes(self.root), [])

    def test_nothing_outlives_a_killed_run(self):
        process, _ = self.start(self.program('killed', '--master', 'local[2]', '--tasks', '40'), 'killed')
        while not glob.glob(os.path.join(self.root, 'killed/state/work/*/tasks/2')):
            time.sleep(0.05)
        process.kill()
        process.communicate()
        until = time.time() + 20
        while processes(os.path.join(self.root, 'killed')) and time.time() < until:
            time.sleep(0.1)
        self.assertEqual(processes(os.path.join(self.root, 'killed')), [])


def environment_of(build, version):
    """The Python of an environment with Spark; made where it is missing."""
    folder = os.path.join(build, f'tests/spark-{version}')
    python = os.path.join(folder, 'bin/python')
    if not os.path.exists(os.path.join(folder, 'complete')):
        shutil.rmtree(folder, ignore_errors=True)
        subprocess.run([sys.executable, '-m', 'venv', folder], check=True)
        subprocess.run([python, '-m', 'pip', 'install', '--quiet', f'pyspark=={version}', 'pyarrow', 'pandas'], check=True)
        open(os.path.join(folder, 'complete'), 'w').close()
    return python


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    parser.add_argument('--source', required=True)
    parser.add_argument('--pyspark', default='3.5.9')
    given, rest = parser.parse_known_args()
    if not os.environ.get('DOSSIER_LONG'):
        print('skipped: Spark takes minutes; tests/run.sh --long')
        sys.exit(77)
    if not shutil.which('java'):
        sys.exit('there is no java; examples/install-packages.sh --long')
    BUILD, SOURCE = os.path.abspath(given.build), os.path.abspath(given.source)
    DOSSIER = os.path.join(BUILD, 'bin/dossier')
    JOINTS_DIR = os.path.join(BUILD, 'tests/plugins')
    SCRIPT = os.path.join(SOURCE, 'core/spark/dossier_spark.py')
    PYTHON = environment_of(BUILD, given.pyspark)
    unittest.main(argv=[sys.argv[0], *rest])
