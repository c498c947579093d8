"""Works on when dossier is gone."""
import threading
import time

import dossier


class OutlivesHost(dossier.Extractor):
    id, version, summary = 'extractor.outlives-host', '1.0.0', 'Is bad.'

    def __init__(self, options):
        threading.Thread(target=time.sleep, args=(600,)).start()

    def extract(self, document, sink):
        pass


if __name__ == '__main__':
    dossier._end_with_host = lambda channel: None
    dossier.main(OutlivesHost)
