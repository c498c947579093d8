#!/usr/bin/env python3
"""extractor.llm in the real command, with an endpoint of the test's own: the same bytes for any number of threads and when
replayed without the endpoint, no more requests at a time than allowed, the key in no output."""
import argparse
import json
import os
import subprocess
import tempfile

import model_endpoint
from model_endpoint import Model

KEY = 'sk-test-0123456789abcdef'
PIPELINE = '''version: 1
name: model
vars:
  key: {{ type: secret, env: MODEL_KEY, help: the key }}
stages:
  read: {{ use: reader.jsonl, paths: ["{articles}"] }}
  model:
    use: extractor.llm
    from: [read]
    isolation: {isolation}
    {grant}
    with: {{ base_url: "{url}", model: test, api_key: "${{key}}", concurrent_requests: {most}, batch_bytes: 500, first_pause: 0.01,
            {mode}: "{recording}" }}
  save: {{ use: exporter.jsonl, from: [read, model, "*.rejected"], with: {{ directory: "{output}" }} }}
'''


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    build = parser.parse_args().build
    Model.fails = 5
    with tempfile.TemporaryDirectory() as folder:
        articles = os.path.join(folder, 'articles.jsonl')
        with open(articles, 'w', encoding='utf-8') as f:
            for i in range(200):  # more than one batch of the engine
                text = '\n\n'.join(f'The harbor counted {100 * i + k} boats in week {k} of the year, which was quiet.' for k in range(3))
                f.write(json.dumps({'id': f'd{i:02}', 'text': text}) + '\n')
        url = model_endpoint.start()

        def run(name, mode, jobs, url=url, recording='answers.jsonl', most=3, isolation='none'):
            path = os.path.join(folder, f'{name}.yaml')
            output = os.path.join(folder, name)
            with open(path, 'w', encoding='utf-8') as f:
                f.write(PIPELINE.format(articles=articles, url=url, recording=os.path.join(folder, recording), mode=mode, output=output, most=most, isolation=isolation, grant='grant: { network: true }' if isolation == 'process' else ''))
            env = dict(os.environ, MODEL_KEY=KEY, NO_PROXY='127.0.0.1', XDG_CACHE_HOME=os.path.join(folder, 'cache', name))
            done = subprocess.run([os.path.join(build, 'bin/dossier'), 'run', path, '--jobs', str(jobs), '--log', 'debug'],
                                  env=env, capture_output=True, text=True)
            assert done.returncode == 0, done.stdout + done.stderr
            assert KEY not in done.stdout + done.stderr
            with open(os.path.join(output, 'claims.jsonl'), 'rb') as f:
                return f.read()

        serial = run('serial', 'record', 1)
        claims = [json.loads(line) for line in serial.splitlines()]
        assert len(claims) > 400, len(claims)
        assert not [c for c in claims if c['text'] == '99999' or c['model'] != 'test' or c['value']['number'] != c['text']]
        Model.most, Model.together = 0, True
        assert run('parallel', 'record', 8, recording='others.jsonl') == serial
        assert 1 < Model.most <= 3, Model.most
        Model.most = 0
        assert run('one-at-a-time', 'record', 8, recording='more.jsonl', most=1) == serial
        assert Model.most == 1, Model.most
        assert Model.keys == {f'Bearer {KEY}'}, Model.keys
        asked = Model.requests
        assert run('replayed', 'replay', 8, url='http://127.0.0.1:9') == serial
        assert run('replayed-others', 'replay', 2, url='http://127.0.0.1:9', recording='others.jsonl') == serial
        assert run('isolated', 'replay', 8, url='http://127.0.0.1:9', isolation='process') == serial
        assert Model.requests == asked
        for root, _, files in os.walk(folder):
            for file in files:
                with open(os.path.join(root, file), 'rb') as f:
                    assert KEY.encode() not in f.read(), file
    print(f'{len(claims)} claims, {asked} requests')


if __name__ == '__main__':
    main()
