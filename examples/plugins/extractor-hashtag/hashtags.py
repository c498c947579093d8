"""Claims the hashtags of a text. `python3 hashtags.py --manifest` writes the manifest."""
import re

import dossier

HASHTAG = re.compile(r'(?<![\w#&])#(?=\w*[^\W\d_])\w+')


class Hashtags(dossier.Extractor):
    id = 'extractor.hashtags'
    version = '1.0.0'
    summary = 'Claims hashtags: "#ferry", "#Überfahrt"; not plain numbers ("#1").'
    options = [dossier.option('most', 'integer', 100, minimum=1, maximum=10000, help='maximum number of claims per text')]

    def __init__(self, options):
        self.most = options['most']

    def extract(self, document, sink):
        for count, match in enumerate(HASHTAG.finditer(document.text)):
            if count == self.most:
                sink.drop('too_many', f'more than {self.most} hashtags')
                break
            sink.emit(kind='hashtag', tag=match.group()[1:].casefold(), **document.span(*match.span()))


if __name__ == '__main__':
    dossier.main(Hashtags)
