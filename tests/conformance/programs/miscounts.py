"""Says at the end that there was a call less."""
import dossier


class Miscounts(dossier.Extractor):
    id, version, summary = 'extractor.miscounts', '1.0.0', 'Is bad.'

    def extract(self, document, sink):
        pass


class Worker(dossier._Worker):
    def send(self, kind, sequence, payload):
        if kind == dossier._FIN and sequence > 1:
            payload = dossier._fields(sequence - 2)
        super().send(kind, sequence, payload)


if __name__ == '__main__':
    dossier._Worker = Worker
    dossier.main(Miscounts)
