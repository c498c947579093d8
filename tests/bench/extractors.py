#!/usr/bin/env python3
"""extractors.py FOLDER [--dossier CMD] [--rounds 3] [--peer en_core_web_sm]

How fast the rule extractors read the text files of a folder on one core: processor time of a run with each of them, with all,
and with all after extractor.syntax, less that of a run that only reads, in turns; the best of the rounds. If the Python that runs this has spaCy and the
model of the peer, they read the same files in each round (tags, trees and names; the model is loaded before)."""
import argparse
import glob
import os
import resource
import shlex
import subprocess
import sys
import tempfile

EXTRACTORS = ['time', 'quantity', 'quote', 'entity', 'statement']
READ_TREES = ['time', 'quantity', 'quote', 'statement']


def pipeline(extractors):
    parsed = 'syntax' in extractors
    stages = ''.join(f'  {name}: {{ use: extractor.{name}, from: [read{", syntax" if parsed and name in READ_TREES else ""}] }}\n'
                     for name in extractors)
    saved = ', '.join([name for name in extractors if name != 'syntax'] or ['read'])
    return ('version: 1\nname: bench\nvars:\n  input: { type: path, help: texts }\n  output: { type: path, help: a folder }\n'
            'stages:\n  read: { use: reader.text, paths: ["${input}"] }\n' + stages +
            f'  save: {{ use: exporter.jsonl, from: [{saved}], with: {{ directory: "${{output}}" }} }}\n')


def processor_seconds(command, extractors, folder):
    with tempfile.TemporaryDirectory(prefix='dossier-extractors-') as root:
        path = os.path.join(root, 'pipeline.yaml')
        with open(path, 'w', encoding='utf-8') as file:
            file.write(pipeline(extractors))
        before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
        subprocess.run([*command, 'run', path, '--set', 'input=' + folder, '--set', 'output=' + os.path.join(root, 'out'), '--state',
                        os.path.join(root, 'state'), '--jobs', '1', '--progress', 'none'], check=True, stdout=subprocess.DEVNULL)
        return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before


def load_peer(model):
    try:
        import spacy  # pylint: disable=import-outside-toplevel
        return spacy.load(model)
    except (ImportError, OSError):
        return None


def peer_seconds(peer, texts):
    before = resource.getrusage(resource.RUSAGE_SELF).ru_utime
    for _ in peer.pipe(texts):
        pass
    return resource.getrusage(resource.RUSAGE_SELF).ru_utime - before


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('folder')
    parser.add_argument('--dossier', default='build/release/bin/dossier')
    parser.add_argument('--rounds', type=int, default=3)
    parser.add_argument('--peer', default='en_core_web_sm')
    arguments = parser.parse_args()
    command, folder = shlex.split(arguments.dossier), os.path.abspath(arguments.folder)
    texts = []
    for path in sorted(glob.glob(os.path.join(folder, '**', '*.txt'), recursive=True)):
        with open(path, encoding='utf-8') as file:
            texts.append(file.read())
    size = sum(len(text.encode()) for text in texts) / 1e6
    if not texts:
        sys.exit(f'no *.txt in {folder}')
    runs = {'reading': [], **{name: [name] for name in EXTRACTORS}, 'all': EXTRACTORS, 'parsed once': ['syntax', *EXTRACTORS]}
    peer, best = load_peer(arguments.peer), {}
    for _ in range(arguments.rounds):
        for name, extractors in runs.items():
            seconds = processor_seconds(command, extractors, folder)
            best[name] = min(best.get(name, seconds), seconds)
        if peer:
            seconds = peer_seconds(peer, texts)
            best['spaCy'] = min(best.get('spaCy', seconds), seconds)
    reading = best.pop('reading')
    print(f'{len(texts)} texts, {size:.2f} MB, {reading:.2f} s to read and write them')
    for name, seconds in best.items():
        net = seconds - (0 if name == 'spaCy' else reading)
        print(f'  {name:11} {net:7.2f} s  {size / max(net, 1e-9):8.3f} MB/s')
    if not peer:
        print(f'  no spaCy with {arguments.peer} here to compare with')


if __name__ == '__main__':
    main()
