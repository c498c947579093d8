#!/usr/bin/env python3
"""exporter.webhook with a receiver of the test's own, which fails on purpose."""
import base64
import hashlib
import hmac
import json
import os
import random
import shutil
import subprocess
import sys
import tempfile
import threading
import time

import cases
from exporting import PORTS, as_lines, equal, expect, story
from receiver import Receiver

SECRET = 'whsec_' + base64.b64encode(b'canary-signing-key-0123').decode()


class Bench(cases.Bench):
    EXPORTER = 'webhook'

    def __init__(self, arguments):
        super().__init__(arguments)
        os.environ['NO_PROXY'] = '127.0.0.1'
        self.root = tempfile.mkdtemp(prefix='dossier-webhook-')
        self.spools = 0

    def spool(self):
        self.spools += 1
        return os.path.join(self.root, f'spool{self.spools}')

    def exporter(self, receiver, spool, **options):
        return self.steps({'url': receiver.url, 'spool': spool, 'first_pause': 0.01, 'retry_seconds': 5, 'answer_seconds': 1, **options})

    def sealed(self, receiver, spool=None, run='r1', rows=None, **options):
        steps = self.exporter(receiver, spool or self.spool(), **options)
        expect(steps.created['ok'], steps.created)
        steps.do('begin', run=run, ports=PORTS)
        steps.write_all(story() if rows is None else rows)
        steps.do('seal')
        return steps

    def remove(self):
        shutil.rmtree(self.root)


def many(count, tag=''):
    return [('claims', {'id': f'c{tag}{i}', 'document': 'd', 'kind': 'time', 'confidence': 1, 'start': 0, 'end': 1, 'text': f'größe {i}'}, '')
            for i in range(count)]


def taken(receiver):
    """What a receiver that knows keys holds: by port, in order; and that a key never comes with another content."""
    bodies, found = {}, {}
    for request in receiver.posts():
        key = request['headers']['Idempotency-Key']
        equal(bodies.setdefault(key, request['body']), request['body'], f'the content of {key}')
        if request.get('taken_before') or request.get('answer') in ('cut', 'reset', 'silent'):
            continue
        if request['answer'] in (200, 'slow') or isinstance(request['answer'], tuple) and request['answer'][0] == 200:
            body = json.loads(request['body'])
            equal(body['type'], 'dossier.' + request['headers']['Dossier-Port'], 'type')
            for item in body.get('items', []):
                found.setdefault(request['headers']['Dossier-Port'], {}).setdefault(item['id'], []).append((key, item))
    return found


def same_records(receiver, rows, what):
    found = taken(receiver)
    for port, records in as_lines(rows).items():
        held = found.get(port, {})
        equal([held[record['id']][0][1] for record in records if record['id'] in held], records, f'{what}: {port}')
        for copies in held.values():
            equal(len({key for key, _ in copies}), 1, f'{what}: keys of one record')


def every_record_arrives_in_order(bench):
    receiver = Receiver()
    rows = story(7)
    with bench.sealed(receiver, rows=rows, batch_records=3, headers=['X-From: desk'], authorization='Bearer canary-5511') as steps:
        equal(receiver.requests, [], 'requests before the commit')
        steps.do('commit', run='r1', ports=PORTS)
    same_records(receiver, rows, 'records')
    posts = receiver.posts()
    equal([json.loads(post['body'])['batch'] for post in posts], list(range(1, len(posts) + 1)), 'batches')
    for post in posts[:-1]:
        body = json.loads(post['body'])
        equal((body['run'], body['pipeline'], len(body['items']) <= 3), ('r1', 'steps', True), 'body')
        headers = post['headers']
        equal((headers['Content-Type'], headers['Authorization'], headers['X-From'], headers['Dossier-Run'], headers['Dossier-Batch']),
              ('application/json', 'Bearer canary-5511', 'desk', 'r1', str(body['batch'])), 'headers')
    equal(len({post['headers']['Idempotency-Key'] for post in posts}), len(posts), 'keys')
    last = json.loads(posts[-1]['body'])
    equal((last['type'], last['rows']), ('dossier.run', {port: len(as_lines(rows).get(port, [])) for port in PORTS}), 'the last word')
    order = [post['headers']['Dossier-Port'] for post in posts]
    equal([port for i, port in enumerate(order) if i == 0 or order[i - 1] != port], PORTS + ['run'], 'ports')
    receiver.close()


def lines_are_lines(bench):
    receiver = Receiver()
    with bench.sealed(receiver, rows=many(5), format='ndjson', batch_records=2) as steps:
        steps.do('commit', run='r1', ports=PORTS)
    lines = [json.loads(line) for post in receiver.posts()[:-1] for line in post['body'].decode().split('\n')[:-1]]
    equal(lines, [record for _, record, _ in many(5)], 'records')
    equal(receiver.posts()[0]['headers']['Content-Type'], 'application/x-ndjson', 'type')
    receiver.close()


def signatures_hold(bench):
    receiver = Receiver([503])
    with bench.sealed(receiver, signing_secret=SECRET) as steps:
        steps.do('commit', run='r1', ports=PORTS)
    for post in receiver.posts():
        headers = post['headers']
        signed = f'{headers["webhook-id"]}.{headers["webhook-timestamp"]}.'.encode() + post['body']
        expected = base64.b64encode(hmac.new(b'canary-signing-key-0123', signed, hashlib.sha256).digest()).decode()
        equal(headers['webhook-signature'], 'v1,' + expected, 'signature')
        equal(headers['webhook-id'], headers['Idempotency-Key'], 'id')
        expect(abs(int(headers['webhook-timestamp']) - time.time()) < 60, 'timestamp')
    receiver.close()


def hostile_records_arrive(bench):
    receiver = Receiver()
    words = ["'; --", '"', '=CMD()', '../', '<script>', 'a\r\nX-Evil: 1', '\0', '\u2028', '\U0001f600']
    rows = [('documents', {'id': f'd{i}', 'key': word, 'uri': word, 'metadata': {word: word}}, word) for i, word in enumerate(words)]
    rows.append(('documents', {'id': 'large', 'key': 'k', 'uri': 'u'}, 'ü"\\\n' * 2500000))
    with bench.sealed(receiver, rows=rows, answer_seconds=20, batch_bytes=100000, run='../r\r\nX-Evil: 1') as steps:
        steps.do('commit', run='../r\r\nX-Evil: 1', ports=PORTS)
    same_records(receiver, rows, 'records')
    with bench.sealed(receiver, rows=[], run='r2') as steps:
        steps.do('abort')
        steps.do('begin', run='r2', ports=PORTS)
        steps.do('write', port='documents', record='{"id":"odd"}', text_hex=(b'a\xffb\xc3').hex())
        steps.do('seal')
        steps.do('commit', run='r2', ports=PORTS)
    equal(json.loads(receiver.posts()[-2]['body'])['items'][0]['text'], 'a\ufffdb\ufffd', 'invalid UTF-8')
    for post in receiver.posts():
        expect('X-Evil' not in post['headers'], 'a header was slipped in')
    receiver.close()


def transient_errors_are_retried_under_the_same_key(bench):
    plan = [503, 429, 408, 425, 500, 409, 'cut', 'reset', 'slow', 'silent', 502]
    receiver = Receiver(plan)
    rows = many(40)
    with bench.sealed(receiver, rows=rows, batch_records=4) as steps:
        steps.do('commit', run='r1', ports=PORTS)
    same_records(receiver, rows, 'records')
    keys = [post['headers']['Idempotency-Key'] for post in receiver.posts()]
    equal((len(keys), len(set(keys))), (10 + 1 + len(plan) - 1, 11), 'requests and keys')  # slow was taken
    receiver.close()


def retry_after_is_respected(bench):
    receiver = Receiver([(429, {'Retry-After': '2'}, ''), 200, (503, {'Retry-After': '3600'}, 'later')])
    with bench.sealed(receiver, rows=many(2), batch_records=1) as steps:
        message = steps.fails('commit', 'not_taken', True, run='r1', ports=PORTS)
    posts = receiver.posts()
    expect(1.9 < posts[1]['time'] - posts[0]['time'] < 4, f'{posts[1]["time"] - posts[0]["time"]}')
    expect('answered 503: later; stopped after 1 attempt (option retry_seconds: 5)' in message, message)
    equal(len(posts), 3, 'requests')
    receiver.close()


def pauses_grow_and_end(bench):
    receiver = Receiver([503] * 1000)
    began = time.monotonic()
    with bench.sealed(receiver, rows=many(1), retry_seconds=2) as steps:
        message = steps.fails('commit', 'not_taken', True, run='r1', ports=PORTS)
        expect(time.monotonic() - began < 4, 'patience')
        expect('503: said no [31m; stopped after' in message, message)
        expect(4 <= len(receiver.posts()) <= 60, f'{len(receiver.posts())} requests')
        receiver.plan.clear()
        steps.do('commit', run='r1', ports=PORTS)  # as the host does then
    same_records(receiver, many(1), 'records')
    receiver.close()


def refusals_name_the_cause_and_the_remedy(bench):
    cases = [(400, 'refused', 'answered 400: said no'), (401, 'login_refused', 'authorization'), (403, 'login_refused', 'authorization'),
             (404, 'no_receiver', 'check the option url'), (410, 'no_receiver', 'check the option url'), (413, 'too_large', 'lower batch_bytes'),
             (422, 'refused', '422'), ((308, {'Location': 'http://127.0.0.1:1/elsewhere'}, ''), 'refused', 'a redirect, which is not followed'),
             ((200, {}, {'errors': True}), 'bad_answer', 'reports errors without the items'),
             ((200, {}, {'items': [{'status': 500}]}), 'bad_answer', 'a failed entry without a known id')]
    for answer, code, words in cases:
        receiver = Receiver([answer])
        with bench.sealed(receiver, rows=many(2), authorization='canary-5511') as steps:
            message = steps.fails('commit', code, False, run='r1', ports=PORTS)
        expect(words in message, f'expected "{words}" in: {message}')
        for secret in ('canary-5511', 'canary-path-77'):
            expect(secret not in message, f'a secret is shown: {message}')
        equal(len(receiver.posts()), 1, f'requests after {answer}')
        receiver.close()
    receiver = Receiver()
    receiver.close()
    with bench.sealed(receiver, rows=many(1), retry_seconds=0) as steps:
        expect('did not answer' in steps.fails('commit', 'not_taken', True, run='r1', ports=PORTS), 'message')
    wrong = [({'url': 'ftp://x/'}, 'url', 'another scheme'), ({'url': 'nothing at all'}, 'url', 'a text that is not a URL'),
             ({'url': 'http://me:canary-5511@x/'}, 'url', 'use the option authorization'), ({'headers': ['no colon']}, 'headers', 'Name: value'),
             ({'headers': ['A: b\r\nC: d']}, 'headers', 'Name: value'), ({'authorization': 'a\nb'}, 'authorization', 'Name: value'),
             ({'signing_secret': 'whsec_?canary-5511'}, 'signing_secret', 'expected base64'), ({'health': 'x y'}, 'health', 'http or https')]
    for options, option, words in wrong:
        steps = bench.exporter(receiver, bench.spool(), **options)
        equal((steps.created['ok'], steps.created.get('option')), (False, option), f'{options}')
        expect(words in steps.created['message'] and 'canary' not in steps.created['message'], steps.created['message'])
        steps.end()
    with bench.exporter(receiver, '') as steps:
        expect('set the option spool' in steps.fails('begin', 'no_spool', False, run='r', ports=PORTS), 'message')


def items_are_sent_again_alone(bench):
    def bulk(request):  # one of three fails in three ways, the first time
        items = json.loads(request['body'])['items']
        return 200, {}, {'errors': True, 'items': [{'index': {'status': (429, 503, 500)[i % 3] if i % 3 == 0 else 201}} for i in range(len(items))]}

    def by_id(request):
        items = json.loads(request['body'])['items']
        return 207, {}, {'items': [{'id': items[-1]['id'], 'status': 503, 'error': 'busy'}]}
    rows = many(20)
    receiver = Receiver([bulk, lambda _: (200, {}, {'items': [{'status': 200}, {'status': 409}] + [{}] * 2}), by_id])
    with bench.sealed(receiver, rows=rows, batch_records=10) as steps:
        steps.do('commit', run='r1', ports=PORTS)
    posts = receiver.posts()
    sizes = [len(json.loads(post['body']).get('items', [])) for post in posts]
    equal(sizes, [10, 4, 10, 1, 0], 'items of the requests')
    equal(len({post['headers']['Idempotency-Key'] for post in posts}), 5, 'another content has another key')
    receiver.close()


def refused_items_fail_the_export_and_no_other(bench):
    refusal = lambda request: (200, {}, {'items': [{'status': 400, 'error': 'too odd'} if item['id'] == 'c3' else {'status': 200}
                                                   for item in json.loads(request['body'])['items']]})
    receiver = Receiver([refusal])
    rows = many(12)
    spool = bench.spool()
    with bench.sealed(receiver, spool, rows=rows, batch_records=5) as steps:
        message = steps.fails('commit', 'items_refused', False, run='r1', ports=PORTS)
        expect('refused 1 item: claims item 4 of batch 1 (status 400: too odd)' in message, message)
        equal([len(json.loads(post['body'])['items']) for post in receiver.posts()], [5, 5, 2], 'all others were sent')
        steps.do('abort')
    with bench.sealed(receiver, spool, rows=rows, batch_records=5) as steps:  # mended: it alone is sent
        steps.do('commit', run='r1', ports=PORTS)
    last = [json.loads(post['body']) for post in receiver.posts()[3:]]
    equal([[item['id'] for item in body.get('items', [])] for body in last], [['c3'], []], 'what was left')
    receiver.close()


def commit_continues_where_it_stopped(bench):
    receiver = Receiver([200, 200, 'silent'])
    rows = many(30)
    spool = bench.spool()
    steps = bench.sealed(receiver, spool, rows=rows, batch_records=5, answer_seconds=60)
    steps.process.stdin.write(json.dumps({'do': 'commit', 'run': 'r1', 'ports': PORTS}) + '\n')
    steps.process.stdin.flush()
    while len(receiver.posts()) < 3:
        time.sleep(0.01)
    steps.process.kill()
    steps.process.wait()
    with bench.exporter(receiver, spool, batch_records=5) as steps:
        steps.do('commit', run='r1', ports=PORTS)
        same_records(receiver, rows, 'records')
        batches = [json.loads(post['body'])['batch'] for post in receiver.posts()]
        equal(batches, [1, 2, 3, 3, 4, 5, 6, 7], 'only what was not acknowledged came again')
        steps.do('commit', run='r1', ports=PORTS)
    with bench.exporter(receiver, spool) as steps:
        steps.do('commit', run='r1', ports=PORTS)
    with bench.sealed(receiver, spool, rows=rows, batch_records=5) as steps:  # the same run once more
        steps.do('commit', run='r1', ports=PORTS)
    equal(len(receiver.posts()), 8, 'nothing is sent twice')
    with bench.exporter(receiver, spool) as steps:
        expect('run the export again' in steps.fails('commit', 'nothing_sealed', False, run='r2', ports=PORTS), 'message')
    with bench.sealed(receiver, spool, run='r2', rows=rows) as steps:
        steps.do('commit', run='r2', ports=PORTS)
    equal(len(os.listdir(spool)), 1, f'left in the spool: {os.listdir(spool)}')
    receiver.close()


def abort_and_dead_runs_leave_nothing(bench):
    receiver = Receiver()
    spool = bench.spool()
    for sealed in (False, True):
        with bench.exporter(receiver, spool) as steps:
            steps.begin_and_abort(story(), sealed)
            equal(os.listdir(spool), [], 'left')
    bench.sealed(receiver, spool, run='dead').kill()
    with bench.exporter(receiver, spool) as steps:
        steps.do('begin', run='r2', ports=PORTS)
        with bench.exporter(receiver, spool) as second:
            expect('another run' in second.fails('begin', 'target_busy', True, run='r2', ports=PORTS), 'message')
        steps.write_all(story())
        steps.do('seal')
        steps.do('commit', run='r2', ports=PORTS)
    equal([name.endswith('.taken') for name in os.listdir(spool)], [True], f'left in the spool: {os.listdir(spool)}')
    equal({post['headers']['Dossier-Run'] for post in receiver.posts()}, {'r2'}, 'runs that were sent')
    receiver.close()


def a_probe_sends_no_record(bench):
    for answer, good in ((200, True), (204, True), (405, True), (401, False), (404, False), (503, False)):
        receiver = Receiver([answer])
        with bench.exporter(receiver, bench.spool()) as steps:
            if good:
                found = steps.do('probe', run='', ports=PORTS)['found'][0]
                expect(f'answers ({answer})' in found and 'canary' not in found, found)
            else:
                steps.fails('probe', 'login_refused' if answer == 401 else 'no_receiver', answer == 503, run='', ports=PORTS)
        equal([request['method'] for request in receiver.requests], ['OPTIONS'], 'requests')
        receiver.close()
    receiver = Receiver([200, 405])
    with bench.exporter(receiver, bench.spool(), health=receiver.url + '/health') as steps:
        steps.do('probe', run='', ports=PORTS)
        steps.fails('probe', 'no_receiver', False, run='', ports=PORTS)
    equal([(request['method'], request['path'][-7:]) for request in receiver.requests], [('GET', '/health')] * 2, 'requests')
    receiver.close()


def certificates_are_checked(bench):
    if not shutil.which('openssl'):
        return 'not tried: no openssl'
    import ssl
    receiver = Receiver()
    key, cert = (os.path.join(bench.root, name) for name in ('key.pem', 'cert.pem'))
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-keyout', key, '-out', cert, '-days', '2', '-subj',
                    '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1'], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(cert, key)
    receiver.server.socket = context.wrap_socket(receiver.server.socket, server_side=True)
    receiver.url = receiver.url.replace('http:', 'https:')
    with bench.sealed(receiver, rows=many(1)) as steps:
        message = steps.fails('commit', 'refused', False, run='r1', ports=PORTS)
        expect('certificate' in message, message)
    with bench.sealed(receiver, rows=many(1), ca_file=cert) as steps:
        steps.do('commit', run='r1', ports=PORTS)
    same_records(receiver, many(1), 'records')
    receiver.close()
    return ''


def records_of(pipeline, number):
    return [(port, {name: value for name, value in record.items() if port != 'documents' or name != 'text'}, record.get('text', ''))
            for port, records in pipeline.records(number).items() for record in records]


def a_pipeline_sends_what_json_lines_hold(bench):
    receiver = Receiver()
    pipeline = bench.pipeline(receiver.url, {'url': '${target}', 'first_pause': 0.01}, (200,))
    pipeline.run(0)
    same_records(receiver, records_of(pipeline, 0), 'records')
    count = len(receiver.posts())
    pipeline.run(0)
    equal(len(receiver.posts()), count, 'the same run again sends nothing')
    pipeline.holds_nowhere('canary-path-77')
    pipeline.remove()
    receiver.close()


def kills_repeat_under_the_same_key_only(bench, kills=20, seed=1):
    chance = random.Random(seed)
    failing = threading.Event()

    def moody(_):
        if failing.is_set() and chance.random() < 0.2:
            return chance.choice([503, 'cut', 'reset', (429, {'Retry-After': '1'}, '')])
        time.sleep(0.002)
        return 200
    receiver = Receiver()
    receiver.plan = type('Always', (list,), {'pop': lambda self, _: moody, '__bool__': lambda self: True})()
    pipeline = bench.pipeline(receiver.url, {'url': '${target}', 'first_pause': 0.01, 'batch_records': 20}, (1000, 1100))
    for number in (0, 1):  # all but the export is known afterwards
        pipeline.run(number)
        pipeline.run(1 - number)
        pipeline.measure(number)
    wanted = [records_of(pipeline, number) for number in (0, 1)]
    failing.set()
    killed, number, repeated = 0, 0, 0
    receiver.requests.clear()
    while killed < kills:
        if pipeline.is_killed_at_random(number, chance):
            killed += 1
            if killed % 4:
                continue
            pipeline.run(number)
        time.sleep(0.1)
        same_records(receiver, wanted[number], f'kill {killed}, seed {seed}')
        held = taken(receiver)
        equal({port: len(items) for port, items in held.items() if port != 'run'},
              {port: len(records) for port, records in as_lines(wanted[number]).items()}, f'kill {killed}: records held')
        repeated += sum(len(copies) - 1 for items in held.values() for copies in items.values())
        receiver.requests.clear()
        number = 1 - number
    pipeline.remove()
    receiver.close()
    return f'{killed} kills, {repeated} records came again, each under its key'


class Gatherer:
    """A receiver as our README advises: it knows keys, gathers by run, and shows a run when it has all of it."""

    def __init__(self):
        self.keys, self.held, self.shown = {}, {}, {}
        self.receiver = Receiver()
        gatherer = self
        self.receiver.plan = type('Always', (list,), {'pop': lambda self, _: gatherer.take, '__bool__': lambda self: True})()

    def take(self, request):
        target = request['path'].split('/')[-1]
        if request['method'] == 'GET':
            return 200, {}, self.shown.get(target, '')
        if request['method'] != 'POST':
            return 204
        key = (target, request['headers']['Idempotency-Key'])
        if self.keys.setdefault(key, request['body']) != request['body']:
            return 422
        body = json.loads(request['body'])
        rows = self.held.setdefault((target, body['run']), {})
        for place, item in enumerate(body.get('items', [])):
            rows[body['batch'], place] = f'{body["type"]} {json.dumps(item, ensure_ascii=False)}'
        if body['type'] == 'dossier.run':
            if sum(body['rows'].values()) != len(rows):
                return 422
            self.shown[target] = ''.join(f'{body["run"]} {rows[place]}\n' for place in sorted(rows)) + f'{body["run"]} is whole\n'
        return 200


def the_conformance_kit(bench):
    gatherer = Gatherer()
    address = gatherer.receiver.url.rsplit('/', 1)[0]
    told = bench.passes_the_conformance_kit(
        {'url': address + '/${name}', 'spool': bench.spool() + '/${name}', 'batch_records': 7, 'answer_seconds': 20}, f'curl -sf {address}/$NAME')
    gatherer.receiver.close()
    return told


CASES = [every_record_arrives_in_order, lines_are_lines, signatures_hold, hostile_records_arrive, transient_errors_are_retried_under_the_same_key,
         retry_after_is_respected, pauses_grow_and_end, refusals_name_the_cause_and_the_remedy, items_are_sent_again_alone,
         refused_items_fail_the_export_and_no_other, commit_continues_where_it_stopped, abort_and_dead_runs_leave_nothing, a_probe_sends_no_record,
         certificates_are_checked, a_pipeline_sends_what_json_lines_hold, the_conformance_kit,
         kills_repeat_under_the_same_key_only]


if __name__ == '__main__':
    sys.exit(cases.main(__doc__, Bench, CASES))
