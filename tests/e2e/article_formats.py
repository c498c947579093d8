"""One article, written in each format that the readers take. Standard library only; each function returns the bytes of a file."""
import base64
import binascii
import gzip
import html
import io
import json
import quopri
import tarfile
import zipfile
from email.header import Header

TITLE = 'Café “Zur Möwe” & its pier: 5 < 6, says Zoë’s crew'
AUTHOR = 'Zoë Müller-Grünwald'
DATE = '2024-05-06T08:30:00+02:00'
ADDRESS = 'https://news.example/harbour/cafe-zur-moewe'
PUBLISHER = 'Harbour Gazette'
# (kind, text); of a list the items, of a table the rows with tabs between cells.
BLOCKS = [
    ('paragraph', 'The café on the pier of Å-upon-Sea reopens on Friday, its owner Renée Dupré said — “much to my own surprise”, '
                  'she added. It had been closed for 14 months, after a storm took half of its roof and the whole of its terrace.'),
    ('paragraph', 'Repairs cost €1,250,000, or 3½ times the insured sum; Smith & Søn, the builders, raised the floor by 0.8 m × 12 m. '
                  'The council’s rule “height < 9 m” was kept, the harbour office told the Gazette on Monday.'),
    ('heading', 'What guests will find'),
    ('list', 'Crêpes, soufflés & smørrebrød from the old kitchen\nA terrace for 120 guests, “naïve” paintings included\n'
             'Tickets for the ferry to Sankt Gallen–Süd'),
    ('paragraph', 'Prices will rise by a tenth, which the owner called unavoidable. “Señor Núñez, our baker, is paid what he deserves,” '
                  'she said, and pointed at the list that hangs beside the door.'),
    ('table', 'Dish\tPrice in 2022\tPrice in 2024\nCrêpe\t€4.50\t€4.95\nSmørrebrød\t€7.00\t€7.70'),
    ('paragraph', 'The first ferry leaves at nine o’clock; the ninth one, for the first time in five years, will wait until the last '
                  'guest has paid. Nobody at the café expects it to be on time.'),
]


def lines(text):
    return text.split('\n')


def cells(text):
    return [row.split('\t') for row in lines(text)]


def esc(text):
    return html.escape(text, quote=False)


def named(text):
    """With HTML's names for what has one, as many pages and feeds are written."""
    return ''.join(f'&{html.entities.codepoint2name[ord(c)]};' if ord(c) in html.entities.codepoint2name else c for c in text)


def plain_body():
    out = []
    for kind, text in BLOCKS:
        if kind == 'list':
            text = '\n'.join('- ' + item for item in lines(text))
        out.append(text)
    return '\n\n'.join(out) + '\n'


def text():
    return (f'Title: {TITLE}\nAuthor: {AUTHOR}\nDate: {DATE}\nSource: {PUBLISHER}\nURL: {ADDRESS}\n\n' + plain_body()).encode()


def markdown():
    out = [f'---\ntitle: {json.dumps(TITLE, ensure_ascii=False)}\nauthor: {AUTHOR}\ndate: {DATE}\nsource: {PUBLISHER}\nurl: {ADDRESS}\n---', f'# {named_marks(TITLE)}']
    for kind, body in BLOCKS:
        body = named_marks(body)
        if kind == 'heading':
            body = '## ' + body
        elif kind == 'list':
            body = '\n'.join('* ' + item for item in lines(body))
        elif kind == 'table':
            rows = ['| ' + ' | '.join(row) + ' |' for row in cells(body)]
            body = '\n'.join([rows[0], '|---|---|---|', *rows[1:]])
        elif kind == 'paragraph':
            body = wrapped(body)
        out.append(body)
    return ('\n\n'.join(out) + '\n').encode()


def named_marks(body):
    return esc(body).replace('é', '&eacute;')


def wrapped(body, width=70):
    out, line = [], ''
    for word in body.split(' '):
        if line and len(line) + len(word) >= width:
            out.append(line)
            line = word
        else:
            line = f'{line} {word}' if line else word
    return '\n'.join([*out, line])


def markup(escape=esc):
    """The body as HTML that is also XML (if escape has no names)."""
    out = []
    for kind, body in BLOCKS:
        if kind == 'list':
            out.append('<ul>' + ''.join(f'<li>{escape(item)}</li>\n' for item in lines(body)) + '</ul>')
        elif kind == 'table':
            out.append('<table>' + ''.join('<tr>' + ''.join(f'<td>{escape(cell)}</td>' for cell in row) + '</tr>\n' for row in cells(body)) + '</table>')
        else:
            out.append({'heading': '<h2>{}</h2>', 'paragraph': '<p>{}</p>'}[kind].format(escape(body)))
    return '\n'.join(out)


def page(charset='utf-8'):
    return (f'<!DOCTYPE html>\n<html lang="en"><head><meta charset="{charset}"><title>{esc(TITLE)} - {PUBLISHER}</title>\n'
            f'<meta name="author" content="{AUTHOR}"><meta property="article:published_time" content="{DATE}">'
            f'<meta property="og:site_name" content="{PUBLISHER}"><link rel="canonical" href="{ADDRESS}"></head>\n'
            '<body><nav><a href="/">Home</a> <a href="/sport">Sport</a> <a href="/harbour">Harbour</a></nav>\n'
            f'<article><h1>{named(TITLE)}</h1>\n{markup(named)}\n</article>\n<footer>Imprint · Privacy · © {PUBLISHER}</footer></body></html>\n')


def web_page():
    return page().encode()


def web_archive_mail():
    """MHT, as browsers save a page."""
    body = quopri.encodestring(page('windows-1252').encode('windows-1252')).decode()
    head = (f'From: <Saved by a browser>\r\nSnapshot-Content-Location: {ADDRESS}\r\nSubject: {Header(TITLE, "utf-8").encode()}\r\n'
            'Date: Tue, 7 May 2024 10:00:00 +0200\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; type="text/html"; boundary="----b"\r\n\r\n')
    part = f'------b\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\nContent-Location: {ADDRESS}\r\n\r\n'
    picture = '------b\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://news.example/a.gif\r\n\r\nR0lGODlhAQABAAAAACw=\r\n'
    return (head + part + body.replace('\r\n', '\n').replace('\n', '\r\n') + '\r\n' + picture + '------b--\r\n').encode()


def pdf():
    """Lines of Helvetica, whose widths these are (32 to 126; letters beyond count as 556)."""
    widths = [278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278] + [556] * 10 + [
        278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778, 667, 778, 722, 667,
        611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833,
        556, 556, 556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584]

    def width(body):
        return sum(widths[ord(c) - 32] if 32 <= ord(c) < 127 else 556 for c in body)

    def broken(body, limit):
        out = ['']
        for word in body.split(' '):
            longer = f'{out[-1]} {word}' if out[-1] else word
            if width(longer) > limit:
                out.append(word)
            else:
                out[-1] = longer
        return out

    def literal(body):
        return b'(' + b''.join(b'\\%03o' % c if c > 126 or c in b'()\\' else bytes([c]) for c in body.encode('windows-1252')) + b')'

    out = []

    def put(x, y, body, size=11, font=b'F1'):
        out.append(b'BT /%s %d Tf %d %d Td %s Tj ET' % (font, size, x, y, literal(body)))

    y = 780
    for line in broken(TITLE, 26000):
        put(60, y, line, 18, b'F2')
        y -= 22
    y -= 10
    for kind, body in BLOCKS:
        if kind == 'heading':
            put(60, y, body, 13, b'F2')
            y -= 16
        elif kind == 'list':
            for item in lines(body):
                put(70, y, '•')
                put(82, y, item)
                y -= 14
        elif kind == 'table':
            for row in cells(body):
                for x, cell in zip((60, 220, 380), row):
                    put(x, y, cell)
                y -= 14
        else:
            for line in broken(body, 43000):
                put(60, y, line)
                y -= 14
        y -= 10
    content = b'\n'.join(out)

    def unicode_text(body):
        return b'<' + binascii.hexlify(b'\xfe\xff' + body.encode('utf-16-be')) + b'>'

    font = b'<< /Type /Font /Subtype /Type1 /BaseFont /%s /Encoding /WinAnsiEncoding >>'
    objects = [b'<< /Type /Catalog /Pages 2 0 R >>', b'<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
               b'<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>',
               b'<< /Length %d >>\nstream\n%s\nendstream' % (len(content), content), font % b'Helvetica', font % b'Helvetica-Bold',
               b"<< /Title %s /Author %s /CreationDate (D:20240506083000+02'00') >>" % (unicode_text(TITLE), unicode_text(AUTHOR))]
    file, places = b'%PDF-1.4\n', []
    for number, body in enumerate(objects, 1):
        places.append(len(file))
        file += b'%d 0 obj\n%s\nendobj\n' % (number, body)
    table = b''.join(b'%010d 00000 n \n' % place for place in places)
    return file + b'xref\n0 8\n0000000000 65535 f \n%strailer\n<< /Size 8 /Root 1 0 R /Info 7 0 R >>\nstartxref\n%d\n%%%%EOF\n' % (table, len(file))


def zipped(members, stored=()):
    file = io.BytesIO()
    with zipfile.ZipFile(file, 'w', zipfile.ZIP_DEFLATED) as archive:
        for name, body in members.items():
            archive.writestr(zipfile.ZipInfo(name, (2024, 5, 6, 8, 30, 0)), body, zipfile.ZIP_STORED if name in stored else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def word():
    def paragraph(body, style='', more=''):
        properties = f'<w:pPr>{f"<w:pStyle w:val={chr(34)}{style}{chr(34)}/>" if style else ""}{more}</w:pPr>'
        half = len(body) // 2  # runs end anywhere
        runs = ''.join(f'<w:r><w:t xml:space="preserve">{esc(part)}</w:t></w:r>' for part in (body[:half], body[half:]))
        return f'<w:p>{properties}{runs}</w:p>'
    out = [paragraph(TITLE, 'Title')]
    for kind, body in BLOCKS:
        if kind == 'list':
            out += [paragraph(item, '', '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr>') for item in lines(body)]
        elif kind == 'table':
            out.append('<w:tbl>' + ''.join('<w:tr>' + ''.join(f'<w:tc>{paragraph(cell)}</w:tc>' for cell in row) + '</w:tr>' for row in cells(body)) + '</w:tbl>')
        else:
            out.append(paragraph(body, 'Heading1' if kind == 'heading' else ''))
    types = 'application/vnd.openxmlformats-officedocument.wordprocessingml.'
    relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'
    main = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
    return zipped({
        '[Content_Types].xml': f'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Override PartName="/word/document.xml" ContentType="{types}document.main+xml"/></Types>',
        '_rels/.rels': f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relations}officeDocument" Target="word/document.xml"/>'
                       '<Relationship Id="r2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>',
        'word/document.xml': f'<?xml version="1.0" encoding="UTF-8"?>\n<w:document {main}><w:body>{"".join(out)}</w:body></w:document>',
        'word/styles.xml': f'<w:styles {main}><w:style w:styleId="Heading1"><w:name w:val="heading 1"/></w:style><w:style w:styleId="Title"><w:name w:val="Title"/></w:style></w:styles>',
        'word/_rels/document.xml.rels': f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="{relations}styles" Target="styles.xml"/></Relationships>',
        'docProps/core.xml': '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" '
                             f'xmlns:dcterms="http://purl.org/dc/terms/"><dc:title>{esc(TITLE)}</dc:title><dc:creator>{AUTHOR}</dc:creator><dcterms:created>{DATE}</dcterms:created></cp:coreProperties>'})


def open_document():
    names = ''.join(f' xmlns:{short}="{name}"' for short, name in {
        'office': 'urn:oasis:names:tc:opendocument:xmlns:office:1.0', 'text': 'urn:oasis:names:tc:opendocument:xmlns:text:1.0',
        'table': 'urn:oasis:names:tc:opendocument:xmlns:table:1.0', 'meta': 'urn:oasis:names:tc:opendocument:xmlns:meta:1.0',
        'dc': 'http://purl.org/dc/elements/1.1/'}.items())
    out = [f'<text:p text:style-name="Title">{esc(TITLE)}</text:p>']
    for kind, body in BLOCKS:
        if kind == 'list':
            out.append('<text:list>' + ''.join(f'<text:list-item><text:p>{esc(item)}</text:p></text:list-item>' for item in lines(body)) + '</text:list>')
        elif kind == 'table':
            out.append('<table:table>' + ''.join('<table:table-row>' + ''.join(f'<table:table-cell><text:p>{esc(cell)}</text:p></table:table-cell>' for cell in row)
                                                 + '</table:table-row>' for row in cells(body)) + '</table:table>')
        elif kind == 'heading':
            out.append(f'<text:h text:outline-level="1">{esc(body)}</text:h>')
        else:
            out.append(f'<text:p>{esc(body)}</text:p>')
    meta = (f'<dc:title>{esc(TITLE)}</dc:title><meta:initial-creator>{AUTHOR}</meta:initial-creator><meta:creation-date>{DATE}</meta:creation-date>')
    return zipped({'mimetype': 'application/vnd.oasis.opendocument.text',
                   'content.xml': f'<office:document-content{names}><office:body><office:text>{"".join(out)}</office:text></office:body></office:document-content>',
                   'meta.xml': f'<office:document-meta{names}><office:meta>{meta}</office:meta></office:document-meta>'}, stored=['mimetype'])


def rich_text():
    def coded(body):
        out = ''
        for at, c in enumerate(body):
            if c in '\\{}':
                out += '\\' + c
            elif ord(c) < 128:
                out += c
            elif at % 2:
                out += f'\\u{ord(c)}?'
            else:
                out += "\\'%02x" % c.encode('windows-1252')[0]
        return out
    out = [r'{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Times;}}{\stylesheet{\s1 heading 1;}{\s2 Title;}}',
           rf'{{\info{{\title {coded(TITLE)}}}{{\author {coded(AUTHOR)}}}{{\creatim\yr2024\mo5\dy6\hr8\min30}}}}', rf'\pard\s2 {coded(TITLE)}\par']
    for kind, body in BLOCKS:
        if kind == 'list':
            out += [rf'\pard{{\pntext\bullet\tab}}\ls1 {coded(item)}\par' for item in lines(body)]
        elif kind == 'table':
            out += [r'\trowd\cellx3000\cellx6000\cellx9000\pard\intbl ' + ''.join(coded(cell) + r'\cell ' for cell in row) + r'\row' for row in cells(body)]
        else:
            out.append((r'\pard\s1\outlinelevel0 ' if kind == 'heading' else r'\pard ') + coded(body) + r'\par')
    return ('\r\n'.join(out) + '}').encode()


def book():
    chapter = f'<?xml version="1.0" encoding="utf-8"?>\n<html xmlns="http://www.w3.org/1999/xhtml"><head><title>{esc(TITLE)}</title></head><body><h1>{esc(TITLE)}</h1>{markup()}</body></html>'
    package = ('<package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="i"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
               f'<dc:identifier id="i">urn:x</dc:identifier><dc:title>{esc(TITLE)}</dc:title><dc:creator>{AUTHOR}</dc:creator><dc:date>{DATE}</dc:date><dc:language>en</dc:language></metadata>'
               '<manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>')
    return zipped({'mimetype': 'application/epub+zip',
                   'META-INF/container.xml': '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="OEBPS/p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
                   'OEBPS/p.opf': package, 'OEBPS/c.xhtml': chapter}, stored=['mimetype'])


def mail_head():
    return (f'Return-Path: <zoe@news.example>\r\nMessage-ID: <1@news.example>\r\nFrom: {Header(AUTHOR, "utf-8").encode()} <zoe@news.example>\r\nTo: readers@news.example\r\n'
            f'Subject: {Header(TITLE, "utf-8", header_name="Subject").encode(linesep=chr(13) + chr(10))}\r\n'
            'Date: Mon, 6 May 2024 08:30:00 +0200\r\nMIME-Version: 1.0\r\n')


def mail():
    body = plain_body().encode('windows-1252')
    encoded = quopri.encodestring(body).decode().replace('\r\n', '\n').replace('\n', '\r\n')
    return (mail_head() + 'Content-Type: text/plain; charset=windows-1252\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n' + encoded).encode()


def mail_with_page():
    body = base64.encodebytes(f'<html><body>{markup(named)}</body></html>'.encode()).decode().replace('\n', '\r\n')
    return (mail_head() + 'Content-Type: multipart/alternative; boundary=b\r\n\r\n--b\r\nContent-Type: text/plain\r\n\r\nRead it in a browser.\r\n'
            f'--b\r\nContent-Type: text/html; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n{body}--b--\r\n').encode()


def rss():
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>'
            f'<title>{PUBLISHER}</title><link>https://news.example/</link><description>All news</description>\n<item><title>{esc(TITLE)}</title><link>{ADDRESS}</link>'
            f'<dc:creator>{AUTHOR}</dc:creator><pubDate>Mon, 06 May 2024 08:30:00 +0200</pubDate><description>{esc("<p>The café reopens.</p>")}</description>\n'
            f'<content:encoded><![CDATA[{markup(named)}]]></content:encoded></item></channel></rss>\n').encode()


def atom():
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<feed xmlns="http://www.w3.org/2005/Atom"><title>{PUBLISHER}</title><id>urn:f</id><updated>{DATE}</updated>\n'
            f'<entry><title type="html">{esc(esc(TITLE))}</title><id>urn:e</id><link href="{ADDRESS}"/><author><name>{AUTHOR}</name></author><published>{DATE}</published><updated>{DATE}</updated>\n'
            f'<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">{markup()}</div></content></entry></feed>\n').encode()


def nitf():
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE nitf SYSTEM "nitf-3-6.dtd">\n<nitf><head><title>{esc(TITLE)}</title><docdata><doc-id id-string="n1"/><date.issue norm="20240506T083000+0200"/></docdata>'
            f'<pubdata type="print" name="{PUBLISHER}"/></head>\n<body><body.head><hedline><hl1>{esc(TITLE)}</hl1></hedline><byline>By <person>{AUTHOR}</person></byline></body.head>\n'
            f'<body.content>{markup().replace("<h2>", "<hl2>").replace("</h2>", "</hl2>")}</body.content></body></nitf>\n').encode()


def newsml_g2():
    return (f'<?xml version="1.0" encoding="UTF-8"?>\n<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:n:1" version="1" standard="NewsML-G2" standardversion="2.9" xml:lang="en">'
            f'<itemMeta><itemClass qcode="ninat:text"/><provider literal="x"><name>{PUBLISHER}</name></provider><versionCreated>{DATE}</versionCreated><firstCreated>{DATE}</firstCreated></itemMeta>\n'
            f'<contentMeta><headline>{esc(TITLE)}</headline><by>By {AUTHOR}</by></contentMeta>\n<contentSet><inlineXML contenttype="application/xhtml+xml"><html xmlns="http://www.w3.org/1999/xhtml">'
            f'<head><title>{esc(TITLE)}</title></head><body>{markup()}</body></html></inlineXML></contentSet></newsItem>\n').encode()


def ninjs_item():
    return {'uri': 'urn:n:1', 'type': 'text', 'versioncreated': DATE, 'firstcreated': DATE, 'headline': TITLE, 'byline': 'By ' + AUTHOR, 'provider': PUBLISHER,
            'language': 'en', 'body_xhtml': f'<div>{markup()}</div>'}


def ninjs():
    return json.dumps(ninjs_item(), indent=1).encode()


def ninjs_lines():
    return json.dumps(ninjs_item()).encode() + b'\n'


def json_lines():
    record = {'id': '1', 'title': TITLE, 'authors': [AUTHOR], 'published': DATE, 'source': PUBLISHER, 'url': ADDRESS, 'text': plain_body().rstrip('\n')}
    return json.dumps(record).encode() + b'\n'


def table():
    quoted = [field.replace('"', '""') for field in (TITLE, AUTHOR, DATE, plain_body().rstrip('\n'))]
    return ('title,author,date,text\r\n' + ','.join(f'"{field}"' for field in quoted) + '\r\n').encode()


def warc_records():
    answer = b'HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1252\r\nContent-Encoding: gzip\r\n\r\n' + gzip.compress(page('windows-1252').encode('windows-1252'), mtime=0)
    def record(kind, type_, body):
        return (f'WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {ADDRESS}\r\nWARC-Date: 2024-05-07T00:00:00Z\r\nWARC-Record-ID: <urn:uuid:{kind}>\r\n'
                f'Content-Type: {type_}\r\nContent-Length: {len(body)}\r\n\r\n').encode() + body + b'\r\n\r\n'
    return [record('warcinfo', 'application/warc-fields', b'software: x\r\n'), record('request', 'application/http; msgtype=request', b'GET / HTTP/1.1\r\n\r\n'),
            record('response', 'application/http; msgtype=response', answer)]


def warc():
    return b''.join(warc_records())


def warc_gz():
    return b''.join(gzip.compress(record, mtime=0) for record in warc_records())


def packed():
    """A page in a zip in a tar.gz."""
    inner = zipped({'deep/article.html': page()})
    file = io.BytesIO()
    with tarfile.open(fileobj=file, mode='w:gz') as archive:
        info = tarfile.TarInfo('folder/inner.zip')
        info.size = len(inner)
        archive.addfile(info, io.BytesIO(inner))
    return file.getvalue()


FILES = {
    'a.txt': text, 'a.md': markdown, 'a.html': web_page, 'a.mht': web_archive_mail, 'a.pdf': pdf, 'a.docx': word, 'a.odt': open_document, 'a.rtf': rich_text,
    'a.epub': book, 'a.eml': mail, 'page.eml': mail_with_page, 'a.rss': rss, 'a.atom': atom, 'nitf.xml': nitf, 'g2.xml': newsml_g2, 'ninjs.json': ninjs,
    'ninjs.jsonl': ninjs_lines, 'a.jsonl': json_lines, 'a.csv': table, 'a.warc': warc, 'a.warc.gz': warc_gz, 'a.tar.gz': packed,
}
