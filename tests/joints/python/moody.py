"""A plugin that fails in every way that can be fixed: by an option, by waiting, by a raised limit, by another build."""
import os
import time

import dossier


class Moody(dossier.Extractor):
    id = 'extractor.moody'
    version = '1.0.0'
    summary = 'Claims the first word; obeys HARD, LATER, SLOW and BROKEN.'
    options = [dossier.option('skill', 'integer', 0, minimum=0, maximum=9, help='from 1 on it copes with HARD')]

    def __init__(self, options):
        self.skill = options['skill']

    def extract(self, document, sink):
        if 'HARD' in document.text and self.skill < 1:
            raise dossier.Error('too_hard', 'expected an easy text, found HARD')
        if 'LATER' in document.text and 'MOODY_IS_THERE' not in os.environ:
            raise dossier.Error('away', 'nobody is there')
        if 'SLOW' in document.text:
            time.sleep(2)
        if 'BROKEN' in document.text:
            raise dossier.Error('bug', 'this is the bug of version 1.0.0')
        sink.emit(kind='word', **document.span(0, len(document.text.split(' ')[0])))


if __name__ == '__main__':
    dossier.main(Moody)
