"""Catches what went wrong and says nothing of it."""
import dossier


class LosesReasons(dossier.Extractor):
    id, version, summary = 'extractor.loses-reasons', '1.0.0', 'Is bad.'

    def extract(self, document, sink):
        try:
            sink.emit(kind='word', **document.span(0, document.text.index(' ')))
        except ValueError:
            raise dossier.Error('failed', '')


if __name__ == '__main__':
    dossier.main(LosesReasons)
