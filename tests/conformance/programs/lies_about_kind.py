"""Is a reader, and an extractor in its manifest."""
import sys

import dossier


class LiesAboutKind(dossier.Reader):
    id, version, summary = 'extractor.lies-about-kind', '1.0.0', 'Is bad.'
    kind = 'extractor' if '--manifest' in sys.argv else 'reader'

    def read(self, input, sink):
        pass


if __name__ == '__main__':
    dossier.main(LiesAboutKind)
