#!/usr/bin/env python3
"""Compares reader.office with LibreOffice's own export on real files: words kept, their order, seconds.

usage: office.py --build BUILD FOLDER|FILE...

Texts are exported as plain text, spreadsheets as CSV (every sheet), presentations as PDF that pdftotext reads. What LibreOffice
cannot import (EPUB) is only read. Prints a line for each file and what is worse; skips without soffice or files.
"""
import argparse
import collections
import difflib
import json
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import time

TEXTS = {'.docx', '.docm', '.odt', '.ott', '.rtf'}
SHEETS = {'.xlsx', '.xlsm', '.ods'}
SLIDES = {'.pptx', '.odp', '.otp'}


def words(text):
    return re.findall(r'\w+', text.replace('\u00ad', ''))


def exported(files, target, folder):
    """Runs soffice once for all files; seconds."""
    started = time.monotonic()
    subprocess.run(['soffice', f'-env:UserInstallation=file://{folder}/profile', '--headless', '--convert-to', target,
                    '--outdir', folder, *map(str, files)], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=600, check=False)
    return time.monotonic() - started


def text_of_export(name, suffix, folder):
    if suffix in SHEETS:
        return '\n'.join(p.read_text('utf-8', 'replace') for p in sorted(folder.glob(name + '*.csv')))
    made = folder / (name + ('.pdf' if suffix in SLIDES else '.txt'))
    if not made.exists():
        return None
    if suffix in SLIDES:
        return subprocess.run(['pdftotext', str(made), '-'], capture_output=True, text=True, check=False).stdout
    return made.read_text('utf-8', 'replace')


def read(build, folder, out):
    """Reads a folder; the text by the name of the file, and seconds."""
    (out / 'read.yaml').write_text(
        'version: 1\nname: office\nstages:\n  read: { use: reader.auto, paths: ["%s"] }\n'
        '  save: { use: exporter.jsonl, from: [read], with: { directory: "%s" } }\n' % (folder, out / 'out'))
    started = time.monotonic()
    ran = subprocess.run([build / 'bin' / 'dossier', 'run', out / 'read.yaml', '--progress', 'none'], capture_output=True, text=True, check=False)
    seconds = time.monotonic() - started
    lines = (out / 'out' / 'documents.jsonl')
    if not lines.exists():
        sys.exit('dossier run failed:\n' + ran.stderr)
    return {json.loads(line)['uri']: json.loads(line)['text'] for line in lines.open()}, seconds, ran.stderr


def main():
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument('--build', type=pathlib.Path, required=True)
    arguments.add_argument('paths', nargs='*', type=pathlib.Path)
    given = arguments.parse_args()
    found = [f for p in given.paths for f in ([p] if p.is_file() else sorted(p.rglob('*')))
             if f.suffix.lower() in TEXTS | SHEETS | SLIDES | {'.epub'} and f.is_file()]
    if not shutil.which('soffice') or not found:
        sys.exit('skipped: no soffice, or no files')
    work = pathlib.Path(tempfile.mkdtemp())
    files = work / 'files'
    files.mkdir()
    for i, f in enumerate(found):
        shutil.copy(f, files / f'{i:04}-{f.stem[:40]}{f.suffix.lower()}')
    copies = sorted(files.iterdir())
    export = work / 'export'
    export.mkdir()
    theirs = exported([f for f in copies if f.suffix in TEXTS], 'txt:Text (encoded):UTF8', export)
    theirs += exported([f for f in copies if f.suffix in SHEETS], 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1', export)
    theirs += exported([f for f in copies if f.suffix in SLIDES], 'pdf', export)
    texts, ours, messages = read(given.build.resolve(), files, work)
    total = collections.Counter()
    for f in copies:
        reference = text_of_export(f.stem, f.suffix, export)
        mine = words(texts.get(f.name, ''))
        if reference is None:
            print(f'{f.name}: {len(mine)} words; not exported')
            continue
        wanted = words(reference)
        kept = sum((collections.Counter(mine) & collections.Counter(wanted)).values())
        matcher = difflib.SequenceMatcher(None, wanted[:3000], mine[:3000], autojunk=False)
        ordered = sum(block.size for block in matcher.get_matching_blocks())
        total.update(files=1, wanted=len(wanted), mine=len(mine), kept=kept, ordered=ordered, first=min(len(wanted), 3000))
        if kept < len(wanted) or kept < len(mine):
            missing = list((collections.Counter(wanted) - collections.Counter(mine)).elements())[:12]
            more = list((collections.Counter(mine) - collections.Counter(wanted)).elements())[:12]
            print(f'{f.name}: {kept} of {len(wanted)} words, {len(mine)} here; missing {missing}; more {more}')
    print(f'{total["files"]} files: {total["kept"]} of {total["wanted"]} words kept ({total["mine"]} here), '
          f'{total["ordered"]} of {total["first"]} in order; {ours:.1f} s, LibreOffice {theirs:.1f} s')
    print(messages[-1500:])
    shutil.rmtree(work)


if __name__ == '__main__':
    main()
