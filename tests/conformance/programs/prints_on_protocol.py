"""Writes a line for its author to the descriptor on which dossier listens."""
import os

import dossier


class PrintsOnProtocol(dossier.Extractor):
    id, version, summary = 'extractor.prints-on-protocol', '1.0.0', 'Is bad.'

    def extract(self, document, sink):
        os.write(3, b'extracting, as dossier should know by now\n')


if __name__ == '__main__':
    dossier.main(PrintsOnProtocol)
