"""Dies of a text without words."""
import os
import signal

import dossier


class Dies(dossier.Extractor):
    id, version, summary = 'extractor.dies', '1.0.0', 'Is bad.'

    def extract(self, document, sink):
        if not document.text.strip():
            os.kill(os.getpid(), signal.SIGSEGV)


if __name__ == '__main__':
    dossier.main(Dies)
