"""Declares a range and looks at no option."""
import dossier


class IgnoresOptions(dossier.Extractor):
    id, version, summary = 'extractor.ignores-options', '1.0.0', 'Is bad.'
    options = [dossier.option('least', 'integer', 3, minimum=1, maximum=9, help='The least.')]

    def extract(self, document, sink):
        pass


if __name__ == '__main__':
    dossier.check_options = lambda declarations, given: {}
    dossier.main(IgnoresOptions)
