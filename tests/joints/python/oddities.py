"""Python plugins that show the joints of the protocol: nested inputs, large ones, facts, rounds, pairs, failures."""
import os
import signal

import dossier


class Boxes(dossier.Reader):
    id = 'reader.py-boxes'
    version = '1.0.0'
    summary = 'A line "@name" begins an inner input, others are documents.'
    manifest = {'extensions': ['pybox']}

    def read(self, input, sink):
        for line in input.bytes.decode().splitlines():
            if line.startswith('@'):
                sink.nested(line[1:] + '.pybox', b'inner ' + line[1:].encode(), defaults={'url': 'u', 'title': 'no'},
                            overrides={'source': line[1:]} if input.budget > 9 else None)
            elif line == '!':
                sink.reject('bad_line', 'expected a text, found "!"', 'a line')
            else:
                sink.emit(title=line[:5], text=line)


class Words(dossier.Extractor):
    id = 'extractor.py-words'
    version = '1.0.0'
    summary = 'Claims words; obeys DIE and RAISE.'

    def extract(self, document, sink):
        if 'DIE' in document.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if 'RAISE' in document.text:
            raise dossier.Error('told_to', 'the text says RAISE')
        at = 0
        for word in document.text.split(' '):
            if word:
                sink.emit(kind='word', **document.span(at, at + len(word)))
            at += len(word) + 1


class Rare(dossier.Deduplicator):
    id = 'deduplicator.py-rare'
    version = '1.0.0'
    summary = 'Links documents that share a word of two documents.'
    passes = [{'name': 'count', 'from': 'records', 'join': 'nothing', 'rounds': 1},
              {'name': 'pair', 'from': 'records', 'join': 'record', 'rounds': 1}]

    def map(self, at, document, sink):
        for word in sorted(set(document.text.split())):  # a set's order is another in each process
            if at[0] == 0:
                sink.key('count')
                sink.fact('word/' + word)
            elif sink.lookup('word/' + word) == 2:
                sink.key(word)

    def reduce(self, at, members, sink):
        if at[0] == 1 and len(members) == 2:
            sink.emit(a=members[0].record['id'], b=members[1].record['id'], direction='unknown', kind='near')


if __name__ == '__main__':
    dossier.main(Boxes, Words, Rare)
