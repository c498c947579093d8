#!/usr/bin/env python3
"""Learns the weights of the judgement whether two documents report one event (../kinship_weights.hpp).

    learn_kin.py --marks ../kinship.hpp [--header ../kinship_weights.hpp] SET...

SET is a folder with `kin` (the output of print-kin) and `events` (lines "KEY EVENT UNIT": documents of one unit, such as
a topic with several events that look alike, are left out together).

Logistic regression by Newton's method, in a fixed order (needs numpy). What agrees never speaks against one event, and
what differs never for it: such weights are held at 0 or beyond. Prints precision and recall on units that were left
out, in five folds.
"""
import argparse
import os
import zlib

import numpy

from enumeration import enumerators

SHRINK = 3.0
UNLIKE = 1.25  # the weight of a pair of different events: joining them does more harm
SCALE = 256
AGAINST = 'main_first_apart local_first_apart years_apart weekdays_apart published_31 published_366'.split()
NEITHER = 'always few_names short_one long_both crowd_4 crowd_8 crowd_16'.split()


def read_pairs(folder):
    """(collection, key, key, marks, label, units)"""
    events, units = {}, {}
    with open(os.path.join(folder, 'events'), encoding='utf-8') as file:
        for line in file:
            key, events[key], units[key] = line.split()
    with open(os.path.join(folder, 'kin'), encoding='utf-8') as file:
        for line in file:
            collection, a, b, *marks = line.split()
            yield collection, a, b, [int(mark) for mark in marks], events[a] == events[b], (units[a], units[b])


def learn(marks, labels, signs):
    importance = numpy.where(labels, 1.0, UNLIKE)
    weights = numpy.zeros(marks.shape[1])
    for _ in range(200):
        likely = 1 / (1 + numpy.exp(-numpy.clip(marks @ weights, -30, 30)))
        shrink = SHRINK * weights
        shrink[0] = 0
        slope = marks.T @ (importance * (labels - likely)) - shrink
        free = ~((signs != 0) & (weights * signs <= 0) & (slope * signs <= 0))
        curve = (marks * (importance * likely * (1 - likely))[:, None]).T @ marks + SHRINK * numpy.eye(len(weights))
        step = numpy.zeros(len(weights))
        step[free] = numpy.linalg.solve(curve[numpy.ix_(free, free)], slope[free])
        new = weights + step
        new[new * signs < 0] = 0
        done = abs(new - weights).max() < 1e-5
        weights = new
        if done:
            break
    return numpy.round(weights * SCALE)


def fold_of(unit):
    return zlib.crc32(unit.encode()) % 5


def left_out_odds(pairs, marks, labels, signs):
    folds = numpy.array([[fold_of(unit) for unit in pair[5]] for pair in pairs])
    odds = numpy.zeros(len(pairs))
    for fold in range(5):
        held = (folds == fold).any(axis=1)
        odds[held] = marks[held] @ learn(marks[~held], labels[~held], signs)
    return odds


def report(odds, labels):
    for threshold in range(-2 * SCALE, 5 * SCALE, SCALE):
        chosen = odds >= threshold
        right = labels[chosen].sum()
        print(f'  odds >= {threshold:5}: {chosen.sum():6} pairs, right {right / max(1, chosen.sum()):.3f}, recall {right / labels.sum():.3f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('sets', nargs='+')
    parser.add_argument('--marks', required=True)
    parser.add_argument('--header')
    parser.add_argument('--odds', help='write "COLLECTION KEY KEY ODDS" of each pair, left out, to this file')
    arguments = parser.parse_args()
    names = enumerators(arguments.marks, 'KinMark')
    signs = numpy.array([0 if name in NEITHER else -1 if name in AGAINST else 1 for name in names])
    pairs = [pair for folder in arguments.sets for pair in read_pairs(folder)]
    marks = numpy.zeros((len(pairs), len(names)))
    for row, pair in enumerate(pairs):
        marks[row, pair[3]] = 1
    labels = numpy.array([pair[4] for pair in pairs])
    print(f'{len(pairs)} pairs of documents, {labels.sum()} of one event; on what was left out:')
    odds = left_out_odds(pairs, marks, labels, signs)
    report(odds, labels)
    if arguments.odds:
        with open(arguments.odds, 'w', encoding='utf-8') as file:
            for pair, value in zip(pairs, odds):
                file.write(f'{pair[0]} {pair[1]} {pair[2]} {int(value)}\n')
    if arguments.header:
        table = ''.join(f'    {int(weight)},  // {name}\n' for weight, name in zip(learn(marks, labels, signs), names))
        with open(arguments.header, 'w', encoding='utf-8') as file:
            file.write(f'''// Learned by train/learn_kin.py: do not edit. Weights of the marks, in 1/{SCALE} of the log-odds.
#pragma once

#include <array>

#include "kinship.hpp"

namespace checker_values {{

inline constexpr std::array<int, static_cast<std::size_t>(KinMark::count)> kinship_weights{{
{table}}};

}}  // namespace checker_values
''')


if __name__ == '__main__':
    main()
