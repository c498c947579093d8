#!/usr/bin/env python3
"""A parser that takes every word for a noun: an analysis as sdk/doc/syntax.md describes it."""
import re

import dossier

DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
NN, ROOT, DEP = 'M', 'v', 'T'


def number(value):
    text = ''
    while value >= 32:
        text += DIGITS[32 + value % 32]
        value //= 32
    return text + DIGITS[value]


class Nouns(dossier.Extractor):
    id = 'extractor.nouns-python'
    version = '1.0.0'
    summary = 'Takes every word for a noun that hangs from the first; sentences end at a stop.'

    def extract(self, document, sink):
        text, sentences, end = document.text.encode(), [], 0
        for sentence in re.finditer(rb'[^\s.][^.]*\.?', text):
            words = re.findall(rb'[\w\x80-\xff]+|[^\w\s\x80-\xff]', sentence.group())
            has_tree = len(words) <= 200
            sentences += [number(sentence.start() - end), number(len(sentence.group())), number(2 * len(words) + has_tree)]
            for i, word in enumerate(words):
                sentences.append(number(len(word)) + NN)
                if has_tree:
                    sentences.append((DEP if i else ROOT) + number(2 * i) + number(100))
            end = sentence.end()
        sink.emit(kind='syntax', start=0, end=0, syntax={'form': 1, 'model': 'nouns', 'sentences': ''.join(sentences)})


if __name__ == '__main__':
    dossier.main(Nouns)
