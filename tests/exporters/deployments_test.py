#!/usr/bin/env python3
"""One pipeline, three deployments: after the first run each swap calls the exporters alone, and every target holds the
same records."""
import argparse
import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile

from exporting import SKIPPED, Failed, equal, expect
from postgres_server import Server, programs
from receiver import Receiver


class Newsroom:
    def __init__(self, build, source):
        self.build, self.source = build, source
        self.root = tempfile.mkdtemp(prefix='dossier-deployments-')

    def run(self, output, deployment=None, environment=(), arguments=()):
        """The record of the run."""
        deploy = ['--deploy', os.path.join(self.source, f'pipelines/deploy/{deployment}.yaml')] if deployment else []
        done = subprocess.run(
            [os.path.join(self.build, 'bin/dossier'), 'run', os.path.join(self.source, 'pipelines/newsroom.yaml'), '--plugin-dir',
             os.path.join(self.build, 'lib/dossier/plugins'), '--set', 'output=' + os.path.join(self.root, output), '--state',
             os.path.join(self.root, 'state'), '--progress', 'none', *deploy, *arguments],
            capture_output=True, text=True, check=False,
            env={**os.environ, 'DOSSIER_WORKER': os.path.join(self.build, 'bin/dossier-worker'), **dict(environment)})
        equal(done.returncode, 0, f'{deployment}: exit code; {done.stdout}{done.stderr}')
        if '--dry-run' in arguments:
            return done.stdout
        runs = os.path.join(self.root, 'state/runs')
        latest = max((os.path.join(runs, name, 'run.json') for name in os.listdir(runs)), key=os.path.getmtime)
        with open(latest, encoding='utf-8') as file:
            return json.load(file)

    def lines(self, output, port, compressed=False):
        path = os.path.join(self.root, output, port + '.jsonl' + ('.zst' if compressed else ''))
        if compressed:
            return subprocess.run(['zstdcat', path], capture_output=True, check=True).stdout.decode().split('\n')[:-1]
        with open(path, encoding='utf-8') as file:
            return file.read().split('\n')[:-1]


def only_exporters_were_called(record, exporters, what):
    called = {stage for stage, counts in record['stages'].items() if counts['calls']}
    equal(called, set(exporters), f'{what}: stages that were called')


def all_deployments(newsroom, server, receiver):
    first = newsroom.run('plain')
    called = {stage for stage, counts in first['stages'].items() if counts['calls']}
    expect({'read', 'figures', 'values', 'save', 'report'} <= called, f'the first run calls all: {called}')
    ports = ['documents', 'copies', 'clusters', 'claims', 'findings', 'rejected']
    plain = {port: newsroom.lines('plain', port) for port in ports}
    ids = {port: [json.loads(line)['id'] for line in plain[port]] for port in ports}
    for port in ports:
        expect(ids[port], f'the sample articles give no {port}')

    only_exporters_were_called(newsroom.run('laptop', 'laptop'), ['save', 'report'], 'laptop')
    with sqlite3.connect(os.path.join(newsroom.root, 'laptop/dossier.sqlite')) as database:
        for port in ports:
            equal([row[0] for row in database.execute(f'SELECT id FROM {port} ORDER BY position')], ids[port], f'SQLite: {port}')
    expect(os.path.exists(os.path.join(newsroom.root, 'laptop/report.html')), 'no report on the laptop')

    only_exporters_were_called(newsroom.run('archive', 'archive'), ['save', 'linked'], 'archive')
    for port in ports:
        equal(newsroom.lines('archive', port, compressed=True), plain[port], f'archive: {port}')
    with open(os.path.join(newsroom.root, 'archive/dossier.jsonld'), encoding='utf-8') as file:
        expect('@context' in json.load(file), 'no linked data')

    environment = {'DOSSIER_DATABASE': server.conninfo(), 'DOSSIER_RECEIVER': receiver.url, 'DOSSIER_RECEIVER_TOKEN': 'canary-token-31'}
    told = newsroom.run('server', 'newsroom-server', environment, ['--dry-run'])
    expect('PostgreSQL' in told and 'answers (200)' in told, f'the dry run: {told}')
    equal([request['method'] for request in receiver.requests], ['OPTIONS'], 'what a dry run sends')
    equal(server.one("SELECT count(*) FROM pg_namespace WHERE nspname = 'dossier'"), '0', 'what a dry run makes')
    only_exporters_were_called(newsroom.run('server', 'newsroom-server', environment), ['save', 'notify'], 'newsroom-server')
    for port in ports:
        equal([row[0] for row in server.ask(f'SELECT id FROM dossier.{port} ORDER BY position')], ids[port], f'PostgreSQL: {port}')
    got = {}
    for request in receiver.posts():
        equal(request['headers']['Authorization'], 'Bearer canary-token-31', 'the token')
        got.setdefault(request['headers']['Dossier-Port'], []).extend(item['id'] for item in json.loads(request['body']).get('items', []))
    equal({port: got.get(port) for port in ('documents', 'claims', 'findings')}, {port: ids[port] for port in ('documents', 'claims', 'findings')},
          'what the receiver got')
    expect('run' in got, 'the receiver did not get the end of the run')

    only_exporters_were_called(newsroom.run('again'), ['save', 'report'], 'back again')
    for port in ports:
        equal(newsroom.lines('again', port), plain[port], f'back again: {port}')
    for folder, _, names in os.walk(newsroom.root):
        for name in names:
            with open(os.path.join(folder, name), 'rb') as file:
                content = file.read()
            for secret in (Server.PASSWORD, 'canary-token-31', 'canary-path-77'):
                expect(secret.encode() not in content, f'{name} holds a secret')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', required=True)
    parser.add_argument('--source', required=True)
    arguments = parser.parse_args()
    os.environ['NO_PROXY'] = '127.0.0.1'
    if not programs() or not shutil.which('zstdcat'):
        print('skipped: no PostgreSQL server or no zstdcat is installed (packages postgresql, zstd)')
        return SKIPPED
    newsroom, server, receiver = Newsroom(arguments.build, arguments.source), Server(), Receiver()
    try:
        all_deployments(newsroom, server, receiver)
    except Failed as failure:
        print(f'FAILED  {failure}')
        return 1
    finally:
        server.remove()
        receiver.close()
    shutil.rmtree(newsroom.root)
    print('passed')
    return 0


if __name__ == '__main__':
    sys.exit(main())
