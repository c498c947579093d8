"""Talks to the terminal."""
import dossier


class Prints(dossier.Extractor):
    id, version, summary = 'extractor.prints', '1.0.0', 'Is bad.'

    def extract(self, document, sink):
        print('extracting')


if __name__ == '__main__':
    dossier.main(Prints)
