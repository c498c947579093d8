"""Counts bytes, and one too many."""
import dossier


class SpanOutside(dossier.Extractor):
    id, version, summary = 'extractor.span-outside', '1.0.0', 'Is bad.'

    def extract(self, document, sink):
        sink.emit(kind='word', start=0, end=len(document.text.encode()) + 1)


if __name__ == '__main__':
    dossier.main(SpanOutside)
