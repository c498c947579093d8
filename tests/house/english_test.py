#!/usr/bin/env python3
"""Text that people read is plain technical English: no private or translated words where the field has a usual one.

  english_test.py            checks COVERED; each hit is printed with the place and the usual word
  english_test.py PATH...    checks these files and folders instead, and counts the hits by folder

Read are: Markdown, YAML and shell files as they are; of code, comments and texts in quotes (of tests, texts alone).
A line that has to keep such a word is listed in ALLOWED, with its reason."""
import collections
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))

COVERED = ['README.md', 'CHANGELOG.md', 'ARCHITECTURE.md', 'CONTRIBUTING.md', 'SECURITY.md', 'sdk', 'examples', 'pipelines', 'plugins',
           'tests/exporters', 'tests/browser', 'tests/house', 'core/cli', 'core/conformance',
           'core/diagnostic', 'core/engine', 'core/pipeline', 'core/plugin', 'core/store', 'core/trial', 'core/worker']

THING = (r'(valid|regular|plain|known|file|folder|directory|name|text|number|map|list|program|plugin|library|record|error|exception|'
         r'UTF-8|JSON|YAML|fault|input|path|option|claim|document|whole|better|place)')
WORDS = [  # what, and what to write in its place
    (r'mend(s|ed|ing)?', 'fix, repair'),
    (r'cure[sd]?', 'fix, remedy'),
    (r'anew|afresh', 'again, re-'),
    (r'(lay|lays|laid|laying) (it |them )?aside|set (it |them )?aside', 'spool, keep, move'),
    (r'(?<!there )(is|are|was|were) no ' + THING, 'is not a ...'),
    (r'that (is|are) none|which (is|are) none|is one all the same', 'is not one'),
    (r'tells? (you )?(what|which|why|how|that|who|whom|where|whether|it|them|of|all|everything|the|a|an)', 'report, print, describe'),
    (r'(is|are|was|were|be|been) told', 'is reported, receives'),
    (r'told (what|which|why|how|that|apart|at once|as|by|of|so|with)', 'reported, distinguished'),
    (r'at hand', 'current, available'),
    (r'hand(s|ed|ing)? (over|on|out|back)', 'pass, return'),
    (r'is handed|are handed', 'receives'),
    (r'(stands?|stood) (in|at|under|beside|behind|before|after|there|alone|together|where|once|for itself)', 'is, appears'),
    (r'(lies?|lay) (in|beside|below|under|behind|there|inside|outside|where)', 'is in, is next to'),
    (r'(goes|go|went|gone|going) on', 'continue, resume'),
    (r'for good', 'permanently'),
    (r'beside', 'next to, in addition to'),
    (r'(?<!apart from )apart(?! from)', 'except, separate'),
    (r'spared', 'skipped'),
    (r'had a say', 'contributed'),
    (r'wherefrom|thereof|whereof|therein|thereby|whereby', 'of it, in it'),
    (r'onlookers?|looks? on|(?<!at a )glances?', 'observer, poll'),
    (r'in the place of', 'in place of, instead of'),
    (r', for (it|its|they|their|there|he|we|this|these|that)', 'because'),
    (r'wants', 'needs, expects'),
    (r'wholly', 'completely'),
    (r'lent', 'borrowed, passed'),
    (r'round (it|the|them)', 'around'),
    (r'behind (it|them|the|a|an|one|each|which|both|every|that|those|this|all)', 'after, following'),
    (r'(what|that|which|whatever|all|everything) (it|they|the \w+|plugins?|calls?|a \w+|an \w+) (gives?|gave)', 'emit, return, output'),
    (r'is given (?!by|as|in|with)|are given (?!by|as|in|with)', 'receives'),
    (r'books', 'ledger'),
    (r'works? again|(made|make|makes|making|done|computed|begins?|begun) again', 'reprocess, recompute, restart'),
    (r'the way of', 'path, flow'),
    (r'as \w+( \w+)? has it', 'according to'),
    (r'riddle', 'unclear'),
    (r'faults?(?! injection)', 'error, bug, failure'),
    (r'to be had', 'available'),
    (r'many times|for all that|as far as it goes|nor is', 'rephrase'),
    (r'whoever', 'the one that'),
    (r'is of no use|is nobody\'s', 'useless, unowned'),
    (r'all the same', 'anyway'),
    (r'seldom', 'rarely'),
    (r'(gives?|gave|given|giving) (it |them )?again', 'replay, repeat'),
    (r'brings? about|brought about', 'cause, produce'),
    (r'what (came|comes|becomes) of', 'what happened to'),
    (r'(those|all|any|some) of them that', 'those that'),
    (r'is tried again|are tried again', 'is retried'),
    (r'in its stead|in their stead', 'instead'),
    (r'nothing but', 'only'),
    (r'so as it|as it lies|as they lie', 'as it is'),
    (r'kept apart', 'separate'),
    (r'own word', 'message, term'),
    (r'finds? (its|their) way', 'go, reach'),
    (r'is not to be|are not to be|is to be (?!expected)', 'must not be, must be'),
]
COMPILED = [(re.compile(('' if pattern[0] == ',' else r'(?<![\w-])') + r'(?:%s)(?![\w-])' % pattern, re.I), usual) for pattern, usual in WORDS]

ALLOWED = {  # file: parts of lines that may stay
    'tests/house/english_test.py': ['*'],  # names the words
    'core/cli/metrics.cpp': ['spared'],  # published names of metrics and fields, in these and the following
    'core/cli/summary.cpp': ['mended'],
    'core/engine/run_record.cpp': ['spared', 'mended'],
    'core/pipeline/diagnostic.cpp': ['cure'],
    'core/plugin/isolation/process.hpp': ['Segmentation fault'],  # the system's name of the signal
    'sdk/include/dossier/record/json_parse.hpp': ['fault()'],  # a function
    'core/engine/remembered_calls.hpp': ['is not to be', 'goes on'],  # to be reworded
    'core/engine/run_record.hpp': ['beside'],
    'pipelines/newsroom.test.yaml': ['lay in the harbour'],  # ships do
    'plugins/extractors/quantity/nouns.cpp': ['around along behind beside'],  # words of texts, in these and the following
    'plugins/extractors/quantity/verb_table.hpp': ['"lent"'],
    'plugins/language/inflection.cpp': ['"lent"'],
    'plugins/extractors/quote/complement.cpp': ['told journalists all the same'],
    'plugins/extractors/quote/cues.cpp': ['has been told'],
    'plugins/extractors/quote/lexicon.hpp': ['went on to say'],
    'plugins/extractors/quote/sayings.cpp': ['reporters all the same'],
    'plugins/extractors/quote/word_lists.cpp': ['*'],
    'plugins/extractors/time/verbs.cpp': ['"lent"'],
    'plugins/readers/text/photo_credit.cpp': ['" looks on"'],  # words of captions
    'README.md': ['mended'],  # output of the command as it is
}

CODE = re.compile(r'''(?P<raw>R"(?P<tag>\w*)\((?:.|\n)*?\)(?P=tag)")|(?P<text>"(?:\\.|[^"\\\n])*")|(?P<char>(?<![0-9a-fA-F])'(?:\\.|[^'\\\n]){1,4}')'''
                  r'|(?P<line>//[^\n]*)|(?P<block>/\*(?:.|\n)*?\*/)')
SCRIPT = re.compile(r'''(?P<raw>\'\'\'(?:.|\n)*?\'\'\'|"""(?:.|\n)*?""")|(?P<text>"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|(?P<line>\#[^\n]*)''')
TOKENS = {'.cpp': CODE, '.hpp': CODE, '.h': CODE, '.c': CODE, '.js': CODE, '.mjs': CODE, '.in': CODE, '.py': SCRIPT, '.cmake': SCRIPT}
PLAIN = ('.md', '.yaml', '.sh', '.txt')


def files_below(paths):
    command = ['git', 'ls-files', '--cached', '--others', '--exclude-standard', '--', *paths]
    found = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split('\n')
    return [path for path in found if path and os.path.isfile(os.path.join(ROOT, path))]


def passages(path, text):
    """(line, text) of everything that people read; words that go on in the next line are joined."""
    extension = os.path.splitext(path)[1]
    if extension in PLAIN or '.' not in os.path.basename(path):
        yield 1, re.sub(r'`[^`\n]+`', lambda code: '`' + 'x' * (len(code.group()) - 2) + '`', text)  # names stay as they are
        return
    comments = not path.startswith('tests/') or path.startswith('tests/house/')
    joined, start, end = '', 0, -1
    for token in TOKENS[extension].finditer(text):
        is_comment = token.lastgroup in ('line', 'block') and not token.group('text')
        if is_comment and not comments or token.groupdict().get('char'):
            continue
        gap = text[end:token.start()] if end >= 0 else ''
        if end >= 0 and not gap.strip(' \n'):
            joined += '\n' * gap.count('\n')
            joined += re.sub(r'^[ /#"]+', ' ', token.group()) if gap.count('\n') else token.group()
        else:
            if joined:
                yield start, joined
            joined, start = token.group(), text.count('\n', 0, token.start()) + 1
        if joined.endswith('"'):
            joined = joined[:-1]
        end = token.end()
    if joined:
        yield start, joined


def hits(path):
    with open(os.path.join(ROOT, path), encoding='utf-8', errors='replace') as file:
        text = file.read()
    lines = text.split('\n')
    allowed = ALLOWED.get(path, [])
    if '*' in allowed:
        return
    for start, passage in passages(path, text):
        flat = re.sub(r'\n[ /#*|>]*', lambda match: '\n', passage)
        spaced = flat.replace('\n', ' ')
        for pattern, usual in COMPILED:
            for match in pattern.finditer(spaced):
                line = start + flat.count('\n', 0, match.start())
                shown = lines[min(line, len(lines)) - 1]
                if not any(part in shown for part in allowed):
                    yield line, match.group().strip(), usual


def is_read(path):
    if path.startswith(('LICENSE', 'examples/articles/')) or '/data/' in path or '/sample/' in path or path.endswith('package-lock.json'):
        return False
    return os.path.splitext(path)[1] in TOKENS or path.endswith(PLAIN)


def main():
    asked = sys.argv[1:]
    counts, found = collections.Counter(), 0
    files = [path for path in files_below(asked or COVERED) if is_read(path)]
    for path in files:
        for line, what, usual in hits(path):
            found += 1
            counts['/'.join(path.split('/')[:2])] += 1
            print(f'{path}:{line}: "{what}": {usual}')
    if asked:
        for folder, count in sorted(counts.items()):
            print(f'{count:6} {folder}')
    print(f'{found} in {len(files)} files')
    if not asked and len(files) < 20:
        print('too few files were read: this test looks in the wrong place')
        return 1
    return 1 if found else 0


if __name__ == '__main__':
    sys.exit(main())
