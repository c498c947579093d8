"""Sends the result of a call once more."""
import dossier


class AnswersTwice(dossier.Extractor):
    id, version, summary = 'extractor.answers-twice', '1.0.0', 'Is bad.'

    def extract(self, document, sink):
        pass


class Worker(dossier._Worker):
    def send(self, kind, sequence, payload):
        super().send(kind, sequence, payload)
        if kind == dossier._RESULT and sequence == 3:
            super().send(kind, sequence, payload)


if __name__ == '__main__':
    dossier._Worker = Worker
    dossier.main(AnswersTwice)
