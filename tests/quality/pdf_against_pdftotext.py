#!/usr/bin/env python3
"""Compares reader.pdf with pdftotext on PDF files, in turns: words kept, pairs of neighboring words that only one of them has,
and processor time.

  tests/quality/pdf_against_pdftotext.py --build build/release FILE-OR-FOLDER...

Without pdftotext or files it says so and ends with 77. For each file:
  lost    the share of pdftotext's words that the reader does not have (running heads and page numbers are left out on purpose)
  extra   the share of the reader's words that pdftotext does not have
  own     the share of pairs of neighboring words that neither pdftotext nor pdftotext -raw has: lines that were read across
          columns have many
  theirs  the same of pdftotext against pdftotext -raw
Words are folded; those divided at line ends are joined in all texts."""
import argparse
import collections
import json
import pathlib
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import unicodedata


def words(text):
    text = unicodedata.normalize('NFKC', text).lower()
    text = re.sub(r'[-\u2010\u00ad]\s*\n\s*', '', text).replace('-', '')
    return re.findall(r'[^\W_]+', text)


def pairs(all_words):
    return collections.Counter(zip(all_words, all_words[1:]))


def share(part, whole):
    return part.total() / max(1, len(whole))


def seconds(command):
    """The processor time of a command, and its output; None where it failed."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(command, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent, None if done.returncode else done.stdout.decode(errors='replace')


def read(build, path, folder):
    """The text by the reader: its processor time, and the text or why there is none."""
    shutil.rmtree(folder / 'out', ignore_errors=True)
    pipeline = folder / 'pdf.yaml'
    pipeline.write_text('version: 1\nname: pdf\nstages:\n'
                        f'  read: {{ use: reader.pdf, paths: [{json.dumps(str(path))}] }}\n'
                        f'  save: {{ use: exporter.jsonl, from: [read, "*.rejected"], with: {{ directory: "{folder}/out" }} }}\n')
    spent, _ = seconds([build / 'bin/dossier', 'run', pipeline, '--fresh', '--progress', 'none', '--state', folder / 'state'])
    lines = (folder / 'out/documents.jsonl').read_text().splitlines()
    if lines:
        return spent, json.loads(lines[0])['text'], ''
    rejected = (folder / 'out/rejected.jsonl').read_text().splitlines()
    return spent, '', json.loads(rejected[0])['code'] if rejected else 'empty'


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', type=pathlib.Path, required=True)
    parser.add_argument('paths', nargs='*', type=pathlib.Path)
    arguments = parser.parse_args()
    files = [file for path in arguments.paths for file in (sorted(path.rglob('*.pdf')) if path.is_dir() else [path])]
    if not shutil.which('pdftotext') or not files:
        print('skipped: ' + ('no PDF files were given' if shutil.which('pdftotext') else 'pdftotext is not installed'))
        return 77
    totals = collections.Counter()
    print(f'{"lost":>8}{"extra":>8}{"own":>8}{"theirs":>8}{"seconds":>9}{"theirs":>8}{"words":>8}  file')
    with tempfile.TemporaryDirectory() as name:
        for file in files:
            spent, text, why = read(arguments.build.resolve(), file.resolve(), pathlib.Path(name))
            their_spent, flowing = seconds(['pdftotext', file, '-'])
            _, raw = seconds(['pdftotext', '-raw', file, '-'])
            totals.update(seconds=spent, theirs=their_spent)
            ours, theirs, rows = words(text), words(flowing or ''), words(raw or '')
            if why or flowing is None:
                print(f'{"":32}{spent:>9.2f}{their_spent:>8.2f}{len(theirs):>8}  {file}: {why or "pdftotext failed"}')
                continue
            figures = {'lost': share(collections.Counter(theirs) - collections.Counter(ours), theirs),
                       'extra': share(collections.Counter(ours) - collections.Counter(theirs), ours),
                       'own': share(pairs(ours) - (pairs(theirs) | pairs(rows)), ours),
                       'of_pdftotext': share(pairs(theirs) - pairs(rows), theirs)}
            totals.update(figures, files=1)
            print(''.join(f'{value:>8.4f}' for value in figures.values())
                  + f'{spent:>8.2f}{their_spent:>8.2f}{len(theirs):>8}  {file}', flush=True)
    if totals['files']:
        print('mean of {} files: lost {:.4f}, extra {:.4f}, own {:.4f}, theirs {:.4f}; {:.1f} s against {:.1f} s'.format(
            totals['files'], *(totals[key] / totals['files'] for key in ('lost', 'extra', 'own', 'of_pdftotext')),
            totals['seconds'], totals['theirs']))
    return 0


if __name__ == '__main__':
    sys.exit(main())
