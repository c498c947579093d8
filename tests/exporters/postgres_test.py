#!/usr/bin/env python3
"""exporter.postgres with a server of the test's own, which is restarted and whose readers get in the way."""
import json
import os
import random
import subprocess
import sys
import threading
import time

import cases
from exporting import PORTS, SKIPPED, as_lines, canonical, equal, expect, story
from postgres_server import Server, programs

TABLES = ['documents', 'blocks', 'credits', 'copies', 'passages', 'clusters', 'claims', 'findings', 'finding_sides', 'finding_claims',
          'sources', 'source_dependence', 'rejected']


class Bench(cases.Bench):
    EXPORTER = 'postgres'

    def __init__(self, arguments):
        super().__init__(arguments)
        self.server = Server()
        self.databases = 0

    def database(self):
        """A fresh one for each case."""
        self.databases += 1
        name = f'case{self.databases}'
        self.server.ask(f'CREATE DATABASE {name}')
        return name

    def exporter(self, database, **options):
        return self.steps({'connection': self.server.conninfo(database), 'connect_seconds': 5, 'lock_seconds': 2, **options})

    def export(self, database, run='r1', rows=None, **options):
        with self.exporter(database, **options) as steps:
            steps.do('begin', run=run, ports=PORTS)
            steps.write_all(story() if rows is None else rows)
            answer = steps.do('seal')
            steps.do('commit', run=run, ports=PORTS)
            return answer

    def records(self, database, schema='dossier', where=''):
        """What the tables hold, by port, as the JSON lines would."""
        found = {}
        for port in PORTS:
            record = "record || jsonb_build_object('text', text)" if port == 'documents' else 'record'
            found[port] = [json.loads(line[0]) for line in
                           self.server.ask(f'SELECT {record} FROM {schema}.{port} {where} ORDER BY run, position', database)]
        return found

    def parts(self, database, schema='dossier'):
        """The numbers of the runs that have tables, shown or not."""
        return sorted({row[0] for row in self.server.ask(
            f"SELECT substring(relname FROM '_([0-9]+)$') FROM pg_class WHERE relkind = 'r' AND relnamespace = to_regnamespace('{schema}') "
            "AND relname ~ '_[0-9]+$'", database)})

    def remove(self):
        self.server.remove()


def in_all_ports(found):
    return {**{port: [] for port in PORTS}, **found}


def expected(rows):
    return in_all_ports(as_lines(rows))


def every_row_comes_back(bench):
    base = bench.database()
    answer = bench.export(base)
    equal(answer['rows'], len(story()), 'rows')
    equal({output['path']: output['rows'] for output in answer['outputs']},
          {f'postgresql:{base}/dossier.{port}': sum(row[0] == port for row in story()) for port in PORTS}, 'outputs')
    equal(bench.records(base), expected(story()), 'records')
    ask = lambda sql: bench.server.ask(sql, base)
    equal(ask('SELECT run, id, pipeline, ports FROM dossier.runs'), [['1', 'r1', 'steps', json.dumps(PORTS)]], 'runs')
    equal(ask('SELECT "key", number, low, noun, subject, scope FROM dossier.claims ORDER BY position')[0],
          ['k0', '12.000000000000000000000000001', '12', 'gates', 'The dam', '["lost"]'], 'a claim: no digit is lost')
    equal(ask('SELECT side, value, source, text, sentence FROM dossier.conflicts ORDER BY side')[1],
          ['2', '13', 'Paper 1', '13 gates', 'The dam lost 13 gates.'], 'a conflict')
    equal(ask('SELECT a_source, b_source, a_text, b_text FROM dossier.copied_passages')[0], ['Paper 0', 'Paper 1', 'Caf', 'Caf'], 'a passage')
    equal(ask('SELECT depends_on, probability FROM dossier.source_dependence'), [['Paper 1', '0.25']], 'a dependence')
    equal(ask('SELECT version FROM dossier.dossier_schema'), [['1']], 'version')
    for table in TABLES:
        expect(ask(f'SELECT count(*) FROM dossier.{table}') != [['0']], f'{table} is empty')


def hostile_records_come_back(bench):
    base = bench.database()
    words = ["O'Neil; DROP TABLE runs; --", '"quoted"', '\\N', '\\.', '=CMD()', '../../etc', '<script>', 'tab\there', 'a\r\nb', '\u2028 \U0001f600',
             '\x1a', '\x7f', '${HOME}', '%s', "$$"]
    rows = []
    for i, word in enumerate(words):
        rows.append(('documents', {'id': f'd{i}', 'key': word, 'uri': word, 'source': word, 'title': word, 'metadata': {word: word}}, word))
        rows.append(('claims', {'id': f'c{i}', 'document': f'd{i}', 'key': word, 'kind': 'quantity', 'confidence': 1, 'start': 0, 'end': 1,
                                'text': word, 'property': word * 5000, 'value': {'number': 'NaN', 'text': word}}, ''))
    long = ''.join(chr(33 + i * i % 90) for i in range(70000))  # nothing that compresses well
    rows.append(('documents', {'id': long, 'key': long, 'uri': long, 'source': long}, ''))
    rows.append(('claims', {'id': long, 'document': long, 'kind': long, 'property': long, 'confidence': 1, 'start': 0, 'end': 0}, ''))
    rows.append(('documents', {'id': 'large', 'key': 'k' * 100000, 'uri': 'u', 'source': 's' * 100000}, 'ü10 "MB" \\ \n' * 700000))
    bench.export(base, rows=rows, schema='a_b')
    equal(bench.records(base, 'a_b'), expected(rows), 'records')
    equal(bench.server.ask('SELECT count(*) FROM a_b.documents WHERE text_bytes IS NOT NULL OR record_bytes IS NOT NULL', base), [['0']], 'bytes')


def what_text_cannot_hold_is_kept_as_bytes(bench):
    base = bench.database()
    with bench.exporter(base) as steps:
        steps.do('begin', run='r', ports=PORTS)
        text = 'a\0b \\ é'.encode() + b'\xff\xc3 end'
        record = '{"id":"d1","key":"k\\u0000ey","uri":"u","metadata":{"\\u0000":"\\\\u0000 \\u0002","n":1e999999}}'
        steps.do('write', port='documents', record=record, text_hex=text.hex())
        steps.write('claims', {'id': 'c1', 'document': 'd1', 'kind': 'time', 'confidence': 1, 'start': 4, 'end': 9, 'sentence': {'start': 4, 'end': 8}})
        message = steps.fails('write', 'bad_record', False, port='claims', record='{"id": ')
        expect('cannot be read' in message, message)
        steps.do('seal')
        steps.do('commit', run='r', ports=PORTS)
    equal(bench.server.ask("SELECT text, encode(text_bytes, 'hex'), key, record->'metadata'->>'\x1a', record->'metadata'->'n', "
                           "convert_from(record_bytes, 'UTF8') FROM dossier.documents", base),
          [['a\x1ab \\ é\x1a\x1a end', text.hex(), 'k\x1aey', '\\u0000 \x02', 'null', record]], 'what stands for it, and the bytes')
    rows = [('documents', {'id': f'e{i}', 'key': 'k', 'uri': 'u'}, 'Café') for i in range(2)]
    rows.append(('copies', {'id': 'l', 'a': 'e0', 'b': 'e1', 'direction': 'unknown', 'kind': 'partial', 'similarity': 1,
                                  'passages': [{'a_start': 0, 'a_end': 4, 'b_start': 3, 'b_end': 1}]}, ''))
    bench.export(base, rows=rows, schema='spans')
    equal(bench.server.ask('SELECT a_text IS NULL, b_text IS NULL FROM spans.copied_passages', base), [['t', 't']], 'parts of a character')
    # A byte for a byte: offsets stay true.
    equal(bench.server.ask('SELECT sentence FROM dossier.claims_in_context', base), [['\\ é']], 'sentence')


def nothing_is_visible_before_the_commit(bench):
    base = bench.database()
    bench.export(base, 'r1', story(3, 'a'))
    with bench.exporter(base) as steps:
        for step in (lambda: steps.do('begin', run='r2', ports=PORTS), lambda: steps.write_all(story(40, 'b')), lambda: steps.do('seal')):
            step()
            equal(bench.records(base), expected(story(3, 'a')), 'what is seen')
            equal(bench.server.ask('SELECT id FROM dossier.runs', base), [['r1']], 'runs')
        steps.do('commit', run='r2', ports=PORTS)
    equal(bench.records(base), expected(story(40, 'b')), 'after the commit')
    equal(bench.server.ask('SELECT id FROM dossier.runs', base), [['r2']], 'runs')
    equal(len(bench.parts(base)), 1, 'tables of runs')


def commit_can_be_repeated_also_by_a_new_process(bench):
    base = bench.database()
    with bench.exporter(base) as steps:
        steps.do('begin', run='r1', ports=PORTS)
        steps.write_all(story())
        steps.do('seal')
        steps.kill()
    equal(bench.server.ask('SELECT id FROM dossier.staged', base), [['r1']], 'staged')
    for _ in range(2):  # a fresh process each
        with bench.exporter(base) as steps:
            steps.do('commit', run='r1', ports=PORTS)
            steps.do('commit', run='r1', ports=PORTS)
            equal(bench.records(base), expected(story()), 'records')
    with bench.exporter(base) as steps:
        message = steps.fails('commit', 'nothing_sealed', False, run='other', ports=PORTS)
        expect('run the export again' in message, message)
    bench.export(base)  # the same run once more
    equal(bench.records(base), expected(story()), 'records')
    equal(bench.server.ask('SELECT id FROM dossier.runs', base), [['r1']], 'runs')
    with bench.exporter(bench.database()) as steps:
        message = steps.fails('commit', 'nothing_sealed', False, run='r', ports=PORTS)
        expect('does not exist' in message, message)


def append_keeps_other_runs(bench):
    base = bench.database()
    for run, tag in (('r1', 'a'), ('r2', 'b'), ('r1', 'c')):  # r1 takes its own place
        bench.export(base, run, story(3, tag), mode='append')
    equal(bench.server.ask('SELECT id FROM dossier.runs ORDER BY run', base), [['r2'], ['r1']], 'runs')
    for run, tag in (('r2', 'b'), ('r1', 'c')):
        equal(bench.records(base, where=f"WHERE run = (SELECT run FROM dossier.runs WHERE id = '{run}')"), expected(story(3, tag)), run)
    bench.export(base, 'r3', story(4, 'd'))
    equal(bench.records(base), expected(story(4, 'd')), 'after replace')
    equal(len(bench.parts(base)), 1, 'tables of runs')


def abort_leaves_nothing(bench):
    for sealed in (False, True):
        base = bench.database()
        with bench.exporter(base) as steps:
            steps.begin_and_abort(story(), sealed)
            equal((bench.parts(base), bench.server.one('SELECT count(*) FROM dossier.staged', base)), ([], '0'), f'left, sealed {sealed}')
            steps.do('begin', run='r1', ports=PORTS)  # and the same instance goes on
            steps.do('seal')
            steps.do('commit', run='r1', ports=PORTS)
        equal(bench.records(base), expected([]), 'an empty run')


def dead_runs_are_removed(bench):
    base = bench.database()
    for run, sealed in (('r1', True), ('r2', False), ('r3', True)):
        with bench.exporter(base) as steps:
            steps.do('begin', run=run, ports=PORTS)
            steps.write_all(story())
            if sealed:
                steps.do('seal')
            steps.kill()
    with bench.exporter(base) as alive:
        alive.do('begin', run='alive', ports=PORTS)
        alive.do('seal')
        bench.export(base, 'r4', story(2))
        equal(bench.server.ask('SELECT id FROM dossier.staged', base), [['alive']], 'what lives stays')
        alive.do('commit', run='alive', ports=PORTS)
    equal(len(bench.parts(base)), 1, 'tables of runs')
    equal(bench.server.ask('SELECT id FROM dossier.runs', base), [['alive']], 'the last commit counts')


def runs_at_once(bench):
    base = bench.database()
    with bench.exporter(base) as first:
        first.do('begin', run='r1', ports=PORTS)
        with bench.exporter(base) as second:
            message = second.fails('begin', 'target_busy', True, run='r1', ports=PORTS)
            expect('another process is exporting the same run' in message, message)
    base = bench.database()
    problems = []

    def one(number):
        try:
            for turn in range(5):
                bench.export(base, f'r{number}-{turn}', story(20, f'{number}{turn}'), lock_seconds=30)
        except Exception as problem:  # told below, in the thread that can fail
            problems.append(problem)
    threads = [threading.Thread(target=one, args=(number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    while any(thread.is_alive() for thread in threads):  # a reader meanwhile: always one run, whole
        if bench.server.one("SELECT to_regclass('dossier.rejected') IS NOT NULL", base) == 't':
            found = bench.server.ask('SELECT (SELECT count(*) FROM dossier.runs), count(DISTINCT run), count(*) FROM dossier.claims', base)[0]
            expect(found in (['0', '0', '0'], ['1', '1', '20']), f'half a run was seen: {found}')
    for thread in threads:
        thread.join()
    expect(not problems, f'{problems}')
    equal(len(bench.parts(base)), 1, 'tables of runs')


def readers_are_waited_for_and_never_harmed(bench):
    base = bench.database()
    bench.export(base, 'r1')
    reader = subprocess.Popen(['psql', '-Xqd', bench.server.conninfo(base), '-c',
                               'BEGIN; SELECT count(*) FROM dossier.claims; SELECT pg_sleep(4); SELECT count(*) FROM dossier.documents; COMMIT'],
                              stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
    time.sleep(0.5)
    with bench.exporter(base, lock_seconds=1) as steps:
        steps.do('begin', run='r2', ports=PORTS)
        steps.write_all(story(4))
        steps.do('seal')
        message = steps.fails('commit', 'target_busy', True, run='r2', ports=PORTS)
        expect('lock_seconds' in message, message)
        equal(bench.server.ask('SELECT id FROM dossier.runs', base), [['r1']], 'nothing was changed')
        while steps.attempt('commit', run='r2', ports=PORTS).get('code') == 'target_busy':
            pass
    equal((reader.communicate()[1], reader.returncode), ('', 0), 'the reader')
    equal(bench.records(base), expected(story(4)), 'records')


def restarts_cost_no_row(bench):
    base = bench.database()
    bench.export(base, 'r1', story(3, 'a'))
    with bench.exporter(base) as steps:  # while rows are written
        steps.do('begin', run='r2', ports=PORTS)
        steps.write_all(story(30, 'b'))
        bench.server.restart()
        equal(bench.records(base), expected(story(3, 'a')), 'what is seen')
        message = steps.fails('seal', 'connection_lost', True)
        expect(message, 'a message')
        steps.do('abort')
        steps.do('begin', run='r2', ports=PORTS)
        steps.write_all(story(30, 'b'))
        steps.do('seal')
        bench.server.restart()  # between seal and commit
        equal(bench.records(base), expected(story(3, 'a')), 'what is seen')
        steps.fails('commit', 'connection_lost', True, run='r2', ports=PORTS)
        steps.do('commit', run='r2', ports=PORTS)
    equal(bench.records(base), expected(story(30, 'b')), 'after the commit')
    equal(bench.parts(base), bench.parts(base)[:1], 'tables of runs')
    with bench.exporter(base) as steps:  # in the middle of a COPY
        steps.do('begin', run='r3', ports=PORTS)
        rows = [('documents', {'id': f'd{i}', 'key': 'k', 'uri': 'u'}, 'words ' * 2000) for i in range(60)]
        steps.write_all(rows)
        bench.server.restart()
        answer = None
        for row in rows * 3:
            answer = steps.attempt('write', port=row[0], record=canonical(row[1]), text=row[2])
            if not answer['ok']:
                break
        equal((answer.get('code'), answer.get('retryable')), ('connection_lost', True), answer.get('message'))
        steps.do('abort')
    bench.server.stop()
    with bench.exporter(base) as steps:
        message = steps.fails('begin', 'connection_lost', True, run='r', ports=PORTS)
        expect('cannot connect' in message, message)
    bench.server.start()


def a_killed_backend_costs_no_row(bench):
    """A server process that dies takes all sessions with it, and the server recovers by itself."""
    base = bench.database()
    with bench.exporter(base) as steps:
        steps.do('begin', run='r', ports=PORTS)
        steps.write_all(story(30))
        backend = bench.server.one("SELECT pid FROM pg_stat_activity WHERE application_name = 'dossier' AND datname = current_database()", base)
        os.kill(int(backend), 9)
        answer = steps.attempt('seal')
        equal((answer['ok'], answer['retryable']), (False, True), answer.get('message'))
        steps.do('abort')
        began = time.monotonic()
        while not (answer := steps.attempt('begin', run='r', ports=PORTS))['ok'] and time.monotonic() < began + 60:
            expect(answer['retryable'], answer['message'])
            time.sleep(0.2)
        steps.write_all(story(30))
        steps.do('seal')
        steps.do('commit', run='r', ports=PORTS)
    equal(bench.records(base), expected(story(30)), 'records')


def errors_name_the_cause_and_the_remedy(bench):
    base = bench.database()
    server = bench.server
    server.ask("CREATE ROLE weak LOGIN PASSWORD 'weak-9c1'")
    server.ask("CREATE DATABASE latin ENCODING 'LATIN1' LOCALE 'C' TEMPLATE template0")
    server.ask('CREATE SCHEMA theirs; CREATE TABLE theirs.claims (x int)', base)
    bench.export(base, schema='newer')
    server.ask('UPDATE newer.dossier_schema SET version = 2', base)
    bench.export(base, schema='owned')
    server.ask('GRANT ALL ON SCHEMA owned TO weak; GRANT ALL ON ALL TABLES IN SCHEMA owned TO weak', base)
    weak = server.conninfo(base, 'weak', 'weak-9c1')
    server.ask('CREATE DATABASE frozen')
    server.ask('ALTER DATABASE frozen SET default_transaction_read_only = on')
    cases = [
        ({'connection': server.conninfo(base, password='wrong-7d2')}, 'login_refused', False, 'check the user and the password'),
        ({'connection': f'host=127.0.0.1 port={server.port} user=dossier dbname={base}'}, 'login_refused', False, 'no password'),
        ({'connection': server.conninfo('nowhere')}, 'no_database', False, 'create the database'),
        ({'connection': 'host=127.0.0.1 port=1 user=dossier'}, 'connection_lost', True, 'refused'),
        ({'connection': weak}, 'no_permission', False, 'CREATE on the database'),
        ({'connection': weak, 'schema': 'owned'}, 'no_permission', False, 'owne'),
        ({'connection': server.conninfo('latin')}, 'other_encoding', False, 'expected a database in UTF8, found LATIN1'),
        ({'connection': server.conninfo('frozen')}, 'read_only', False, 'connect to the primary server'),
        ({'connection': 'secret-3a9 ='}, 'bad_option', False, 'not shown'),
        ({'schema': 'newer'}, 'other_schema', False, 'expected tables of version 1 in the schema "newer", found version 2'),
        ({'schema': 'theirs'}, 'foreign_schema', False, 'found "claims" of another program'),
    ]
    for options, code, retryable, words in cases:
        for step in ('probe', 'begin'):
            with bench.exporter(base, **options) as steps:
                message = steps.fails(step, code, retryable, run='r', ports=PORTS)
            expect(words in message, f'{step}: expected "{words}" in: {message}')
            for secret in ('wrong-7d2', 'weak-9c1', 'secret-3a9', Server.PASSWORD):
                expect(secret not in message, f'a secret is shown: {message}')
    for schema in ('Upper', 'a-b', '', 'x' * 64, '1a', 'pg_x', 'a"b'):
        steps = bench.exporter(base, schema=schema)
        equal((steps.created['ok'], steps.created.get('option')), (False, 'schema'), f'schema {schema}')
        expect('lower-case letters' in steps.created['message'], steps.created['message'])
        steps.end()
    with bench.exporter(base, schema='twice') as steps:
        steps.do('begin', run='r', ports=['sources'])
        steps.write('sources', {'id': 's', 'source': 'x'})
        steps.write('sources', {'id': 's', 'source': 'y'})
        expect('found two of sources with the id s' in steps.fails('seal', 'equal_ids', False), 'message')
        message = steps.fails('write', 'unknown_port', False, port='claims', record='{}')
        expect('begin was called with' in message, message)


def a_probe_leaves_nothing(bench):
    base = bench.database()
    everything = 'SELECT count(*) FROM pg_class UNION ALL SELECT count(*) FROM pg_namespace UNION ALL SELECT count(*) FROM pg_proc'
    before = bench.server.ask(everything, base)
    with bench.exporter(base) as steps:
        found = steps.do('probe', run='r', ports=PORTS)['found'][0]
    expect(base in found and 'can be created' in found and 'tables of version 1' in found, found)
    equal(bench.server.ask(everything, base), before, 'what is in the database')
    bench.export(base)
    before = bench.server.ask(everything, base)
    with bench.exporter(base) as steps:
        found = steps.do('probe', run='r', ports=PORTS)['found'][0]
    expect('schema "dossier" with 1 run,' in found, found)
    equal(bench.server.ask(everything, base), before, 'what is in the database')


def a_pipeline_gives_what_json_lines_give(bench):
    base = bench.database()
    for isolation, run in (('', 0), ('    isolation: process\n    grant: { network: true, local_sockets: true }\n', 1)):
        pipeline = bench.pipeline(bench.server.conninfo(base), {'connection': '${target}'}, more=isolation)
        pipeline.run(run)
        equal(bench.records(base), in_all_ports(pipeline.records(run)), 'records')
        pipeline.holds_nowhere(Server.PASSWORD)
        pipeline.remove()


def kills_lose_and_double_nothing(bench, kills=20, seed=1):
    base = bench.database()
    pipeline = bench.pipeline(bench.server.conninfo(base), {'connection': '${target}', 'lock_seconds': 20}, (1500, 2000))
    wanted = []
    for number in (0, 1):
        pipeline.run(number)
        pipeline.measure(number)
        wanted.append(in_all_ports(pipeline.records(number)))
        equal(bench.records(base), wanted[number], 'undisturbed')
    chance = random.Random(seed)
    shown, killed = 1, 0
    while killed < kills:
        number = 1 - shown
        killed += pipeline.is_killed_at_random(number, chance)
        found = bench.records(base)
        expect(found in wanted, f'kill {killed}, seed {seed}: neither run is shown whole')
        shown = wanted.index(found)
        if killed % 4 == 3:
            pipeline.run(number)
            equal(bench.records(base), wanted[number], f'after kill {killed}')
            shown = number
    pipeline.run(0)
    equal(bench.records(base), wanted[0], 'at the end')
    equal((len(bench.parts(base)), bench.server.one('SELECT count(*) FROM dossier.staged', base)), (1, '0'), 'left behind')
    pipeline.remove()
    return f'{killed} kills, an export takes {pipeline.took:.2f} s'


def the_conformance_kit(bench):
    base = bench.database()
    conninfo = bench.server.conninfo(base)
    # What a reader sees: nothing before the first commit; then every row of every port, with its run's own name.
    rows = ' UNION ALL '.join(
        f"SELECT {i}, r.id, t.position, t.record::text || coalesce(encode(t.record_bytes, 'hex'), '')"
        + (" || t.text || coalesce(encode(t.text_bytes, 'hex'), '')" if port == 'documents' else '')
        + f' FROM :"NAME".{port} t JOIN :"NAME".runs r USING (run)' for i, port in enumerate(PORTS))
    script = os.path.join(bench.server.root, 'show.sql')
    with open(script, 'w', encoding='utf-8') as file:
        file.write("SELECT to_regclass(quote_ident(:'NAME') || '.runs') IS NOT NULL AS there \\gset\n\\if :there\n"
                   + rows + ' ORDER BY 1, 2, 3;\nSELECT id FROM :"NAME".runs ORDER BY run;\n\\endif\n')
    return bench.passes_the_conformance_kit({'connection': conninfo, 'schema': '${name}', 'lock_seconds': 10},
                                            f'psql -XqAt -v ON_ERROR_STOP=1 -v NAME=$NAME -d "{conninfo}" -f {script}')


CASES = [every_row_comes_back, hostile_records_come_back, what_text_cannot_hold_is_kept_as_bytes, nothing_is_visible_before_the_commit,
         commit_can_be_repeated_also_by_a_new_process, append_keeps_other_runs, abort_leaves_nothing, dead_runs_are_removed, runs_at_once,
         readers_are_waited_for_and_never_harmed, restarts_cost_no_row, a_killed_backend_costs_no_row, errors_name_the_cause_and_the_remedy,
         a_probe_leaves_nothing, a_pipeline_gives_what_json_lines_give, the_conformance_kit, kills_lose_and_double_nothing]


if __name__ == '__main__':
    if not programs():
        print('skipped: no PostgreSQL server is installed (package postgresql)')
        sys.exit(SKIPPED)
    sys.exit(cases.main(__doc__, Bench, CASES))
