"""Never returns from its first document."""
import dossier


class Hangs(dossier.Extractor):
    id, version, summary = 'extractor.hangs', '1.0.0', 'Is bad.'

    def extract(self, document, sink):
        while True:
            pass


if __name__ == '__main__':
    dossier.main(Hangs)
