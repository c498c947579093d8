"""A Python plugin with options of every type: the SDK checks them as dossier does."""
import dossier


class Choosy(dossier.Extractor):
    id = 'extractor.py-choosy'
    version = '1.0.0'
    summary = 'Claims its words, as its options say.'
    options = [dossier.option('words', 'list', ['the'], help='The words.'),
               dossier.option('share', 'number', 0.5, minimum=0, maximum=1, help='The confidence of a claim.'),
               dossier.option('most', 'integer', 9, minimum=1, maximum=99, help='Claims of one text, at most.'),
               dossier.option('case', 'choice', 'keep', choices=['keep', 'fold'], help='What to do with capitals.'),
               dossier.option('whole', 'boolean', False, help='Whole words alone.'),
               dossier.option('kind', 'text', help='The kind of the claims.'),
               dossier.option('list', 'path', optional=True, help='A file of more words.')]

    def __init__(self, options):
        self.options = options
        if not options['kind'].isidentifier():
            raise dossier.Error('bad_option', f'expected one word, found "{options["kind"]}"', 'kind')

    def extract(self, document, sink):
        fold = str.casefold if self.options['case'] == 'fold' else str
        found = [word for word in document.text.split(' ') if fold(word) in self.options['words']]
        at = 0
        for word in found[:self.options['most']]:
            at = document.text.index(word, at)
            sink.emit(kind=self.options['kind'], confidence=self.options['share'], **document.span(at, at + len(word)))
            at += len(word)


if __name__ == '__main__':
    dossier.main(Choosy)
