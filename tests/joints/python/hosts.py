#!/usr/bin/env python3
"""A sink that is used from another thread; an exporter that rejects records."""
import threading

import dossier


class Stray(dossier.Extractor):
    id = 'extractor.stray-python'
    version = '1.0.0'
    summary = 'Works in a thread of its own.'

    def extract(self, document, sink):
        def work():
            try:
                sink.emit(kind='word', start=0, end=len(document.text))
            except dossier.Error:
                pass

        thread = threading.Thread(target=work)
        thread.start()
        thread.join()


class Picky(dossier.Exporter):
    id = 'exporter.picky-python'
    version = '1.0.0'
    summary = 'Rejects every second record.'
    manifest = {'delivery': 'nowhere', 'promise': 'exactly_once', 'schema_version': 1}
    seen = 0

    def begin(self, run):
        self.seen = 0

    def write(self, port, record, text, sink):
        self.seen += 1
        if self.seen % 2 == 0:
            sink.reject('even', f'record {self.seen} is not wanted')

    def seal(self, sink):
        return (self.seen + 1) // 2

    def commit(self, run, sink):
        sink.progress(self.seen, self.seen)
        sink.log('it commits')

    def abort(self):
        pass


if __name__ == '__main__':
    dossier.main(Stray, Picky)
