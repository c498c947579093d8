"""Claims a word that it has not met before."""
import dossier


class Remembers(dossier.Extractor):
    id, version, summary = 'extractor.remembers', '1.0.0', 'Is bad.'

    def __init__(self, options):
        self.met = set()

    def extract(self, document, sink):
        first = document.text.split(' ')[0]
        if first not in self.met:
            sink.emit(kind='word', **document.span(0, len(first)))
        self.met.add(first)


if __name__ == '__main__':
    dossier.main(Remembers)
