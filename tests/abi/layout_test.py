#!/usr/bin/env python3
"""Are the boundary's structs, constants and ids unchanged? Compares sdk/include/dossier/abi with layout.txt.

  layout_test.py            fails if anything moved, and names it
  layout_test.py --update   records what was added where additions are allowed: a new struct, constant or id, and new fields
                            at the end of a struct that begins with struct_size. Recorded entries are not changed: to
                            change a draft, edit layout.txt by hand.
  layout_test.py --notices  tries changes on copies of the headers: is each detected and named?"""
import argparse
import glob
import os
import re
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
HEADERS = os.path.normpath(os.path.join(HERE, '../../sdk/include/dossier/abi'))
LAYOUT = os.path.join(HERE, 'layout.txt')
TITLE = '# The layout of the boundary on 64-bit machines: `struct NAME SIZE`, then `FIELD OFFSET SIZE`; constants; ids.\n'


def declared(headers):
    """What the headers declare: fields by struct, in order; names of constants; names of text macros."""
    structs, constants, ids = {}, [], []
    for path in sorted(glob.glob(os.path.join(headers, '*.h'))):
        with open(path, encoding='utf-8') as file:
            text = re.sub(r'/\*.*?\*/', '', file.read(), flags=re.S)
        for name, body in re.findall(r'typedef struct (\w+) \{(.*?)\n\} \1;', text, re.S):
            structs[name] = []
            for declaration in filter(str.strip, body.split(';')):
                function = re.search(r'\(\*(\w+)\)', declaration)
                parts = [declaration] if function else declaration.split(',')
                structs[name] += [function[1] if function else re.search(r'(\w+)\s*(\[\w+\])?\s*$', part)[1]
                                  for part in parts]
        for body in re.findall(r'enum \{(.*?)\}', text, re.S):
            constants += re.findall(r'(DOSSIER_\w+) =', body)
        constants += re.findall(r'#define (DOSSIER_ABI_M\w+) \d', text)
        ids += re.findall(r'#define (DOSSIER_\w+) "', text)
    return structs, constants, ids


def measure(headers):
    """The same, measured by the C compiler, in the form of layout.txt: {struct: (size, {field: (offset, size)})}, ..."""
    structs, constants, ids = declared(headers)
    lines = ['#include <stddef.h>', '#include <stdio.h>']
    lines += [f'#include "{path}"' for path in sorted(glob.glob(os.path.join(headers, '*.h')))]
    lines.append('int main(void) {')
    for name, fields in structs.items():
        lines.append(f'printf("struct {name} %zu\\n", sizeof({name}));')
        lines += [f'printf("  {f} %zu %zu\\n", offsetof({name}, {f}), sizeof((({name}*)0)->{f}));' for f in fields]
    lines += [f'printf("constant {name} %lld\\n", (long long){name});' for name in sorted(constants)]
    lines += [f'printf("id {name} %s\\n", {name});' for name in sorted(ids)]
    lines.append('return 0; }')
    with tempfile.TemporaryDirectory() as folder:
        source = os.path.join(folder, 'layout.c')
        with open(source, 'w', encoding='utf-8') as file:
            file.write('\n'.join(lines))
        subprocess.run(['cc', '-std=c11', source, '-o', source + '.out'], check=True)
        return subprocess.run([source + '.out'], capture_output=True, text=True, check=True).stdout


def parse(text):
    structs, others, current = {}, {}, None
    for line in text.splitlines():
        words = line.split()
        if not words or words[0].startswith('#'):
            continue
        if words[0] == 'struct':
            current = structs[words[1]] = (int(words[2]), {})
        elif line.startswith('  '):
            current[1][words[0]] = (int(words[1]), int(words[2]))
        else:
            others[words[0] + ' ' + words[1]] = words[2]
    return structs, others


def compare(recorded, found):
    """What is broken, and what was added where that is allowed: two lists of sentences."""
    broken, added = [], []
    for name, (size, fields) in recorded[0].items():
        if name not in found[0]:
            broken.append(f'{name} is gone; plugins that were built with it are not')
            continue
        now_size, now = found[0][name]
        for field, (offset, width) in fields.items():
            if field not in now:
                broken.append(f'{name}.{field} is gone; leave it where it was, unused')
            elif now[field] != (offset, width):
                broken.append(f'{name}.{field} has moved: expected offset {offset}, size {width}; found offset '
                              f'{now[field][0]}, size {now[field][1]}; new fields go to the end')
        new = [field for field in now if field not in fields]
        inside = [field for field in new if now[field][0] < size]
        for field in inside:
            broken.append(f'{name}.{field} is new at offset {now[field][0]}, inside the {size} bytes that older plugins know; '
                          'new fields go to the end')
        if 'struct_size' in fields:
            added += [f'{name}.{field} is new at the end' for field in new if field not in inside]
        elif now_size != size or new:
            broken.append(f'{name} is frozen at {size} bytes (it has no struct_size): found {now_size}')
        if now_size != size and not new:
            broken.append(f'{name} has {now_size} bytes without a new field: expected {size}')
    added += [f'{name} is new' for name in found[0] if name not in recorded[0]]
    for name, value in recorded[1].items():
        if found[1].get(name) != value:
            broken.append(f'{name}: expected {value}, found {found[1].get(name, "none")}')
    added += [f'{name} is new' for name in found[1] if name not in recorded[1]]
    return broken, added


def notices(recorded):
    """Changes that somebody might make: file, what is replaced, by what, and what must be said (+: as an addition)."""
    cases = [
        ('host.h', 'uint32_t level;\n  dossier_view message;', 'dossier_view message;\n  uint32_t level;',
         'dossier_log.level has moved'),
        ('host.h', 'dossier_view code;', 'dossier_view kind;\n  dossier_view code;', 'dossier_error.code has moved'),
        ('host.h', 'uint32_t a, b;', 'uint32_t a, b, c;', '+dossier_key.c is new at the end'),
        ('reader.h', '  uint64_t line;', '  uint64_t more;\n  uint64_t line;', 'dossier_read_call.line has moved'),
        ('plugin.h', 'uint32_t plugin_count;', 'uint16_t plugin_count;\n  uint16_t flags;',
         'dossier_library.flags is new at offset 14, inside'),
        ('base.h', '  uint64_t size;\n', '  uint64_t size;\n  uint64_t capacity;\n', 'dossier_view is frozen at 16 bytes'),
        ('base.h', 'DOSSIER_CANCELLED = 2', 'DOSSIER_CANCELLED = 5', 'constant DOSSIER_CANCELLED: expected 2, found 5'),
        ('reader.h', 'dossier.reader/1"', 'dossier.reader/2"', 'id DOSSIER_READER: expected dossier.reader/1'),
        ('exporter.h', 'uint64_t rows;', 'uint32_t rows;', 'dossier_seal_call.rows has moved'),
    ]
    missed = []
    for name, before, after, expected in cases:
        with tempfile.TemporaryDirectory() as folder:
            headers = shutil.copytree(HEADERS, os.path.join(folder, 'abi'))
            path = os.path.join(headers, name)
            with open(path, encoding='utf-8') as file:
                text = file.read()
            assert before in text, (name, before)
            with open(path, 'w', encoding='utf-8') as file:
                file.write(text.replace(before, after, 1))
            broken, added = compare(recorded, parse(measure(headers)))
            said = added if expected.startswith('+') else broken
            if not any(line.startswith(expected.lstrip('+')) for line in said):
                missed.append(f'{name}: "{after}": expected "{expected}", found {broken + added}')
    print('\n'.join(missed) or f'{len(cases)} changes, each noticed')
    return 1 if missed else 0


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--update', action='store_true')
    parser.add_argument('--notices', action='store_true')
    arguments = parser.parse_args()
    with open(LAYOUT, encoding='utf-8') as file:
        recorded = parse(file.read())
    if arguments.notices:
        return notices(recorded)
    measured = measure(HEADERS)
    broken, added = compare(recorded, parse(measured))
    if arguments.update and not broken:
        with open(LAYOUT, 'w', encoding='utf-8') as file:
            file.write(TITLE + measured)
        print('\n'.join(added) or 'nothing is new')
        return 0
    for line in broken:
        print(line)
    for line in added:
        print(line + ('' if arguments.update else '; tests/abi/layout_test.py --update records it'))
    fields = sum(len(struct[1]) for struct in recorded[0].values())
    if not broken and not added:
        print(f'{len(recorded[0])} structs, {fields} fields, {len(recorded[1])} constants and ids, each where it was')
    return 1 if broken or added else 0


if __name__ == '__main__':
    sys.exit(main())
