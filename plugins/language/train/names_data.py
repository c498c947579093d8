#!/usr/bin/env python3
"""names_data.py OUT TREEBANK.conllu.gz... -- the documents of treebanks as train_names reads them.

Each document: a line `document ID BYTES NAMES`, its text, a newline, then one line `START END TYPE CLUSTER` a name, in bytes.
TYPE is person, organization, place, other, or `any` where the treebank has no entities (UD English-EWT).
The text is put together from the sentences; a name is the run of proper nouns around the head of a mention whose head is a
proper noun, as far as they are part of that mention and of none inside it that hangs on "of".
"""
import gzip
import re
import sys

PROPER = ('NNP', 'NNPS')
FORM, UPOS, XPOS, HEAD, RELATION, MISC = 1, 3, 4, 6, 7, 9


def documents(path):
    document = None
    for line in gzip.open(path, 'rt', encoding='utf-8'):
        line = line.rstrip('\n')
        if line.startswith('# newdoc id'):
            if document:
                yield document
            document = {'id': line.split('= ')[1], 'sentences': []}
            paragraph = True
        elif line.startswith('# newpar') and not line.startswith('# newpar_block'):
            paragraph = True
        elif line.startswith('# text ='):
            sentence = {'text': line[9:], 'rows': [], 'paragraph': paragraph}
            paragraph = False
            document['sentences'].append(sentence)
        elif line and not line.startswith('#'):
            row = line.split('\t')
            if row[0].isdigit():
                sentence['rows'].append(row)
    if document:
        yield document


class Text:
    """The text, its tokens (start, end, row, index of the head or -1), and its mentions (cluster, type, first, last)."""

    def __init__(self, document):
        self.text, self.tokens, self.mentions = '', [], []
        self.annotated = False
        opened = []
        for sentence in document['sentences']:
            if self.text:
                self.text += '\n\n' if sentence['paragraph'] else ' '
            at, base = len(self.text), len(self.tokens)
            self.text += sentence['text']
            for row in sentence['rows']:
                start = self.text.find(row[FORM], at)
                if start < 0 or self.text[at:start].strip():
                    start = at
                end = at = start + len(row[FORM])
                head = int(row[HEAD]) - 1 + base if row[HEAD] != '0' else -1
                self.note_mentions(row, opened)
                self.tokens.append((start, end, row, head))
        self.order()

    def note_mentions(self, row, opened):
        here = len(self.tokens)
        for part in re.findall(r'\([^()]*\)?|[^()]+\)', ''.join(re.findall(r'Entity=([^|]*)', row[MISC]))):
            self.annotated = True
            fields = part.strip('()').split('-')
            if part[0] == '(':
                opened.append((fields[0], fields[1], here))
            if part[-1] == ')':
                for k in range(len(opened) - 1, -1, -1):
                    if opened[k][0] == fields[0]:
                        cluster, kind, first = opened.pop(k)
                        self.mentions.append((cluster, kind, first, here))
                        break

    def order(self):
        self.mentions.sort(key=lambda m: m[3] - m[2])

    def proper(self, i):
        return self.tokens[i][2][XPOS] in PROPER

    def form(self, i):
        return self.tokens[i][2][FORM]

    def run(self, first, last, head, starts):
        """the run of proper nouns around `head` within [first, last]"""
        left = right = head
        while True:
            if left > first and self.proper(left - 1):
                left -= 1
            elif left - 2 >= first and self.form(left - 1) in ('-', '&') and self.proper(left - 2):
                left -= 2
            else:
                break
        while right < last:
            flat = self.tokens[right + 1][2][RELATION] == 'flat' and self.tokens[right + 1][3] == head
            if self.proper(right + 1) or flat:
                right += 1
            elif right + 2 <= last and self.form(right + 1) in ('-', '&') and self.proper(right + 2):
                right += 2
            else:
                # "Game of Thrones", unless what follows "of" is a mention of its own
                k = right + 1
                if k < last and self.form(k) == 'of':
                    k += 1
                    if k < last and self.form(k).lower() == 'the':
                        k += 1
                    if self.proper(k) and not any(s in (k, k - 1) for s in starts):
                        right = k
                        continue
                if self.form(right + 1) == 'the' and right + 2 <= last and self.proper(right + 2) \
                        and self.tokens[right + 2][2][RELATION] == 'appos':
                    right += 2
                    continue
                break
        return left, right

    def names(self):
        if not self.annotated:
            return self.bare_names()
        found = {}
        for cluster, kind, first, last in self.mentions:
            heads = [i for i in range(first, last + 1) if not first <= self.tokens[i][3] <= last]
            head = heads[0]
            if not self.proper(head):
                continue
            starts = [m[2] for m in self.mentions if first < m[2] and m[3] <= last]
            left, right = self.run(first, last, head, starts)
            kind = kind if kind in ('person', 'organization', 'place') else 'other'
            known = found.get((left, right))
            if known is None or (known[0] == 'other' and kind != 'other'):
                found[left, right] = (kind, cluster)
        return found

    def bare_names(self):
        found, i = {}, 0
        while i < len(self.tokens):
            if not self.proper(i):
                i += 1
                continue
            left, right = self.run(i, len(self.tokens) - 1, i, range(0))
            found[left, right] = ('any', '0')
            i = right + 1
        return found


def main():
    with open(sys.argv[1], 'wb') as out:
        for path in sys.argv[2:]:
            for document in documents(path):
                text = Text(document)
                names = text.names()
                raw = text.text.encode()
                out.write(f"document {document['id']} {len(raw)} {len(names)}\n".encode() + raw + b'\n')
                for (left, right), (kind, cluster) in sorted(names.items()):
                    start = len(text.text[:text.tokens[left][0]].encode())
                    end = start + len(text.text[text.tokens[left][0]:text.tokens[right][1]].encode())
                    out.write(f'{start} {end} {kind} {cluster}\n'.encode())


main()
