#!/usr/bin/env python3
"""executor_test.py --build BUILD --source SOURCE -- a run whose tasks an executor carries out has the bytes of one that does
all work itself, whatever happens to tasks; and what is not a task of the run is refused."""
import argparse
import glob
import gzip
import json
import os
import shlex
import shutil
import signal
import subprocess
import sys
import tempfile
import time
import unittest

JOINTS = '''version: 1
name: joints
vars: { input: { type: path }, output: { type: path }, isolation: { default: none } }
stages:
  read: { use: reader.lines, paths: ["${input}"], isolation: "${isolation}" }
  rare: { use: deduplicator.rare-words, from: [read], isolation: "${isolation}" }
  words: { use: extractor.words, from: [read], isolation: "${isolation}" }
  echo: { use: extractor.echo, from: [read, words], isolation: "${isolation}" }
  rounds: { use: checker.rounds, from: [words, rare], isolation: "${isolation}" }
  save:
    use: exporter.jsonl
    from: [read, rare, words, echo, rounds, "*.rejected"]
    with: { directory: "${output}" }
'''
PARTS = '''version: 1
name: parts
vars: { input: { type: path }, output: { type: path } }
stages:
  read: { use: reader.auto, paths: ["${input}"] }
  exact: { use: deduplicator.exact, from: [read] }
  save: { use: exporter.jsonl, from: [read, exact, "*.rejected"], with: { directory: "${output}" } }
'''
SECRET = '''version: 1
name: secret
vars: { input: { type: path }, output: { type: path }, token: { type: secret, default: canary-7 } }
stages:
  read: { use: reader.lines, paths: ["${input}"] }
  leaky: { use: extractor.leaky, from: [read], with: { token: "${token}" } }
  words: { use: extractor.words, from: [read] }
  save: { use: exporter.jsonl, from: [read, leaky, words], with: { directory: "${output}" } }
'''


class ExecutorTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.root = tempfile.mkdtemp(prefix='dossier-executor-')
        cls.joints = cls.write('joints.yaml', JOINTS)
        cls.parts = cls.write('parts.yaml', PARTS)
        words = 'alder birch cedar dogwood elm fir ginkgo hazel ivy juniper'.split()
        for i in range(60):
            chosen = [words[(i * k + i // 7) % len(words)] for k in range(1, 4)] + [f'rare{i // 2}', f'scarce{i % 25}']
            cls.write(f'lines/{i:03}.lines', f'paper{i % 5}\t{" ".join(chosen)}\n' + ('!broken\n' if i % 20 == 7 else ''))
        # Files of lines in parts: plain and compressed, one with lines that are no JSON, one without a last line end.
        lines = [json.dumps({'id': str(i), 'text': f'Number {i % 4000}. ' + 'The river rose again. ' * 30}) for i in range(14000)]
        lines[5000] = '{ broken'
        cls.write('parts/a.jsonl', '\n'.join(lines))
        with gzip.open(os.path.join(cls.root, 'parts/b.jsonl.gz'), 'wt', compresslevel=0) as file:
            file.write('\n'.join(lines[:9000]) + '\n')
        cls.undisturbed = {}

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

    def start(self, pipeline, *options, data='lines', **sets):
        name = f'{self.id().split(".")[-1]}-{len(glob.glob(os.path.join(self.root, "run-*")))}'
        self.folder = os.path.join(self.root, 'run-' + name)
        os.makedirs(os.path.join(self.folder, 'seen'))
        values = {**({'input': os.path.join(self.root, data)} if data else {}), 'output': os.path.join(self.folder, 'out'), **sets}
        return subprocess.Popen(
            [DOSSIER, 'run', pipeline, '--plugin-dir', JOINTS_DIR, '--state', os.path.join(self.folder, 'state'), '--progress', 'none',
             *(part for item in values.items() for part in ('--set', '='.join(item))), *options],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def run_it(self, *arguments, must=0, **more):
        process = self.start(*arguments, **more)
        err = process.communicate()[1]
        self.assertEqual(process.returncode, must, err)
        return err

    def unruly(self, mode):
        return ['--executor', shlex.join([sys.executable, UNRULY, DOSSIER, mode]) + ' "$SEEN"']

    def run_with(self, mode, *options, pipeline=None, must=0, **more):
        # The name of the folder is known once the run is prepared: the shell of the executor takes it from the environment.
        os.environ['SEEN'] = tempfile.mkdtemp(dir=self.root, prefix='seen-')
        return self.run_it(pipeline or self.joints, *self.unruly(mode), *options, must=must, **more)

    def results(self):
        found = {}
        for path in sorted(glob.glob(os.path.join(self.folder, 'out', '*.jsonl'))):
            with open(path, encoding='utf-8') as file:
                found[os.path.basename(path)] = file.read()
        with open(os.path.join(self.folder, 'out', 'run.json'), encoding='utf-8') as file:
            record = json.load(file)
        stages = {name: {key: value for key, value in stage.items() if key not in ('seconds', 'sandbox', 'options')}
                  for name, stage in record['stages'].items()}
        return {**found, 'stages': stages, 'edges': record['edges'], 'run': record['run'], 'reproducible': record['reproducible']}

    def expected(self, pipeline, **more):
        key = (pipeline, tuple(sorted(more.items())))
        if key not in self.undisturbed:
            self.run_it(pipeline, **more)
            self.undisturbed[key] = self.results()
        return self.undisturbed[key]

    def assert_same(self, pipeline=None, **more):
        found = self.results()
        self.assertEqual(found, self.expected(pipeline or self.joints, **more))

    def test_any_number_of_tasks_makes_the_same_bytes(self):
        for tasks in ('1', '5', '30'):
            self.run_with('orderly', '--tasks', tasks)
            self.assert_same()
        found = self.results()
        self.assertGreater(found['copies.jsonl'].count('\n'), 20)
        self.assertGreater(found['findings.jsonl'].count('\n'), 5)
        self.assertEqual(found['rejected.jsonl'].count('\n'), 3)
        self.assertGreater(len(os.listdir(os.environ['SEEN'])), 60)

    def test_the_plan_is_what_is_done(self):
        self.run_with('orderly', '--tasks', '1')
        done = []
        for path in glob.glob(os.path.join(os.environ['SEEN'], '*.json')):
            with open(path, encoding='utf-8') as file:
                form = json.load(file)
            done.append((int(form['task'].split('/')[0]), form['name'], form['parts'].get('pass', 0), form['parts'].get('round', 0)))
        plan = ['plan', self.joints, '--plugin-dir', JOINTS_DIR, '--tasks', '--format', 'json', '--state', os.path.join(self.folder, 'state'),
                '--set', 'input=' + os.path.join(self.root, 'lines'), '--set', 'output=' + os.path.join(self.folder, 'out')]
        steps = json.loads(subprocess.run([DOSSIER, *plan], stdout=subprocess.PIPE, check=True).stdout)['steps']
        passes = {}  # of a stage: their names, in order
        for step in steps:
            if 'pass' in step and step['pass'] not in passes.setdefault(step['stage'], []):
                passes[step['stage']].append(step['pass'])
        planned = [(f'{step["stage"]} {step["step"]}', passes[step['stage']].index(step['pass']) if 'pass' in step else 0,
                    step.get('round', 1) - 1) for step in steps if step['in_tasks']]
        done = [step[1:] for step in sorted(done)]
        self.assertEqual([step for step in planned if step not in done], [('rare reduce', 0, 0)])  # its map makes facts alone
        self.assertEqual(done, [step for step in planned if step in done])
        self.assertEqual({step['stage']: step['reused'] for step in steps if 'reused' in step},
                         {'read': True, 'rare': True, 'words': True, 'echo': True, 'rounds': True, 'save': False})
        self.assertEqual(steps[0]['inputs']['files'], 60)

    @unittest.skipUnless(os.environ.get('DOSSIER_LONG'), 'takes long: tests/run.sh --long')
    def test_hundreds_of_combinations_make_the_same_bytes(self):
        """Threads, executors, tasks, isolation and the order of listing, on several sets of documents."""
        newsroom = os.path.join(SOURCE, 'pipelines/newsroom.yaml')
        example = shlex.join([sys.executable, os.path.join(SOURCE, 'examples/executors/local_pool.py')])
        collections = {'articles': os.path.join(SOURCE, 'examples/articles'), 'stories': self.write_stories()}
        for name in ('stories/docs', 'e2e/docs', 'events/ecbplus.jsonl'):
            path = os.path.join(SOURCE, '../shared/data', name)
            if os.path.exists(path):
                collections[name] = path
        number = 0
        for name, path in collections.items():
            expected = None
            reversed_listing = self.turned_round(path)
            for jobs, executor, tasks in ([(jobs, '', '') for jobs in (1, 2, 8)] +
                                          [(jobs, f'{example} --processes {processes}', tasks) for jobs in (1, 2) for processes in (1, 3)
                                           for tasks in ('', '1', '2', '3', '7', '19', '40')]):
                for articles in (path, reversed_listing) if tasks in ('', '7') else (path,):
                    options = ['--jobs', str(jobs), *(['--executor', executor] if executor else []), *(['--tasks', tasks] if tasks else [])]
                    self.run_it(newsroom, *options, data=None, articles=articles)
                    number += 1
                    with self.subTest(name, options=options):
                        found = self.results()
                        for changing in ('stages', 'run'):
                            del found[changing]
                        expected = expected or found
                        self.assertEqual(found, expected)
                    shutil.rmtree(self.folder)
        print(f'{number} runs')
        self.assertGreater(number, 90)

    def write_stories(self):
        """The stories of the metamorphic test, a file for each text."""
        for path in glob.glob(os.path.join(SOURCE, 'tests/e2e/stories/*.txt')):
            with open(path, encoding='utf-8') as file:
                for at, text in enumerate(file.read().split('\n----\n')):
                    self.write(f'stories/{os.path.basename(path)}-{at}.txt', text)
        return os.path.join(self.root, 'stories')

    def turned_round(self, path):
        """A folder with the same files, made in the opposite order: listings come in another one."""
        folder = os.path.join(self.root, 'turned-' + str(len(glob.glob(os.path.join(self.root, 'turned-*')))))
        files = [path] if os.path.isfile(path) else sorted(glob.glob(os.path.join(path, '**'), recursive=True), reverse=True)
        base = os.path.dirname(path) if os.path.isfile(path) else path
        for file in files:
            if os.path.isfile(file):
                to = os.path.join(folder, os.path.relpath(file, base))
                os.makedirs(os.path.dirname(to), exist_ok=True)
                shutil.copy(file, to)
        return os.path.join(folder, os.path.basename(path)) if os.path.isfile(path) else folder

    def test_isolated_stages_are_isolated_in_tasks(self):
        self.run_with('orderly', '--tasks', '3', isolation='process')
        self.assert_same(isolation='process')

    def test_files_of_lines_are_read_in_parts(self):
        for tasks in ('3', '20'):
            self.run_with('orderly', '--tasks', tasks, pipeline=self.parts, data='parts')
            found = self.results()
            self.assertEqual(found, self.expected(self.parts, data='parts'))
        self.assertEqual(found['rejected.jsonl'].count('bad_json'), 2)

    def test_light_steps_are_few_tasks(self):
        self.run_with('orderly', pipeline=self.parts, data='parts')
        self.assertEqual(self.results(), self.expected(self.parts, data='parts'))
        batches = {}
        for path in glob.glob(os.path.join(os.environ['SEEN'], '*.json')):
            with open(path, encoding='utf-8') as file:
                form = json.load(file)
            batches.setdefault(form['name'], []).append(len(form['batches']))
        self.assertTrue(batches['read read'])
        # 22,999 documents, at most 256 in a batch of map; a task that has fewer than 32 costs more than it does.
        self.assertGreaterEqual(sum(batches['exact map']), 90)
        self.assertGreaterEqual(min(batches['exact map']), 32)

    def test_whatever_happens_to_tasks_the_bytes_are_the_same(self):
        self.run_with('unruly', '--tasks', '5')
        self.assert_same()

    def test_an_executor_that_fails_fails_the_run(self):
        for mode, why in (('gives-up', 'failed 3 times: the machine is on fire'), ('quits', 'it exited with 7'),
                          ('babbles', 'starting up ...')):
            with self.subTest(mode):
                self.assertIn(why, self.run_with(mode, '--tasks', '2', must=1))
                self.assertFalse(os.path.exists(os.path.join(self.folder, 'out', 'documents.jsonl')))
        self.assertIn('it exited with 127', self.run_it(self.joints, '--executor', 'no-such-command', '--tasks', '2', must=1))

    def test_the_example_runs_tasks_in_processes(self):
        example = os.path.join(SOURCE, 'examples/executors/local_pool.py')
        self.run_it(self.joints, '--executor', shlex.join([sys.executable, example, '--processes', '3']), '--tasks', '4')
        self.assert_same()

    def describe(self):
        """A description of each kind of task that the last run had, by kind; its files are gone."""
        found = {}
        for path in glob.glob(os.path.join(os.environ['SEEN'], '*.json')):
            with open(path, encoding='utf-8') as file:
                form = json.load(file)
            found.setdefault(form['kind'], (path, form))
        return found

    def perform(self, form):
        path = self.write('changed.json', json.dumps(form))
        done = subprocess.run([DOSSIER, 'task', path], stdout=subprocess.PIPE, text=True)
        return done.returncode, json.loads(done.stdout)

    def test_what_is_not_of_the_run_is_refused(self):
        self.run_with('orderly', '--tasks', '2')
        found = self.describe()
        self.assertEqual(set(found), {'read', 'extract', 'sketch', 'map', 'reduce'})
        path, form = found['read']
        form['results'] = self.root

        def refused(sentence, **changes):
            code, line = self.perform({**form, **changes})
            self.assertEqual(code, 4, line)
            self.assertEqual(line['error']['code'], 'refused')
            self.assertIn(sentence, line['error']['message'])
            self.assertEqual(line['task'], form['task'])

        code, line = self.perform(form)
        self.assertEqual(code, 0, line)
        refused('version 2', version=2)
        refused('another build of dossier', builds={**form['builds'], 'dossier': '0'})
        plugins = form['builds']['plugins']
        other = {**plugins, 'reader.lines': {**plugins['reader.lines'], 'identity': 'reader.lines 9'}}
        refused('reader.lines is not the one that the run uses', builds={**form['builds'], 'plugins': other})
        refused('not installed here', stage={**form['stage'], 'use': 'reader.none'})
        file = self.write('a-file', 'four')
        refused('has 4 bytes, and had 5', files=[{'path': file, 'size': 5, 'sum': '0' * 32}])
        refused('has other bytes', files=[{'path': file, 'size': 4, 'sum': '0' * 32}])
        refused('cannot be read here', files=[{'path': file + '-gone', 'size': 4, 'sum': '0' * 32}])
        without = dict(form)
        del without['parts']
        self.assertEqual(self.perform(without)[1]['error']['message'], 'the description has no "parts"')
        self.assertEqual(subprocess.run([DOSSIER, 'task', file], stdout=subprocess.DEVNULL).returncode, 4)

    def test_an_input_that_changed_is_no_input_of_the_run(self):
        self.run_with('orderly', '--tasks', '20', pipeline=self.parts, data='parts')
        _, form = self.describe()['read']
        form['results'] = self.root
        self.assertIn('sum', form['batches'][0][0])
        form['batches'][0][0]['sum'] = '0' * 32
        code, line = self.perform(form)
        self.assertEqual(code, 1, line)
        self.assertIn('is not the file that the run has seen', line['error']['message'])

    def test_secrets_stay_in_the_process_of_the_run(self):
        self.run_with('orderly', '--tasks', '2', pipeline=self.write('secret.yaml', SECRET))
        stages = set()
        for path in glob.glob(os.path.join(os.environ['SEEN'], '*.json')):
            with open(path, encoding='utf-8') as file:
                form = file.read()
            self.assertNotIn('canary-7', form)
            stages.add(json.loads(form)['stage']['id'])
        self.assertEqual(stages, {'read', 'words'})

    def processes_below(self, text):
        found = []
        for entry in glob.glob('/proc/[0-9]*/cmdline'):
            try:
                with open(entry, 'rb') as file:
                    if text.encode() in file.read():
                        found.append(int(entry.split('/')[2]))
            except OSError:
                pass
        return found

    def test_nothing_outlives_a_killed_or_stopped_run(self):
        for signal_number, code in ((signal.SIGKILL, -signal.SIGKILL), (signal.SIGTERM, 130)):
            os.environ['SEEN'] = tempfile.mkdtemp(dir=self.root, prefix='seen-')
            process = self.start(self.joints, *self.unruly('stuck'), '--tasks', '2')
            while process.poll() is None and not glob.glob(os.path.join(os.environ['SEEN'], '*.json')):
                time.sleep(0.05)
            process.send_signal(signal_number)
            process.communicate()
            self.assertEqual(process.returncode, code)
            until = time.time() + 10
            while self.processes_below(os.environ['SEEN']) and time.time() < until:
                time.sleep(0.05)
            self.assertEqual(self.processes_below(os.environ['SEEN']), [])

    def test_a_killed_run_is_resumed_from_its_tasks(self):
        seen = []
        for again in ((), self.unruly('orderly')):  # without and with the executor
            os.environ['SEEN'] = tempfile.mkdtemp(dir=self.root, prefix='seen-')
            os.environ['DOSSIER_KILL_POINT'] = 'tasks.taken:10'
            self.run_it(self.joints, '--executor', f'unset DOSSIER_KILL_POINT; exec {self.unruly("orderly")[1]}', '--tasks', '4',
                        must=-signal.SIGKILL)
            del os.environ['DOSSIER_KILL_POINT']
            seen.append(len(glob.glob(os.path.join(os.environ['SEEN'], '*.json'))))
            os.environ['SEEN'] = tempfile.mkdtemp(dir=self.root, prefix='seen-')
            folder = self.folder
            self.assertNotEqual(os.listdir(os.path.join(folder, 'state', 'tasks')), [])
            resumed = subprocess.run([DOSSIER, 'run', self.joints, '--plugin-dir', JOINTS_DIR, '--state', os.path.join(folder, 'state'),
                                      '--progress', 'none', '--set', 'input=' + os.path.join(self.root, 'lines'),
                                      '--set', 'output=' + os.path.join(folder, 'out'), *again, *(['--tasks', '4'] if again else [])],
                                     stdout=subprocess.DEVNULL)
            self.assertEqual(resumed.returncode, 0)
            expected = self.expected(self.joints)
            self.folder = folder
            found = self.results()
            for name in expected:
                if name.endswith('.jsonl'):
                    self.assertEqual(found[name], expected[name])
            self.assertEqual(os.listdir(os.path.join(folder, 'state', 'work')), [])
        self.assertEqual(os.listdir(os.path.join(folder, 'state', 'tasks')), [])
        after = len(glob.glob(os.path.join(os.environ['SEEN'], '*.json')))
        self.run_with('orderly', '--tasks', '4')
        all_tasks = len(glob.glob(os.path.join(os.environ['SEEN'], '*.json')))
        self.assertLess(after + seen[1] - 4, all_tasks)  # at most the tasks of the open step are described twice


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    parser.add_argument('--source', required=True)
    given, rest = parser.parse_known_args()
    DOSSIER = os.path.abspath(os.path.join(given.build, 'bin/dossier'))
    JOINTS_DIR = os.path.abspath(os.path.join(given.build, 'tests/plugins'))
    SOURCE = os.path.abspath(given.source)
    UNRULY = os.path.join(SOURCE, 'tests/e2e/unruly_executor.py')
    unittest.main(argv=[sys.argv[0], *rest])
