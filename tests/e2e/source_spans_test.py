#!/usr/bin/env python3
"""source_spans_test.py DOSSIER SHARED -- the bytes that a text came from, decoded by Python, are the text.

Every character of a few pages in many charsets and formats; with DOSSIER_LONG=1 every word of the pages of the data sets as well,
where they are installed.
"""
import glob, gzip, html, json, os, re, subprocess, sys, tempfile, unittest

sys.dont_write_bytecode = True
import article_formats as article

DOSSIER, SHARED = sys.argv[1], sys.argv[2]
PLUGINS = os.path.join(os.path.dirname(DOSSIER), '..', 'lib', 'dossier', 'plugins')
# As browsers read the names.
CODECS = {'gbk': 'gb18030', 'shift_jis': 'cp932', 'euc-kr': 'cp949', 'big5': 'big5hkscs', 'windows-874': 'cp874', 'iso-8859-8-i': 'iso-8859-8'}
# What no reader shows, and what is put around raised figures: 10^3, said[1].
LEFT_OUT = dict.fromkeys(map(ord, '\u00ad\u200b\ufeff[]^'))


def decoded(raw, charset):
    try:
        return raw.decode(CODECS.get(charset, charset))
    except UnicodeDecodeError:
        return raw.decode(CODECS.get(charset, charset), 'replace') if not charset.startswith('windows-') else ''.join(
            bytes([byte]).decode(charset, 'ignore') or chr(byte) for byte in raw)


def of_markup(text):
    text = re.sub(r'<!--.*?-->|<(script|style)\b.*?</\1\s*>|<[^>]*>', '', text, flags=re.S | re.I)
    return html.unescape(text)


READ = {  # the text of a piece of an input, by its media type
    'text/html': lambda text: [of_markup(text)],
    'application/rss+xml': lambda text: [of_markup(text), of_markup(of_markup(text))],
    'application/nitf+xml': lambda text: [of_markup(text)],
    'application/jsonl': lambda text: [json.loads('"' + text + '"', strict=False)],
    'text/csv': lambda text: [text, text.replace('""', '"')],
    'text/plain': lambda text: [text],
}


def normal(text):
    return ' '.join(text.translate(LEFT_OUT).split())


def check(files, pattern):
    """files: bytes by name. The number of pieces, and those that their bytes are not: name, text, bytes."""
    with tempfile.TemporaryDirectory(prefix='dossier-spans-') as folder:
        os.mkdir(folder + '/in')
        for name, content in files.items():
            with open(f'{folder}/in/{name}', 'wb') as file:
                file.write(content)
        with open(folder + '/pieces.yaml', 'w') as file:
            json.dump({'patterns': [{'id': 'piece', 'kind': 'entity', 'text': f'(?P<name>{pattern})', 'set': {'type': 'other'}}]}, file)
        with open(folder + '/p.yaml', 'w') as file:
            file.write(f'version: 1\nname: spans\nstages:\n  read: {{ use: reader.auto, paths: ["{folder}/in"] }}\n'
                       f'  pieces: {{ use: extractor.pattern, from: [read], languages: "*", with: {{ file: "{folder}/pieces.yaml" }} }}\n'
                       f'  save: {{ use: exporter.jsonl, from: [read, pieces], with: {{ directory: "{folder}/out" }} }}\n')
        run = subprocess.run([DOSSIER, 'run', folder + '/p.yaml', '--state', folder + '/state', '--progress', 'none'], capture_output=True, text=True)
        assert run.returncode == 0, run.stderr
        documents = {}
        with open(folder + '/out/documents.jsonl', encoding='utf-8') as file:
            for document in map(json.loads, file):
                documents[document['id']] = document['uri'], document.get('media_type', 'application/jsonl'), document.get('metadata', {}).get('charset', 'utf-8')
        count, wrong = 0, []
        with open(folder + '/out/claims.jsonl', encoding='utf-8') as file:
            for claim in map(json.loads, file):
                name, media_type, charset = documents[claim['document']]
                count += 1
                span = claim.get('source_span', {'start': 0, 'end': 0})
                raw = files[name][span['start']:span['end']]
                text = decoded(raw, charset)
                if normal(claim['text']) not in map(normal, READ[media_type](text)):
                    wrong.append((name, claim['text'], span, raw))
        return len(documents), count, wrong


# In each charset, what it is used for.
TEXTS = {
    'windows-1252': 'Le café de l’hôtel “Zur Möwe” a coûté 1 250 000 € à ses propriétaires, a déclaré la maire de la ville lundi soir.',
    'iso-8859-2': 'Zażółć gęślą jaźń, powiedział burmistrz miasta, który w poniedziałek wieczorem odwiedził port i rozmawiał z załogą promu.',
    'koi8-r': 'Пожар на пароме начался в машинном отделении вскоре после полудня, сообщила береговая охрана в понедельник вечером.',
    'windows-1251': 'Пожар на пароме начался в машинном отделении вскоре после полудня, сообщила береговая охрана в понедельник вечером.',
    'windows-1253': 'Η φωτιά στο πλοίο ξεκίνησε στο μηχανοστάσιο λίγο μετά το μεσημέρι, ανακοίνωσε η ακτοφυλακή τη Δευτέρα το βράδυ.',
    'gbk': '海岸警卫队星期一晚上说，渡轮上的火灾是中午过后不久在机舱里开始的，四十八人受伤，两个小时内被扑灭。',
    'big5': '海岸警衛隊星期一晚上說，渡輪上的火災是中午過後不久在機艙裡開始的，四十八人受傷，兩個小時內被撲滅。',
    'shift_jis': '沿岸警備隊は月曜日の夜、フェリーの火災は正午過ぎに機関室で始まり、四十八人が負傷したと発表した。',
    'euc-jp': '沿岸警備隊は月曜日の夜、フェリーの火災は正午過ぎに機関室で始まり、四十八人が負傷したと発表した。',
    'euc-kr': '해안경비대는 월요일 저녁 여객선 화재가 정오 직후 기관실에서 시작되어 마흔여덟 명이 다쳤다고 밝혔다.',
    'utf-8': 'The fire cost €1,250,000, “a sum that nobody has” 😀, said Zoë Müller-Grünwald of the harbour office on Monday.',
    'utf-16le': 'The fire cost €1,250,000, “a sum that nobody has” 😀, said Zoë Müller-Grünwald of the harbour office on Monday.',
    'utf-16be': 'The fire cost €1,250,000, “a sum that nobody has” 😀, said Zoë Müller-Grünwald of the harbour office on Monday.',
}
MARKS = {'utf-16le': b'\xff\xfe', 'utf-16be': b'\xfe\xff'}


def page(charset, text):
    """With tags, comments and references inside words; a charset of two bytes a character has a mark and no need to say it."""
    head = text[:len(text) // 2]
    third = f'{text[:7]}<b>{text[7:9]}</b>{text[9:12]}<!-- {text[:5]} -->{text[12:]} &amp; 5 &lt; 6 &#8211; &eacute;&#x1F600;&nbsp;10<sup>3</sup>'
    return (f'<!DOCTYPE html>\r\n<html><head><meta charset="{charset}"><title>{head}</title></head><body><h1>{head}</h1>\r\n'
            f'<p>{text}\r\n  {text}</p>\r\n<p>{third}</p><p>{text} {text}</p></body></html>')


def samples():
    files = {}
    for charset, text in TEXTS.items():
        encode = lambda written: MARKS.get(charset, b'') + written.encode(CODECS.get(charset, charset))
        files[charset + '.html'] = encode(page(charset, text))
        files[charset + '.txt'] = encode(f'Title: {text[:20]}\r\n\r\n{text}\r\n{text}\r\n\r\n{text}\r\n')
    for name in ('a.html', 'a.rss', 'nitf.xml', 'a.jsonl', 'a.csv'):
        files[name] = article.FILES[name]()
    return {name: content for name, content in files.items()
            if os.path.exists(f'{PLUGINS}/reader-{ {"rss": "feed", "xml": "news", "csv": "table"}.get(name.split(".")[1], "text")}.so')}


class SourceSpans(unittest.TestCase):
    def told(self, wrong):
        return '\n'.join(f'{name}: {text!r} from {span} {raw!r}' for name, text, span, raw in wrong[:30])

    def test_every_character_of_the_samples(self):
        files = samples()
        documents, count, wrong = check(files, r'\S')
        self.assertEqual(documents, len(files))
        self.assertGreater(count, 5000)
        self.assertEqual(wrong, [], self.told(wrong))

    @unittest.skipUnless(os.environ.get('DOSSIER_LONG') == '1', 'only with DOSSIER_LONG=1')
    def test_every_word_of_the_pages_of_the_data_sets(self):
        for name in ('article-extraction', 'web-segments', 'htmldate'):
            paths = sorted(glob.glob(f'{SHARED}/data/{name}/html/*'))
            with self.subTest(name):
                if not paths:
                    self.skipTest('the data set is not there')
                files = {}
                for path in paths:
                    with (gzip.open if path.endswith('.gz') else open)(path, 'rb') as file:
                        files[os.path.basename(path).split('.')[0] + '.html'] = file.read()
                documents, count, wrong = check(files, r'\S+')
                print(f'{name}: {documents} pages, {count} words, {count - len(wrong)} of them are what their bytes say')
                self.assertEqual(wrong, [], self.told(wrong))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
