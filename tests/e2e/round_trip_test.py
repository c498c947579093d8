#!/usr/bin/env python3
"""round_trip_test.py DOSSIER -- one article, written in every format that is read, gives the same paragraphs, title, author and date.

What a format cannot say is listed here, and nothing else is forgiven.
"""
import json, os, subprocess, sys, tempfile, unittest

sys.dont_write_bytecode = True
import article_formats as article

DOSSIER = sys.argv[1]
READERS = {'a.md': 'markdown', 'a.html': 'html', 'a.mht': 'html', 'a.pdf': 'pdf', 'a.docx': 'office', 'a.odt': 'office', 'a.rtf': 'office', 'a.epub': 'office',
           'a.eml': 'mail', 'page.eml': 'html', 'a.rss': 'feed', 'a.atom': 'feed', 'nitf.xml': 'news', 'g2.xml': 'news', 'ninjs.json': 'news', 'ninjs.jsonl': 'news',
           'a.csv': 'table', 'a.warc': 'html', 'a.warc.gz': 'html', 'a.tar.gz': 'html'}
# The text is given as it is: its lists have their marks, and no line says that it is a heading.
MARKED = {'a.txt', 'a.eml', 'a.jsonl', 'a.csv'}
WITHOUT_BLOCKS = {'a.jsonl', 'a.csv'}
WITHOUT_TITLE = WITHOUT_BLOCKS | {'page.eml'}  # the title is a field, and not in the text
WITHOUT_ZONE = {'a.rtf'}
PUBLISHED_BY = {'a.txt', 'a.md', 'a.html', 'a.mht', 'a.rss', 'a.atom', 'nitf.xml', 'g2.xml', 'ninjs.json', 'ninjs.jsonl', 'a.jsonl', 'a.warc', 'a.warc.gz', 'a.tar.gz'}
ADDRESSED = PUBLISHED_BY - {'nitf.xml', 'g2.xml', 'ninjs.json', 'ninjs.jsonl'}


def without_marks(text):
    return '\n'.join(line[2:] if line[:2] in ('- ', '• ') else line for line in text.split('\n'))


def blocks(document):
    """Kinds and texts; items of a list that are blocks of their own are one list."""
    text = document['text'].encode()
    found = []
    for block in document['blocks']:
        kind, body = block['kind'], without_marks(text[block['start']:block['end']].decode())
        if kind == 'list' and found and found[-1][0] == 'list':
            found[-1] = ('list', found[-1][1] + '\n' + body)
        else:
            found.append((kind, body))
    return found


class RoundTrip(unittest.TestCase):
    maxDiff = None

    @classmethod
    def setUpClass(cls):
        plugins = os.path.join(os.path.dirname(DOSSIER), '..', 'lib', 'dossier', 'plugins')
        with tempfile.TemporaryDirectory(prefix='dossier-round-trip-') as folder:
            os.mkdir(folder + '/in')
            cls.names = [name for name in article.FILES if os.path.exists(f'{plugins}/reader-{READERS.get(name, "jsonl")}.so')]
            for name in cls.names:
                with open(f'{folder}/in/{name}', 'wb') as file:
                    file.write(article.FILES[name]())
            with open(folder + '/p.yaml', 'w') as file:
                file.write(f'version: 1\nname: trip\nstages:\n  read: {{ use: reader.auto, paths: ["{folder}/in"] }}\n'
                           f'  save: {{ use: exporter.jsonl, from: [read, "*.rejected"], with: {{ directory: "{folder}/out" }} }}\n')
            subprocess.run([DOSSIER, 'run', folder + '/p.yaml', '--state', folder + '/state', '--progress', 'none'], check=True, capture_output=True)
            with open(folder + '/out/documents.jsonl', encoding='utf-8') as file:
                cls.documents = {document['uri'].split('!')[0]: document for document in map(json.loads, file)}
            with open(folder + '/out/rejected.jsonl', encoding='utf-8') as file:
                cls.rejected = file.read()

    def test_every_file_is_one_document(self):
        self.assertEqual(self.rejected, '')
        self.assertEqual(sorted(self.documents), sorted(self.names))

    def test_the_fields(self):
        for name, document in self.documents.items():
            with self.subTest(name):
                self.assertEqual(document.get('title'), article.TITLE)
                self.assertEqual(document.get('authors'), [article.AUTHOR])
                self.assertEqual(document.get('published'), article.DATE[:16] if name in WITHOUT_ZONE else article.DATE)
                self.assertEqual(document.get('source'), article.PUBLISHER if name in PUBLISHED_BY else None)
                self.assertEqual(document.get('url'), article.ADDRESS if name in ADDRESSED else None)

    def test_the_blocks(self):
        title = [('title', article.TITLE)]
        for name, document in self.documents.items():
            expected = title * (name not in WITHOUT_TITLE)
            for kind, text in article.BLOCKS:
                expected.append(('paragraph' if name in MARKED and kind == 'heading' else kind, text))
            with self.subTest(name):
                if name in WITHOUT_BLOCKS:
                    self.assertEqual(without_marks(document['text']), '\n\n'.join(text for _, text in article.BLOCKS))
                else:
                    self.assertEqual(blocks(document), expected)


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
