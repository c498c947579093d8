#!/usr/bin/env python3
"""Learns the weights of the judgement (../weights.hpp) from collections with gold.

    learn.py --marks ../evidence.hpp [--header ../weights.hpp] SET...

SET is a folder with `pairs` (the output of print-pairs), `claims.jsonl` and either `gold.json` (agreements and conflicts
with spans, as the quality data has them) or `events` (lines "KEY EVENT": figures of different events never measure the
same thing; equal figures of one event that are not small are taken to; the others are left out).

Logistic regression by gradient descent, in a fixed order: the same input gives the same weights. Prints precision and
recall on groups that were left out, in five folds.
"""
import argparse
import collections
import json
import math
import os
import re
import zlib

RATE, ROUNDS, SHRINK = 0.5, 300, 0.004
SILVER = 0.5  # the weight of equal, unusual figures of one event: most, not all, measure the same thing
UNKNOWN = 0.3  # the weight of a pair that agrees and that the gold does not list: it lists only some agreements
SCALE = 256


def mark_names(header):
    with open(header, encoding='utf-8') as file:
        body = file.read().split('enum class Mark')[1].split('{')[1].split('}')[0]
    names = re.findall(r'\w+', re.sub(r'//[^\n]*', '', body))
    return names[:names.index('count')]


def lines(path):
    with open(path, encoding='utf-8') as file:
        return [line.rstrip('\n') for line in file if line.strip()]


def sides_of_claims(folder, claims):
    """claim -> (item, side) of the gold items that it belongs to"""
    with open(os.path.join(folder, 'gold.json'), encoding='utf-8') as file:
        gold = json.load(file)
    by_key = collections.defaultdict(list)
    for claim in claims.values():
        by_key[claim['key']].append(claim)
    found = collections.defaultdict(set)

    def add(span, item, side):
        for claim in by_key[span['doc']]:
            place = claim.get('source_span') or claim
            shared = min(place['end'], span['bend']) - max(place['start'], span['bstart'])
            if shared > 0 and 2 * shared >= min(place['end'] - place['start'], span['bend'] - span['bstart']):
                found[claim['id']].add((item, side))
    for agreement in gold['agreements']:
        for span in agreement['spans']:
            add(span, agreement['id'], 0)
    for conflict in gold['conflicts']:
        for side, spans in enumerate(conflict['sides']):
            for span in spans['spans']:
                add(span, conflict['id'], side)
    return found


def examples(folder, small):
    """(group, marks, label, weight)"""
    claims = {claim['id']: claim for claim in map(json.loads, lines(os.path.join(folder, 'claims.jsonl')))}
    events = {}
    sides = {}
    if os.path.exists(os.path.join(folder, 'gold.json')):
        sides = sides_of_claims(folder, claims)
    else:
        events = dict(line.split() for line in lines(os.path.join(folder, 'events')))
    for line in lines(os.path.join(folder, 'pairs')):
        group, one, other, *marks = line.split()
        marks = [int(mark) for mark in marks]
        if events:
            if events[claims[one]['key']] != events[claims[other]['key']]:
                yield group, marks, 0, 1.0
            elif small not in marks:
                yield group, marks, 1, SILVER
            continue
        same = {item for item, _ in sides[one]} & {item for item, _ in sides[other]}
        label = 1 if same else 0
        yield group, marks, label, 1.0 if label else UNKNOWN


def learn(rows, count):
    weights = [0.0] * count
    total = sum(weight for _, _, weight in rows)
    for _ in range(ROUNDS):
        slope = [0.0] * count
        for marks, label, weight in rows:
            odds = sum(weights[mark] for mark in marks)
            error = weight * (label - 1 / (1 + math.exp(-max(-30.0, min(30.0, odds)))))
            for mark in marks:
                slope[mark] += error
        for mark in range(count):
            weights[mark] += RATE * (slope[mark] / total - (SHRINK * weights[mark] if mark else 0))
    return [round(weight * SCALE) for weight in weights]


def report(rows, count):
    folds = collections.defaultdict(list)
    for row in rows:
        folds[zlib.crc32(row[0].encode()) % 5].append(row)
    judged = []
    for fold, held in sorted(folds.items()):
        weights = learn([row[1:] for other, part in sorted(folds.items()) if other != fold for row in part], count)
        judged += [(sum(weights[mark] for mark in marks), label) for _, marks, label, _ in held]
    positive = sum(label for _, label in judged)
    for threshold in range(-2 * SCALE, 3 * SCALE, SCALE // 2):
        chosen = [label for odds, label in judged if odds >= threshold]
        if chosen:
            print(f'  odds >= {threshold:5}: {len(chosen):5} pairs, listed {sum(chosen) / len(chosen):.2f}, recall {sum(chosen) / positive:.2f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('sets', nargs='+')
    parser.add_argument('--marks', required=True)
    parser.add_argument('--header')
    arguments = parser.parse_args()
    names = mark_names(arguments.marks)
    rows = [row for folder in arguments.sets for row in examples(folder, names.index('small'))]
    print(f'{len(rows)} pairs of equal quantities, {sum(row[2] for row in rows)} listed')
    report(rows, len(names))
    weights = learn([row[1:] for row in rows], len(names))
    if arguments.header:
        table = ''.join(f'    {weight},  // {name}\n' for weight, name in zip(weights, names))
        with open(arguments.header, 'w', encoding='utf-8') as file:
            file.write(f'''// Learned by train/learn.py: do not edit. Weights of the marks, in 1/{SCALE} of the log-odds.
#pragma once

#include <array>

#include "evidence.hpp"

namespace checker_values {{

inline constexpr std::array<int, static_cast<std::size_t>(Mark::count)> agreement_weights{{
{table}}};

}}  // namespace checker_values
''')


if __name__ == '__main__':
    main()
