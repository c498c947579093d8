#!/usr/bin/env python3
"""Learns the judgements of pairs of figures (../agreement_trees.hpp, ../conflict_trees.hpp) from collections with gold.

    learn.py agreement|conflict --traits ../evidence.hpp [--header FILE] SET...

SET is a folder with `pairs` (the output of print-pairs), `claims.jsonl` and one of
- `gold.json`: agreements and conflicts with spans, as the quality data has them;
- `events`, lines "KEY EVENT": equal figures of different events never measure the same thing, those of one event with three
  digits or more are taken to, the others are left out. Only for agreements;
- `judged`, lines "CLAIM CLAIM right|doubtful|wrong", from reading; doubtful ones are left out. Other pairs that differ count as
  wrong, since contradictions are rare among them; other equal pairs are left out.

Boosted trees (LightGBM, from PyPI) over whole numbers; the header holds whole numbers too, so that every machine reads the same
odds. Prints precision and recall on groups that were left out, in five folds.
"""
import argparse
import collections
import json
import os
import zlib

import numpy
from lightgbm import LGBMClassifier

from enumeration import enumerators

SCALE = 256
PARTS = 16  # trees.hpp
SEEDS = 3  # the mean of as many models, which differ in the rows and traits that each tree sees
UNKNOWN = 0.5  # the weight of an equal pair that the gold does not list: it lists most agreements, not all
SILVER = 0.3  # of equal figures of one event with enough digits: most measure the same thing


def lines(path):
    with open(path, encoding='utf-8') as file:
        return [line.rstrip('\n') for line in file if line.strip()]


def sides_of_claims(folder, claims):
    """claim -> {item of the gold: side}"""
    with open(os.path.join(folder, 'gold.json'), encoding='utf-8') as file:
        gold = json.load(file)
    by_key = collections.defaultdict(list)
    for claim in claims.values():
        by_key[claim['key']].append(claim)
    found = collections.defaultdict(dict)

    def add(span, item, side):
        for claim in by_key[span['doc']]:
            place = claim.get('source_span') or claim
            shared = min(place['end'], span['bend']) - max(place['start'], span['bstart'])
            if shared > 0 and 2 * shared >= min(place['end'] - place['start'], span['bend'] - span['bstart']):
                found[claim['id']][item] = side
    for agreement in gold['agreements']:
        for span in agreement['spans']:
            add(span, agreement['id'], 0)
    for conflict in gold['conflicts']:
        for side, spans in enumerate(conflict['sides']):
            for span in spans['spans']:
                add(span, conflict['id'], side)
    return found


class Set:
    def __init__(self, folder, task, names):
        self.claims = {claim['id']: claim for claim in map(json.loads, lines(os.path.join(folder, 'claims.jsonl')))}
        self.task, self.digits = task, names.index('digits')
        has = {name: os.path.exists(os.path.join(folder, name)) for name in ('gold.json', 'events', 'judged')}
        self.sides = sides_of_claims(folder, self.claims) if has['gold.json'] else None
        self.events = dict(line.split() for line in lines(os.path.join(folder, 'events'))) if has['events'] else None
        self.verdicts = {}
        if has['judged']:
            for line in lines(os.path.join(folder, 'judged')):
                one, other, verdict = line.split()
                self.verdicts[frozenset((one, other))] = verdict

    def label(self, one, other, traits):
        """(label, weight), or nothing where it is not known"""
        if self.sides is not None:
            common = [item for item in self.sides[one] if item in self.sides[other]]
            if self.task == 'agreement':
                return (1, 1.0) if common else (0, UNKNOWN)
            return int(any(self.sides[one][item] != self.sides[other][item] for item in common)), 1.0
        if self.events is not None:
            if self.events[self.claims[one]['key']] != self.events[self.claims[other]['key']]:
                return 0, 1.0
            return (1, SILVER) if traits[self.digits] >= 3 else None
        verdict = self.verdicts.get(frozenset((one, other)))
        if verdict == 'doubtful' or (verdict is None and self.task == 'agreement'):
            return None
        return int(verdict == 'right'), 1.0


def examples(folder, task, names):
    """(group, traits, label, weight)"""
    data = Set(folder, task, names)
    sign = {'agreement': '=', 'conflict': '!'}[task]
    for line in lines(os.path.join(folder, 'pairs')):
        kind, group, one, other, *traits = line.split()
        if kind != sign:
            continue
        traits = [int(trait) for trait in traits]
        if len(traits) != len(names):
            raise SystemExit(f'{folder}: pairs have {len(traits)} traits, the header has {len(names)}: run print-pairs again')
        label = data.label(one, other, traits)
        if label:
            yield os.path.basename(folder) + group, traits, *label


def models(task, traits, labels, weights):
    least = {'agreement': 20, 'conflict': 30}[task]
    return [LGBMClassifier(n_estimators=100, num_leaves=7, learning_rate=0.06, min_child_samples=least, reg_lambda=10,
                           subsample=0.7, subsample_freq=1, colsample_bytree=0.6, random_state=seed, deterministic=True,
                           force_row_wise=True, n_jobs=2, verbose=-1).fit(traits, labels, sample_weight=weights)
            for seed in range(SEEDS)]


class Table:
    def __init__(self, fitted):
        self.splits, self.leaves, self.roots = [], [], []
        for model in fitted:
            for tree in model.booster_.dump_model()['tree_info']:
                self.roots.append(self.add(tree['tree_structure']))

    def add(self, node):
        if 'leaf_value' in node:
            self.leaves.append(round(node['leaf_value'] * SCALE * PARTS / SEEDS))
            return ~(len(self.leaves) - 1)
        at = len(self.splits)
        self.splits.append(None)
        self.splits[at] = (node['split_feature'], int(numpy.floor(node['threshold'])), self.add(node['left_child']),
                           self.add(node['right_child']))
        return at

    def odds(self, traits):
        total = 0
        for at in self.roots:
            while at >= 0:
                trait, most, below, above = self.splits[at]
                at = below if traits[trait] <= most else above
            total += self.leaves[~at]
        return int(total / PARTS)


def report(task, groups, traits, labels, weights):
    fold = numpy.array([zlib.crc32(group.encode()) % 5 for group in groups])
    odds = numpy.zeros(len(labels))
    for k in range(5):
        table = Table(models(task, traits[fold != k], labels[fold != k], weights[fold != k]))
        odds[fold == k] = [table.odds(row) for row in traits[fold == k]]
    for threshold in range(-5 * SCALE, 2 * SCALE, SCALE // 2):
        chosen = labels[odds >= threshold]
        if len(chosen) >= 5:
            print(f'  odds >= {threshold:5}: {len(chosen):5} pairs, right {chosen.mean():.2f}, recall {chosen.sum() / labels.sum():.2f}')


def rows_of(items, width=120):
    text, line = '', '   '
    for item in items:
        if len(line) + len(item) + 2 > width:
            text, line = text + line + '\n', '   '
        line += f' {item},'
    return text + line + '\n'


def header_text(task, table):
    splits = [f'{{{trait}, {most}, {below}, {above}}}' for trait, most, below, above in table.splits]
    return f'''// Learned by train/learn.py: do not edit.
#pragma once

#include <cstdint>

#include "trees.hpp"

namespace checker_values::{task}_trees {{

// clang-format off
inline constexpr std::int16_t roots[] = {{
{rows_of(map(str, table.roots))}}};

inline constexpr Split splits[] = {{
{rows_of(splits)}}};

inline constexpr std::int16_t leaves[] = {{
{rows_of(map(str, table.leaves))}}};
// clang-format on

inline constexpr Trees trees{{roots, splits, leaves}};

}}  // namespace checker_values::{task}_trees
'''


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('task', choices=('agreement', 'conflict'))
    parser.add_argument('sets', nargs='+')
    parser.add_argument('--traits', required=True)
    parser.add_argument('--header')
    arguments = parser.parse_args()
    names = enumerators(arguments.traits, 'Trait')
    rows = [row for folder in arguments.sets for row in examples(folder, arguments.task, names)]
    groups, traits, labels, weights = map(numpy.array, zip(*rows))
    print(f'{len(labels)} pairs, {labels.sum()} right')
    report(arguments.task, groups, traits, labels, weights)
    if arguments.header:
        with open(arguments.header, 'w', encoding='utf-8') as file:
            file.write(header_text(arguments.task, Table(models(arguments.task, traits, labels, weights))))


if __name__ == '__main__':
    main()
