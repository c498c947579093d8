#!/usr/bin/env python3
"""Learns the weights of the judgement whether one statement denies what another affirms (../denial_weights.hpp).

    learn_denials.py --marks ../denial.hpp [--header ../denial_weights.hpp] SET...

SET is a folder with `denials` (the output of print-denials), `claims.jsonl` and `gold.json` or `judged` (see learn.py):
pairs that `judged` does not list count as wrong.

Logistic regression as in learn_kin.py. What agrees never speaks against a contradiction, and what differs never for it.
Prints precision and recall on groups that were left out, in eight folds.
"""
import argparse
import json
import os
import zlib

import numpy

from enumeration import enumerators
from learn import lines, sides_of_claims
from learn_kin import SCALE, learn

AGAINST = ('verb_light denied_long affirmed_long narrowed none_missing none_bare none_only subject_apart subject_open agent_apart theme_apart scope_missing tense_apart name_missing future_apart attributed names_apart numbers_apart '
           'affirmed_later also_denied_50 also_denied_80 also_affirmed_50 also_affirmed_80').split()
NEITHER = 'always denied_bare affirmed_bare'.split()
FOLDS = 8


def read_pairs(folder):
    """(group, claim, claim, marks, label)"""
    with open(os.path.join(folder, 'claims.jsonl'), encoding='utf-8') as file:
        claims = {claim['id']: claim for claim in map(json.loads, file)}
    gold = os.path.exists(os.path.join(folder, 'gold.json'))
    sides = sides_of_claims(folder, claims) if gold else None
    verdicts = {} if gold else {tuple(line.split()[:2]): line.split()[2] for line in lines(os.path.join(folder, 'judged'))}
    for line in lines(os.path.join(folder, 'denials')):
        group, one, other, *marks = line.split()
        if gold:
            right = any(sides[one][item] != side for item, side in sides[other].items() if item in sides[one])
        else:
            verdict = verdicts.get((one, other), 'wrong')
            if verdict == 'doubtful':
                continue
            right = verdict == 'right'
        yield os.path.basename(os.path.normpath(folder)) + group, claims[one], claims[other], [int(mark) for mark in marks], right


def left_out_odds(groups, marks, labels, signs):
    folds = numpy.array([zlib.crc32(group.encode()) % FOLDS for group in groups])
    odds = numpy.zeros(len(groups))
    for fold in range(FOLDS):
        held = folds == fold
        odds[held] = marks[held] @ learn(marks[~held], labels[~held], signs)
    return odds


def report(odds, labels):
    for threshold in range(-4 * SCALE, 3 * SCALE, SCALE // 2):
        chosen = odds >= threshold
        right = labels[chosen].sum()
        print(f'  odds >= {threshold:5}: {chosen.sum():6} pairs, right {right / max(1, chosen.sum()):.3f}, recall {right / labels.sum():.3f}')


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('sets', nargs='+')
    parser.add_argument('--marks', required=True)
    parser.add_argument('--header')
    parser.add_argument('--odds', help='write "ODDS LABEL GROUP CLAIM CLAIM" and both texts of each pair, left out, to this file')
    arguments = parser.parse_args()
    names = enumerators(arguments.marks, 'DenialMark')
    signs = numpy.array([0 if name in NEITHER else -1 if name in AGAINST else 1 for name in names])
    pairs = [pair for folder in arguments.sets for pair in read_pairs(folder)]
    marks = numpy.zeros((len(pairs), len(names)))
    for row, pair in enumerate(pairs):
        marks[row, pair[3]] = 1
    labels = numpy.array([pair[4] for pair in pairs])
    print(f'{len(pairs)} pairs of statements, {labels.sum()} contradict each other; on what was left out:')
    odds = left_out_odds([pair[0] for pair in pairs], marks, labels, signs)
    report(odds, labels)
    if arguments.odds:
        with open(arguments.odds, 'w', encoding='utf-8') as file:
            for (group, one, other, own, label), value in sorted(zip(pairs, odds), key=lambda pair: -pair[1]):
                said = ' '.join(names[mark] for mark in own)
                file.write(f'{int(value)}\t{int(label)}\t{group}\t{one["id"]}\t{other["id"]}\t{one["text"]}\t{other["text"]}\t{said}\n')
    if arguments.header:
        table = ''.join(f'    {int(weight)},  // {name}\n' for weight, name in zip(learn(marks, labels, signs), names))
        with open(arguments.header, 'w', encoding='utf-8') as file:
            file.write(f'''// Learned by train/learn_denials.py: do not edit. Weights of the marks, in 1/{SCALE} of the log-odds.
#pragma once

#include <array>

#include "denial.hpp"

namespace checker_values {{

inline constexpr std::array<int, static_cast<std::size_t>(DenialMark::count)> denial_weights{{
{table}}};

}}  // namespace checker_values
''')


if __name__ == '__main__':
    main()
