#!/usr/bin/env python3
"""Learns the weights by which a page's day of publication is chosen (../date_weights.hpp).

    learn_dates.py --traits ../date_traits.hpp [--header ../date_weights.hpp] --gold FILE [--gold FILE...] DAYS

DAYS is the output of print-dates. FILE is JSON, {page: {"date": "2024-05-06", "url": address}}.

Of the days that a page names, the right one should have the highest sum: conditional logistic regression by Newton's method, in a
fixed order (needs numpy). Prints how many pages of those with a day in the gold are right in ten folds by site, on those that were worked on
and on those that were left out of the development (half of them, by a hash of their names). The weights are those of all pages.
"""
import argparse
import collections
import hashlib
import json
import os
import sys
from urllib.parse import urlsplit

import numpy

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../../checkers/values/train'))
from enumeration import enumerators  # noqa: E402

SHRINK = 1.0
SCALE = 256
FOLDS = 10


def is_left_out(page):
    return hashlib.sha256(page.encode()).digest()[0] % 2 == 1


def read_days(path):
    """{page: [(day, traits)]}"""
    pages = collections.defaultdict(list)
    with open(path, encoding='utf-8') as file:
        for line in file:
            page, day, traits = line.split()
            pages[page].append((day, [int(mark) for mark in traits]))
    return pages


def fold_of(page, entry):
    site = urlsplit(entry.get('url') or '').hostname or page
    return hashlib.sha256(site.encode()).digest()[1] % FOLDS


def learn(cases):
    """cases: (matrix of traits, index of the right day)"""
    size = cases[0][0].shape[1]
    weights = numpy.zeros(size)
    for _ in range(60):
        slope = -SHRINK * weights
        curve = SHRINK * numpy.eye(size)
        for marks, right in cases:
            odds = marks @ weights
            likely = numpy.exp(odds - odds.max())
            likely /= likely.sum()
            mean = likely @ marks
            slope += marks[right] - mean
            curve += (marks * likely[:, None]).T @ marks - numpy.outer(mean, mean)
        step = numpy.linalg.solve(curve, slope)
        weights += step
        if abs(step).max() < 1e-6:
            break
    return numpy.round(weights * SCALE)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--traits', required=True)
    parser.add_argument('--header')
    parser.add_argument('--gold', action='append', required=True)
    parser.add_argument('days')
    a = parser.parse_args()
    names = enumerators(a.traits, 'DateTrait')
    days = read_days(a.days)
    gold = {}
    for path in a.gold:
        with open(path, encoding='utf-8') as file:
            gold.update((page, entry) for page, entry in json.load(file).items() if entry.get('date'))
    pages = []  # page, fold, days, traits, index of the right day or None
    for page in sorted(gold):
        said = days.get(page, [])
        right = next((i for i, (day, _) in enumerate(said) if day == gold[page]['date']), None)
        pages.append((page, fold_of(page, gold[page]), numpy.array([traits for _, traits in said], dtype=float), right))

    def cases(chosen):
        return [(marks, right) for _, fold, marks, right in pages if right is not None and len(marks) > 1 and chosen(fold)]

    counts = collections.Counter()
    for fold in range(FOLDS):
        weights = learn(cases(lambda other, fold=fold: other != fold))
        for page, at, marks, right in pages:
            if at == fold:
                part = 'left out' if is_left_out(page) else 'worked on'
                counts[part, 'all'] += 1
                counts[part, 'named'] += right is not None
                counts[part, 'right'] += right is not None and int(numpy.argmax(marks @ weights)) == right
    for part in ('worked on', 'left out'):
        total = counts[part, 'all']
        print(f'{part}: {total} pages, the day is named on {counts[part, "named"] / total:.4f}, right {counts[part, "right"] / total:.4f}')
    weights = learn(cases(lambda fold: True))
    if a.header:
        with open(a.header, encoding='utf-8') as file:
            head = file.read().split('date_weights{')[0]
        with open(a.header, 'w', encoding='utf-8') as file:
            file.write(head + 'date_weights{\n')
            width = max(len(f'{int(weight)},') for weight in weights)
            for name, weight in zip(names, weights):
                file.write(f'    {f"{int(weight)},":{width}}  // {name}\n')
            file.write('};\n\n}  // namespace dossier_html\n')
    else:
        print(' '.join(f'{name} {int(weight)}' for name, weight in zip(names, weights)))


if __name__ == '__main__':
    main()
