#!/usr/bin/env python3
"""Learns the weights of the judgement whether a chunk is part of the article (../chunk_weights.hpp).

    learn_chunks.py --traits ../chunk_traits.hpp [--header ../chunk_weights.hpp] [--articles FILE] [--segments FILE] CHUNKS

CHUNKS is the output of print-chunks. FILE of --articles is JSON, {page: {"articleBody": text}}: a chunk is part of the article if most of its
runs of four words are in that text. FILE of --segments is JSON, {page: {"with": [text...], "without": [text...]}}: a chunk that
holds such a text is, or is not.

Logistic regression by Newton's method, in a fixed order (needs numpy). Prints how many chunks are judged wrongly on the pages that were
worked on and on those that were left out of the development (half of them, by a hash of their names); the weights are those of
all pages with --all, otherwise of the former.
"""
import argparse
import collections
import hashlib
import json
import os
import re
import sys

import numpy

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '../../../checkers/values/train'))
from enumeration import enumerators  # noqa: E402

SHRINK = 10.0
SCALE = 256
WORD = re.compile(r'\w+')
SPACE = re.compile(r'\s+')


def is_left_out(page):
    return hashlib.sha256(page.encode()).digest()[0] % 2 == 1


def runs(text):
    words = WORD.findall(text)
    size = min(4, max(len(words), 1))
    return [tuple(words[at:at + size]) for at in range(len(words) - size + 1)]


def stem(page, entry):
    return os.path.basename(entry.get('file', page)).split('.')[0]


def read_chunks(path):
    """{page: [(traits, text)]}"""
    pages = collections.defaultdict(list)
    with open(path, encoding='utf-8') as file:
        for line in file:
            page, _, traits, text = line.rstrip('\n').split(' ', 3)
            pages[page.split('.')[0]].append(([int(mark) for mark in traits], json.loads(text)))
    return pages


def cases_of_articles(path, pages):
    """(page, traits, label, weight)"""
    with open(path, encoding='utf-8') as file:
        truth = json.load(file)
    for page, entry in truth.items():
        wanted = entry.get('articleBody', '')
        found = collections.defaultdict(set)
        for size in range(1, 5):
            words = WORD.findall(wanted)
            found[size] = {tuple(words[at:at + size]) for at in range(len(words) - size + 1)}
        for traits, text in pages.get(stem(page, entry), []):
            shown = runs(text)
            if not shown or not shown[0]:
                continue
            share = sum(run in found[len(run)] for run in shown) / len(shown)
            if share > .7 or share < .4:
                yield page, traits, share > .7, .3 + min(len(shown), 60) / 30


def cases_of_segments(path, pages):
    with open(path, encoding='utf-8') as file:
        truth = json.load(file)
    for page, entry in truth.items():
        flat = [(traits, SPACE.sub(' ', text)) for traits, text in pages.get(stem(page, entry), [])]
        for key, label in (('with', True), ('without', False)):
            for segment in entry[key]:
                segment = SPACE.sub(' ', segment).strip()
                holders = [traits for traits, text in flat if segment in text]
                for traits in holders:
                    yield stem(page, entry), traits, label, SEGMENT / len(holders)


SEGMENT = 2.0


def learn(marks, labels, importance):
    weights = numpy.zeros(marks.shape[1])
    for _ in range(60):
        likely = 1 / (1 + numpy.exp(-numpy.clip(marks @ weights, -30, 30)))
        shrink = SHRINK * weights
        shrink[0] = 0
        slope = marks.T @ (importance * (labels - likely)) - shrink
        curve = (marks * (importance * likely * (1 - likely))[:, None]).T @ marks + SHRINK * numpy.eye(len(weights))
        step = numpy.linalg.solve(curve, slope)
        weights += step
        if abs(step).max() < 1e-6:
            break
    return numpy.round(weights * SCALE)


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--traits', required=True)
    parser.add_argument('--header')
    parser.add_argument('--articles')
    parser.add_argument('--segments')
    parser.add_argument('--all', action='store_true')
    parser.add_argument('chunks')
    a = parser.parse_args()
    names = enumerators(a.traits, 'ChunkTrait')
    pages = read_chunks(a.chunks)
    cases = list(cases_of_articles(a.articles, pages)) if a.articles else []
    cases += cases_of_segments(a.segments, pages) if a.segments else []
    left_out = numpy.array([is_left_out(case[0]) for case in cases])
    marks = numpy.array([case[1] for case in cases], dtype=float)
    labels = numpy.array([case[2] for case in cases], dtype=float)
    importance = numpy.array([case[3] for case in cases])
    used = numpy.ones(len(cases), dtype=bool) if a.all else ~left_out
    weights = learn(marks[used], labels[used], importance[used])
    odds = marks @ weights
    for part, chosen in (('worked on', ~left_out), ('left out', left_out)):
        wrong = (odds > 0) != (labels > 0)
        rules = marks[:, names.index('rules_keep')] > 0
        print(f'{part}: {chosen.sum()} chunks, wrong {importance[chosen & wrong].sum() / importance[chosen].sum():.4f}, '
              f'by the rules alone {importance[chosen & (rules != (labels > 0))].sum() / importance[chosen].sum():.4f}')
    if a.header:
        with open(a.header, encoding='utf-8') as file:
            head = file.read().split('chunk_weights{')[0]
        with open(a.header, 'w', encoding='utf-8') as file:
            file.write(head + 'chunk_weights{\n')
            width = max(len(f'{int(weight)},') for weight in weights)
            for name, weight in zip(names, weights):
                file.write(f'    {f"{int(weight)},":{width}}  // {name}\n')
            file.write('};\n\n}  // namespace dossier_html\n')


if __name__ == '__main__':
    main()
