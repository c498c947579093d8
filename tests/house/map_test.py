#!/usr/bin/env python3
"""The map shows the house as it is: every path that ARCHITECTURE.md and its neighbors name exists, a name given with a file is in
that file, every folder of the core, the SDK, the plugins and the tests is described, and no document has a dead link."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
MAPS = ('ARCHITECTURE.md', 'CONTRIBUTING.md', 'README.md', 'SECURITY.md')
TOP = ('core', 'sdk', 'plugins', 'pipelines', 'examples', 'tests')
PLACEHOLDER = re.compile(r'KIND|NAME|VERB')
PATH = re.compile(r'(?:%s)/[\w.+/-]*' % '|'.join(TOP))


def tracked():
    command = ['git', 'ls-files', '--cached', '--others', '--exclude-standard']
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split('\n')
    return [path for path in found if path and os.path.exists(os.path.join(ROOT, path))]


def read(path):
    with open(os.path.join(ROOT, path), encoding='utf-8') as file:
        return file.read()


def folders_of(files):
    folders = set()
    for path in files:
        while path := os.path.dirname(path):
            folders.add(path + '/')
    return folders


def prose(text):
    """Without blocks of code."""
    return re.sub(r'^```.*?^```$', '', text, flags=re.S | re.M)


def anchors(text):
    found = set()
    for heading in re.findall(r'^#+ (.*)$', prose(text), re.M):
        plain = re.sub(r'[^\w\- ]', '', heading.lower())
        found.add(plain.strip().replace(' ', '-'))
    return found


def check_paths(name, text, files, folders):
    known = set(files) | folders
    for token in re.findall(r'`([^`\n]+)`', prose(text)):
        if PATH.fullmatch(token) and not PLACEHOLDER.search(token) and token not in known and token + '/' not in known:
            yield f'{name}: there is no {token}'


def check_names(name, text):
    for identifier, path in re.findall(r'`([A-Za-z_][\w:]*)` (?:in |from |\()`([^`]+)`', prose(text)):
        if not PATH.fullmatch(path) or not os.path.isfile(os.path.join(ROOT, path)):
            continue
        word = identifier.split('::')[-1]
        if not re.search(r'\b%s\b' % re.escape(word), read(path)):
            yield f'{name}: {path} has no {identifier}'


def check_described(text, folders):
    def is_room(folder):
        parts = folder.rstrip('/').split('/')
        if parts[0] == 'core':
            return True
        if parts[:3] == ['sdk', 'include', 'dossier']:
            return True
        return len(parts) <= 2 and parts[0] in TOP
    for folder in sorted(filter(is_room, folders)):
        if f'`{folder}`' not in text and folder not in ('sdk/include/',):
            yield f'ARCHITECTURE.md does not describe {folder}'


def check_links(name, text, known, read=read):
    base = os.path.dirname(name)
    for target in re.findall(r'\]\(([^)\s]+)\)', prose(text)):
        if re.match(r'[a-z]+:', target):
            continue
        path, _, anchor = target.partition('#')
        path = os.path.normpath(os.path.join(base, path)) if path else name
        if path not in known and path + '/' not in known:
            yield f'{name}: dead link to {target}'
        elif anchor and path.endswith('.md') and anchor not in anchors(read(path)):
            yield f'{name}: {path} has no heading for #{anchor}'


def main():
    files = tracked()
    folders = folders_of(files)
    wrong = []
    for name in MAPS:
        text = read(name)
        wrong += check_paths(name, text, files, folders)
        wrong += check_names(name, text)
    wrong += check_described(read('ARCHITECTURE.md'), folders)
    documents = [path for path in files if path.endswith('.md')]
    for name in documents:
        wrong += check_links(name, read(name), set(files) | folders)
    print('\n'.join(wrong) or f'{len(documents)} documents, every path and link in place')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
