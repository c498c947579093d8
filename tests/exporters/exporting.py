"""Shared by the tests of exporters with real servers: an exporter driven step by step, the command, records to send."""
import json
import os
import shutil
import subprocess
import tempfile
import time

PORTS = ['documents', 'copies', 'clusters', 'claims', 'findings', 'sources', 'rejected']
SKIPPED = 77


class Failed(Exception):
    pass


def expect(condition, what):
    if not condition:
        raise Failed(what)


def equal(found, expected, what):
    if found != expected:
        raise Failed(f'{what}: expected {shortened(expected)}, found {shortened(found)}')


def shortened(value):
    text = repr(value)
    return text if len(text) < 600 else text[:600] + '...'


class Steps:
    """One instance of an exporter in a process of its own."""

    def __init__(self, program, library, plugin, options):
        self.process = subprocess.Popen([program, library, plugin, json.dumps(options)], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)
        self.created = json.loads(self.process.stdout.readline())

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.end()

    def end(self):
        self.process.stdin.close()
        self.process.wait()
        self.process.stdout.close()

    def kill(self):
        self.process.kill()
        self.end()

    def attempt(self, step, **members):
        self.process.stdin.write(json.dumps({'do': step, **members}) + '\n')
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        expect(line, f'the exporter died at {step}')
        return json.loads(line)

    def do(self, step, **members):
        answer = self.attempt(step, **members)
        expect(answer['ok'], f'{step} failed: {answer.get("code")}: {answer.get("message")}')
        return answer

    def fails(self, step, code, retryable, **members):
        answer = self.attempt(step, **members)
        expect(not answer['ok'], f'{step} should have failed with {code}')
        equal((answer['code'], answer['retryable']), (code, retryable), f'{step}: {answer.get("message")}')
        return answer['message']

    def write(self, port, record, text='', **members):
        return self.do('write', port=port, record=canonical(record), text=text, **members)

    def write_all(self, rows):
        for port, record, text in rows:
            self.write(port, record, text)

    def begin_and_abort(self, rows, sealed):
        """Abandons an export after its rows or after seal; abort is also called before it, and twice."""
        self.do('abort')
        self.do('begin', run='r1', ports=PORTS)
        self.write_all(rows)
        if sealed:
            self.do('seal')
        self.do('abort')
        self.do('abort')


def canonical(record):
    return json.dumps(record, ensure_ascii=False, separators=(',', ':'))


def story(count=3, tag=''):
    """Rows of every port: (port, record, text)."""
    rows = []
    ids = [f'd{tag}{i}' for i in range(count)]
    for i, name in enumerate(ids):
        rows.append(('documents', {'id': name, 'key': f'k{i}', 'uri': f'{i}.txt', 'source': f'Paper {i % 3}', 'title': f'Flood {i}',
                                   'authors': ['A. B.'], 'blocks': [{'kind': 'title', 'start': 0, 'end': 5}],
                                   'credits': [{'name': 'QRA', 'start': 0, 'end': 3}], 'metadata': {'n': 1.50, 'deep': [1, {'a': None}]}},
                     f'Café {i}. The dam lost {12 + i} gates.\n\tSo "they" \\said\\.'))
    for i in range(1, count):
        rows.append(('copies', {'id': f'l{tag}{i}', 'a': ids[i - 1], 'b': ids[i], 'direction': 'a_to_b', 'kind': 'partial',
                                'similarity': 0.25, 'passages': [{'a_start': 0, 'a_end': 3, 'b_start': 0, 'b_end': 3}]}, ''))
    for i, name in enumerate(ids):
        rows.append(('clusters', {'id': f'u{tag}{i}', 'document': name, 'key': f'k{i}', 'cluster': ids[0], 'canonical': i == 0,
                                  'independent_group': ids[0]}, ''))
    for i, name in enumerate(ids):
        rows.append(('claims', {'id': f'c{tag}{i}', 'document': name, 'key': f'k{i}', 'kind': 'quantity', 'extractor': 'extractor.quantity',
                                'confidence': 0.9, 'start': 22, 'end': 30, 'text': f'{12 + i} gates', 'sentence': {'start': 9, 'end': 31},
                                'subject': {'text': 'The dam'}, 'property': 'gates', 'scope': ['lost'],
                                'value': {'number': f'{12 + i}.000000000000000000000000001', 'low': '12', 'noun': 'gates'},
                                'as_of': {'from': '2031-05-01'}, 'modality': 'asserted'}, ''))
    rows.append(('findings', {'id': f'f{tag}', 'kind': 'value', 'subject': 'dam', 'property': 'gates', 'claims': [f'c{tag}{i}' for i in range(count)],
                              'sides': [{'value': f'{12 + i}', 'claims': [f'c{tag}{i}'], 'documents': 1, 'independent_sources': 1}
                                        for i in range(count)],
                              'likely': {'value': '12', 'confidence': 0.75}, 'independent_sources': count,
                              'explanation': 'The figures differ.', 'checker': 'checker.values'}, ''))
    rows.append(('sources', {'id': f's{tag}', 'source': 'Paper 0', 'documents': 1, 'claims': 1, 'trust': 0.5,
                             'depends_on': [{'source': 'Paper 1', 'probability': 0.25}]}, ''))
    rows.append(('rejected', {'id': f'r{tag}', 'stage': 'read', 'plugin': 'reader.text', 'unit': 'input', 'unit_id': 'x.txt', 'input': 'x.txt',
                              'code': 'bad_utf8', 'message': "byte 3 is not text; '); DROP TABLE runs; --", 'attempt': 1}, ''))
    return rows


def as_lines(rows):
    """What the JSON lines of rows hold, by port."""
    found = {}
    for port, record, text in rows:
        found.setdefault(port, []).append({**record, 'text': text} if port == 'documents' else record)
    return found


class Pipeline:
    """The command on generated articles, with an exporter under test and the JSON lines that it is compared with."""
    TEXT = '''version: 1
name: exporting
vars:
  input: {{ type: path, help: the inputs }}
  output: {{ type: path, help: the results }}
  target: {{ type: secret, env: TEST_TARGET, help: where the exporter writes to }}
stages:
  read: {{ use: reader.jsonl, paths: ["${{input}}"] }}
  copies: {{ use: deduplicator.exact, from: [read] }}
  figures: {{ use: extractor.quantity, from: [read] }}
  check: {{ use: checker.values, from: [figures, copies] }}
  save: {{ use: exporter.jsonl, from: [read, copies, figures, check, "*.rejected"], with: {{ directory: "${{output}}" }} }}
  target:
    use: {use}
    from: [read, copies, figures, check, "*.rejected"]
    with: {with_}
{more}'''

    def __init__(self, build, use, options, documents=(200, 300), more='', address=''):
        self.build = build
        self.took = 0  # seconds of an undisturbed export
        self.root = tempfile.mkdtemp(prefix='dossier-exporting-')
        self.path = self.write('pipeline.yaml', self.TEXT.format(use=use, with_=json.dumps(options), more=more))
        self.inputs = [self.write(f'in{number}.jsonl', ''.join(self.article(number, i) for i in range(count)))
                       for number, count in enumerate(documents)]
        self.address = address

    def write(self, name, text):
        path = os.path.join(self.root, name)
        with open(path, 'w', encoding='utf-8') as file:
            file.write(text)
        return path

    @staticmethod
    def article(number, i):
        text = (f'The harbour of Port {i // 3} handled {1000 + i // 2 * 10 + number} containers in March. The council said {i % 3 + 2} cranes '
                f'were bought for ${3 + i % 4}.5 million, up {i % 9 + 1}.{number} percent from a year earlier.')
        if i % 20 == 7:
            return '{"text": broken\n'
        return json.dumps({'id': f'{number}-{i}', 'title': f'Harbour {i}', 'source': f'Paper {i % 5}', 'published': '2031-04-02', 'text': text}) + '\n'

    def start(self, number, state='state', arguments=()):
        return subprocess.Popen(
            [os.path.join(self.build, 'bin/dossier'), 'run', self.path, '--plugin-dir', os.path.join(self.build, 'lib/dossier/plugins'),
             '--set', 'input=' + self.inputs[number], '--set', 'output=' + os.path.join(self.root, f'out{number}'),
             '--state', os.path.join(self.root, state), '--progress', 'none', '--jobs', '2', *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env={**os.environ, 'DOSSIER_WORKER': os.path.join(self.build, 'bin/dossier-worker'), 'TEST_TARGET': self.address})

    def run(self, number, must=0, **more):
        process = self.start(number, **more)
        out, errors = process.communicate()
        equal(process.returncode, must, f'exit code; {out}{errors}')
        return out, errors

    def measure(self, number):
        began = time.monotonic()
        self.run(number)
        self.took = max(self.took, time.monotonic() - began)

    def is_killed_within(self, number, seconds):
        """Runs it, and kills it after that time; it may be done before."""
        process = self.start(number)
        try:
            process.communicate(timeout=seconds)
        except subprocess.TimeoutExpired:
            process.kill()
            process.communicate()
            return True
        equal(process.returncode, 0, 'exit code')
        return False

    def is_killed_at_random(self, number, chance):
        """Killed within the time that an export takes. One that is done before says how long that is by now: on a machine
        that has less to do than when `took` was measured, hardly a run would be killed."""
        began = time.monotonic()
        if self.is_killed_within(number, self.took * (0.2 + 0.9 * chance.random())):
            return True
        self.took = min(self.took, time.monotonic() - began)
        return False

    def holds_nowhere(self, secret):
        for folder, _, names in os.walk(self.root):
            for name in names:
                with open(os.path.join(folder, name), 'rb') as file:
                    expect(secret.encode() not in file.read(), f'a secret is in {name}')

    def records(self, number):
        """What the JSON lines hold, by port."""
        found = {}
        for port in PORTS:
            path = os.path.join(self.root, f'out{number}', port + '.jsonl')
            if os.path.exists(path):
                with open(path, encoding='utf-8') as file:
                    found[port] = [json.loads(line) for line in file]
        return found

    def remove(self):
        shutil.rmtree(self.root)
