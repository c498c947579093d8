#!/usr/bin/env python3
"""Constant tables that are searched by bisection are sorted: next to each such table there is a static_assert that
compares its rows. Searching an unsorted table finds some of its rows and misses others without an error."""
import os
import re
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
SEARCH = re.compile(r'\bstd::(?:ranges::)?(?:lower_bound|upper_bound|equal_range|binary_search)\(\s*'
                    r'(?:(?:std::)?(?:ranges::)?c?begin\(\s*)?([\w:]+)')
TABLE = r'\bconstexpr\b[^;=(]*[\s*&]{name}\s*(?:\[\w*\])?\s*(?:=|\{{)'
CHECK = r'static_assert\(\s*std::(?:ranges::)?(?:is_sorted|adjacent_find)\(\s*(?:std::begin\()?(?:\w+::)*{name}\b'


def unchecked(text):
    """The tables that a file declares and searches without a check."""
    names = sorted({found.split('::')[-1] for found in SEARCH.findall(text)})
    tables = [name for name in names if re.search(TABLE.format(name=name), text)]
    return tables, [name for name in tables if not re.search(CHECK.format(name=name), text)]


def main():
    sample = 'constexpr int rows[] = {2, 1};\nbool has(int x) { return std::binary_search(std::begin(rows), std::end(rows), x); }\n'
    if unchecked(sample) != (['rows'], ['rows']) or unchecked(sample + 'static_assert(std::ranges::is_sorted(rows));')[1]:
        print('this test does not recognise an unchecked table')
        return 1
    files = subprocess.run(['git', 'ls-files', '--cached', '--others', '--exclude-standard', '--', 'core', 'sdk', 'plugins'],
                           cwd=ROOT, capture_output=True, text=True, check=True).stdout.split()
    wrong, seen = [], 0
    for path in files:
        if not path.endswith(('.cpp', '.hpp', '.h')) or not os.path.exists(os.path.join(ROOT, path)):
            continue
        with open(os.path.join(ROOT, path), encoding='utf-8') as f:
            tables, bad = unchecked(f.read())
        seen += len(tables)
        wrong += [f'{path}: {name} is searched by bisection; add static_assert(std::ranges::is_sorted({name}))' for name in bad]
    if seen < 4:
        wrong.append(f'only {seen} tables were found: this test looks in the wrong place')
    print('\n'.join(wrong) or f'{seen} tables are searched by bisection, each is checked to be sorted')
    return 1 if wrong else 0


if __name__ == '__main__':
    sys.exit(main())
