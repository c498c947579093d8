#!/usr/bin/env python3
"""Cost follows size: every installed extractor, deduplicator, checker and exporter works on texts that repeat themselves, of the
sizes n, 2n and 4n, and its processor time may grow by 2.6 a doubling. Plugins are found, not listed; one that needs options other
than a place to write to is named and left out. It measures the processor time of the command, and tries again before it fails, so
a busy machine does not matter.

  growth_test.py --build BUILD                   checkers one by one on two patterns, then all other stages in one pipeline
  growth_test.py --build BUILD --long            each stage alone, on all patterns; also with DOSSIER_LONG=1
  growth_test.py --build BUILD --only exporter   those whose id begins so, one by one
"""
import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile

LIMIT = 2.6  # a doubling
LEAST = 0.25  # seconds beyond an empty run: less says nothing
TRIES = 3
KINDS = ('extractor', 'deduplicator', 'checker', 'exporter')
PATTERNS = {
    'equal lines': 'The price rose 5% to $240.\n',
    'no end': 'prices rose 5% and sales fell to $240 million in May, ',
    'equal sentences': 'The price of oil rose 5% to $240 in May 2016. ',
    'no spaces': 'abcde',
    'percentages': '5% ',
    'tags': '<',
    'brackets': '(',
    'quotation marks': '"',
    'opening marks': '\u201ca ',
    'speech': '"Go," he said. ',
    'digits': '7',
    'letters': 'a a a ',
    'dates': '2016-04-22 ',
    'names': 'John Smith ',
    'lines': '\n',
    'paragraphs': 'a\n\n',
    'spelled': 'twenty-',
    'sums': 'two hundred and ',
    'fractions': '1/1/',
    'units': '5 m/s/m/s ',
    'clock': '12:12:',
    'money': '$1-',
    'ranges': 'from 5 to ',
    'days': 'the day before the day after ',
    'said': 'according to John Smith, ',
    'clauses': 'who said that ',
    'initials': 'J. ',
    'marks': '%$',
    'addresses': 'a@b.c/',
    'spaces': ' ',
}
SHORT = ('equal lines', 'no end')
TOGETHER = ('percentages', 'speech', 'spelled', 'opening marks')


def command(build, *arguments):
    return [os.path.join(build, 'bin', 'dossier'), *arguments]


def asked(build, *arguments):
    text = subprocess.run(command(build, *arguments, '--format', 'json'), stdout=subprocess.PIPE, check=True).stdout
    return json.loads(text)


def needed(plugin):
    return [option for option in plugin.get('options', []) if 'default' not in option]


def options_of(plugin, folder):
    """What the plugin needs, or None if that is more than a place to write to."""
    given = {}
    for option in needed(plugin):
        if plugin['kind'] != 'exporter' or option.get('type') != 'path':
            return None
        given[option['name']] = os.path.join(folder, 'target')
    return given


def option_free(plugins, kinds):
    return [plugin for plugin in plugins
            if plugin['kind'] in kinds and not needed(plugin) and 'syntax' not in plugin.get('claims', [])]


def stage_name(plugin):
    return plugin['id'].replace('.', '_').replace('-', '_')


def all_together(plugins, folder):
    """A pipeline of every extractor, deduplicator and exporter."""
    stages = {'read': {'use': 'reader.text', 'paths': [os.path.join(folder, 'in')]}}
    for plugin in option_free(plugins, ('extractor', 'deduplicator')):
        stages[stage_name(plugin)] = {'use': plugin['id'], 'from': ['read']}
    before = list(stages)
    for plugin in plugins:
        target = os.path.join(folder, 'target-' + plugin['id'])
        if plugin['kind'] == 'exporter' and options_of(plugin, target) is not None:
            stages[stage_name(plugin)] = {'use': plugin['id'], 'from': before, 'with': options_of(plugin, target)}
    return json.dumps({'version': 1, 'name': 'growth', 'stages': stages})


def pipeline(plugin, others, folder):
    if plugin is None:
        return all_together(others, folder)
    stages = {'read': {'use': 'reader.text', 'paths': [os.path.join(folder, 'in')]}}
    before = ['read']
    if plugin['kind'] in ('checker', 'exporter'):
        for other in option_free(others, ('extractor',)) + option_free(others, ('deduplicator',)):
            stages[stage_name(other)] = {'use': other['id'], 'from': ['read']}
            before.append(stage_name(other))
    if plugin['kind'] == 'checker':
        before = before[1:]
    stages['tested'] = {'use': plugin['id'], 'from': before, 'with': options_of(plugin, folder)}
    if plugin['kind'] != 'exporter':
        stages['save'] = {'use': 'exporter.jsonl', 'from': ['tested'], 'with': {'directory': os.path.join(folder, 'out')}}
    return json.dumps({'version': 1, 'name': 'growth', 'stages': stages})


def seconds(build, plugin, others, text):
    folder = tempfile.mkdtemp(prefix='dossier-growth-')
    try:
        os.mkdir(os.path.join(folder, 'in'))
        for name, begin in (('a', ''), ('b', 'Another report. ')):  # two documents, so that there is something to compare
            with open(os.path.join(folder, 'in', name + '.txt'), 'w', encoding='utf-8') as file:
                file.write(begin + text)
        with open(os.path.join(folder, 'p.yaml'), 'w', encoding='utf-8') as file:
            file.write(pipeline(plugin, others, folder))
        with open(os.path.join(folder, 'said'), 'w+', encoding='utf-8') as said:
            process = subprocess.Popen(command(build, 'run', os.path.join(folder, 'p.yaml'), '--state', os.path.join(folder, 'state'),
                                               '--progress', 'none', '--jobs', '1'), stdout=said, stderr=said)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            said.seek(0)
            if process.returncode not in (0, 6):
                sys.exit(f'{plugin["id"] if plugin else "all"}: exit {process.returncode}\n{said.read()}')
        return used.ru_utime + used.ru_stime
    finally:
        shutil.rmtree(folder)


def growth(build, plugin, others, piece, size):
    """How much the time grows from 2n to 4n; 0 if there is too little of it to tell."""
    sized = lambda bytes_: piece * (bytes_ // len(piece.encode()))
    empty = min(seconds(build, plugin, others, '') for _ in range(2))
    least = 99.0
    for _ in range(TRIES):
        four = seconds(build, plugin, others, sized(4 * size)) - empty
        if four < LEAST:
            return 0
        two = seconds(build, plugin, others, sized(2 * size)) - empty
        one = seconds(build, plugin, others, sized(size)) - empty
        least = min(least, max(four / max(two, 0.01), two / max(one, 0.05)))
        if least <= LIMIT:
            break
    return least


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', required=True)
    parser.add_argument('--long', action='store_true')
    parser.add_argument('--only', default='')
    arguments = parser.parse_args()
    arguments.long |= os.environ.get('DOSSIER_LONG') == '1'
    plugins = [asked(arguments.build, 'plugins', 'show', plugin['id']) for plugin in asked(arguments.build, 'plugins', 'list')
               if plugin['id'].split('.')[0] in KINDS]
    size = (64 if arguments.long else 12) << 10
    tested, wrong = 0, []

    def test(plugin, name):
        nonlocal tested
        grown = growth(arguments.build, plugin, plugins, PATTERNS[name], size)
        label = plugin['id'] if plugin else 'all together'
        print(f'{label:24} {name:18} {grown:.2f}', flush=True)
        tested += 1
        if grown > LIMIT:
            wrong.append(f'{label}: twice as much of "{name}" takes {grown:.2f} times the processor time')

    one_by_one = arguments.only or ('' if arguments.long else 'checker')
    for plugin in plugins:
        if not plugin['id'].startswith(one_by_one):
            continue
        if options_of(plugin, '') is None:
            print(f'{plugin["id"]} needs options and is left out')
            continue
        for name in PATTERNS if arguments.long else SHORT:
            test(plugin, name)
    if not arguments.long and not arguments.only:
        for name in TOGETHER:
            test(None, name)
    if tested < (1 if arguments.only else len(SHORT) + len(TOGETHER)):
        wrong.append(f'only {tested} combinations were tested')
    print('\n'.join(wrong) or f'{tested} combinations')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
