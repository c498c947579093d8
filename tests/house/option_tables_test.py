#!/usr/bin/env python3
"""Option tables in the READMEs of plugins show what the manifests declare: names in order, types with ranges and choices,
defaults, what is required. The column `meaning` is the author's; a new option starts with its help text there.

  option_tables_test.py --build BUILD            checks; prints each table that differs
  option_tables_test.py --build BUILD --write    rewrites these tables
"""
import argparse
import json
import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
HEAD = '| option | type | default | meaning |'
RULE = '| --- | --- | --- | --- |'
ROW = re.compile(r'^\|\s*`(\w+)`\s*\|(.*)\|\s*$')
TITLE = re.compile(r'^# (.+)$', re.M)


def number_text(number):
    return f'{number:.6f}'.rstrip('0').rstrip('.') if isinstance(number, float) else str(number)


def type_of(option):
    if option.get('choices'):
        names = [f'`{choice}`' for choice in option['choices']]
        return ', '.join(names[:-1]) + ' or ' + names[-1] if len(names) > 1 else names[0]
    text = 'list of texts' if option['type'] == 'list' else option['type']
    if 'minimum' in option or 'maximum' in option:
        text += ', ' + number_text(option.get('minimum', '')) + ' to ' + number_text(option.get('maximum', ''))
    if option.get('unit'):
        text += ' ' + option['unit'] if 'minimum' in option else ', ' + option['unit']
    return text + (', secret' if option.get('secret') else '')


def default_of(option):
    value = option.get('default')
    if value is None:
        return 'none' if option.get('optional') else 'required'
    if value in ('', []):
        return 'none'
    return '`' + (value if isinstance(value, str) else json.dumps(value)) + '`'


def table(options, meanings):
    rows = []
    for option in options:
        meaning = meanings.get(option['name'], option['help'].replace('|', '\\|'))
        rows.append(f'| `{option["name"]}` | {type_of(option)} | {default_of(option)} | {meaning} |')
    return [HEAD, RULE, *rows] if rows else []


def found_table(lines):
    """The table whose head begins with `option`: (first line, the line after it, meaning by option)."""
    for first, line in enumerate(lines):
        if not re.match(r'^\|\s*option\s*\|', line):
            continue
        last = first
        meanings = {}
        while last < len(lines) and lines[last].startswith('|'):
            if row := ROW.match(lines[last]):
                meanings[row[1]] = re.split(r'(?<!\\)\|', row[2])[-1].strip()
            last += 1
        return first, last, meanings
    return None


def manifests(build):
    plugins = {}
    for path in sorted((build / 'lib/dossier/plugins').glob('*.plugin.json')):
        for plugin in json.loads(path.read_text(encoding='utf-8'))['plugins']:
            plugins[plugin['id']] = plugin.get('options', [])
    return plugins


def check(readme, plugins, write):
    """The ids of the README's heading that are built, and what is wrong with its table."""
    text = readme.read_text(encoding='utf-8')
    title = TITLE.search(text)
    ids = [name.strip() for name in title[1].split(',')] if title else []
    built = [name for name in ids if name in plugins]
    if not built:
        return ids, []
    place = readme.relative_to(ROOT)
    options = plugins[built[0]]
    if any(plugins[name] != options for name in built):
        return ids, [f'{place}: its plugins have different options, so one table cannot show them']
    lines = text.split('\n')
    found = found_table(lines)
    if not found:
        return ids, [f'{place}: expected an option table (head: {HEAD}), found none'] if options else []
    first, last, meanings = found
    wanted = table(options, meanings)
    if lines[first:last] == wanted:
        return ids, []
    if write:
        readme.write_text('\n'.join(lines[:first] + wanted + lines[last:]), encoding='utf-8')
        print(f'{place}: rewritten')
        return ids, []
    return ids, [f'{place}:{first + 1}: expected\n  ' + '\n  '.join(wanted) + '\nfound\n  ' + '\n  '.join(lines[first:last])]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', type=pathlib.Path, required=True)
    parser.add_argument('--write', action='store_true')
    arguments = parser.parse_args()
    plugins = manifests(arguments.build)
    wrong = [] if plugins else [f'no manifest was found in {arguments.build}/lib/dossier/plugins; build the plugins first']
    described = set()
    for readme in sorted((ROOT / 'plugins').glob('*/*/README.md')):
        ids, problems = check(readme, plugins, arguments.write)
        described.update(ids)
        wrong += problems
    wrong += [f'{name}: no README in plugins/*/* has it in its heading' for name in plugins if name not in described]
    if wrong:
        print('\n'.join(wrong))
        print(f'\nTo rewrite the tables from the manifests: python3 {pathlib.Path(__file__).relative_to(ROOT)} --build '
              f'{arguments.build} --write')
        return 1
    print(f'{len(plugins)} plugins, each described as it is declared')
    return 0


if __name__ == '__main__':
    sys.exit(main())
