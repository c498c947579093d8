#!/usr/bin/env python3
"""Reads rendered pages of known text by reader.image and by the bare `tesseract` command, in turns: character error rate and
processor time, at 100, 150 and 300 dots per inch, level, turned by one degree, and with noise.

  tests/bench/ocr.py --build build/release [PDF PAGE]...

Without pages it renders one of its own. Needs pdftoppm (poppler-utils) and tesseract; without them it says so and ends with 77.
The known text is that of the PDF page, by pdftotext, compared without blanks and line ends."""
import argparse
import json
import os
import pathlib
import random
import resource
import shutil
import struct
import subprocess
import sys
import tempfile
import zlib


def read_pgm(path):
    data = path.read_bytes()
    fields, at = [], 0
    while len(fields) < 4:
        while data[at:at + 1].isspace():
            at += 1
        end = at
        while not data[end:end + 1].isspace():
            end += 1
        fields.append(data[at:end])
        at = end
    return int(fields[1]), int(fields[2]), bytearray(data[at + 1:])


def write_png(path, width, height, pixels, dpi):
    def chunk(kind, data):
        return struct.pack('>I', len(data)) + kind + data + struct.pack('>I', zlib.crc32(kind + data))
    rows = b''.join(b'\0' + bytes(pixels[y * width:(y + 1) * width]) for y in range(height))
    per_metre = round(dpi / 0.0254)
    path.write_bytes(b'\x89PNG\r\n\x1a\n' + chunk(b'IHDR', struct.pack('>IIBBBBB', width, height, 8, 0, 0, 0, 0))
                     + chunk(b'pHYs', struct.pack('>IIB', per_metre, per_metre, 1)) + chunk(b'IDAT', zlib.compress(rows, 1))
                     + chunk(b'IEND', b''))


def turned(width, height, pixels, slope=0.01745):
    """By shearing both ways, which for one degree is a rotation."""
    sheared = bytearray(b'\xff' * len(pixels))
    for x in range(width):
        shift = round((x - width / 2) * slope)
        for y in range(max(0, shift), min(height, height + shift)):
            sheared[y * width + x] = pixels[(y - shift) * width + x]
    out = bytearray(b'\xff' * len(pixels))
    for y in range(height):
        shift = round((height / 2 - y) * slope)
        from_x, to_x = max(0, shift), min(width, width + shift)
        out[y * width + from_x:y * width + to_x] = sheared[y * width + from_x - shift:y * width + to_x - shift]
    return out


def noisy(pixels, share=0.02):
    chance = random.Random(7)
    out = bytearray(pixels)
    for _ in range(int(len(out) * share)):
        out[chance.randrange(len(out))] = chance.randrange(256)
    return out


def error_rate(truth, found):
    """The edit distance of two texts as a share of the first one."""
    truth, found = ''.join(truth.split()), ''.join(found.split())
    row = list(range(len(found) + 1))
    for i, c in enumerate(truth, 1):
        last, row[0] = row[0], i
        for j, d in enumerate(found, 1):
            last, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, last + (c != d))
    return row[-1] / max(1, len(truth))


def children_seconds():
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def timed(command, **more):
    before = children_seconds()
    done = subprocess.run(command, capture_output=True, **more)
    if done.returncode:
        sys.exit(f'{command[0]} failed: {done.stderr.decode(errors="replace")[-500:]}')
    return done.stdout.decode(errors='replace'), children_seconds() - before


def dossier(build, image, folder):
    pipeline = folder / 'ocr.yaml'
    pipeline.write_text(f'version: 1\nname: ocr\nstages:\n  read: {{ use: reader.image, paths: ["{image}"] }}\n'
                        f'  save: {{ use: exporter.jsonl, from: read, with: {{ directory: "{folder}/out" }} }}\n')
    seconds = timed([build / 'bin/dossier', 'run', pipeline, '--fresh', '--progress', 'none', '--state', folder / 'state'])[1]
    lines = (folder / 'out/documents.jsonl').read_text().splitlines()
    return (json.loads(lines[0])['text'] if lines else ''), seconds


def own_page(folder):
    """A PDF page of plain words."""
    words = ('the harbour board said that ferry would run again from Monday after repair of both engines had taken weeks longer '
             'than yard promised in March 2024 and cost about 1,250,000 euros').split()
    chance = random.Random(3)
    lines = [' '.join(chance.choice(words) for _ in range(11)).capitalize() + '.' for _ in range(40)]
    body = 'BT /F1 11 Tf 15 TL 60 760 Td ' + ' '.join(f'({line}) Tj T*' for line in lines) + ' ET'
    objects = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
               '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
               f'<< /Length {len(body)} >>\nstream\n{body}\nendstream', '<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>']
    out = '%PDF-1.4\n' + ''.join(f'{n} 0 obj\n{o}\nendobj\n' for n, o in enumerate(objects, 1))
    path = folder / 'own.pdf'
    path.write_text(out + 'trailer\n<< /Size 6 /Root 1 0 R >>\n')
    return path, 1


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', type=pathlib.Path, required=True)
    parser.add_argument('pages', nargs='*', help='a PDF file and a page number, repeated')
    arguments = parser.parse_args()
    build = arguments.build.resolve()
    missing = [name for name in ('pdftoppm', 'pdftotext', 'tesseract') if not shutil.which(name)]
    if not list(build.rglob('reader-image.so')):
        missing.append('reader.image')
    if missing:
        print('skipped: missing ' + ', '.join(missing))
        return 77
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        pages = list(zip(arguments.pages[::2], map(int, arguments.pages[1::2]))) or [own_page(folder)]
        print(f'{"page":28}{"dpi":>5} {"form":8}{"reader.image":>14}{"tesseract":>12}{"seconds":>10}{"tesseract":>12}')
        for pdf, number in pages:
            page = ['-f', str(number), '-l', str(number)]
            truth = timed(['pdftotext', *page, pdf, '-'])[0]
            for dpi in (100, 150, 300):
                timed(['pdftoppm', '-gray', '-r', str(dpi), '-singlefile', *page, pdf, folder / 'page'])
                width, height, pixels = read_pgm(folder / 'page.pgm')
                for form, image in (('level', pixels), ('turned', turned(width, height, pixels)), ('noisy', noisy(pixels))):
                    png = folder / 'page.png'
                    write_png(png, width, height, image, dpi)
                    ours, seconds = dossier(build, png, folder)
                    bare, bare_seconds = timed(['tesseract', png, '-'], env={**os.environ, 'OMP_THREAD_LIMIT': '1'})
                    print(f'{pathlib.Path(pdf).name[:26]:28}{dpi:>5} {form:8}{error_rate(truth, ours):>13.2%} '
                          f'{error_rate(truth, bare):>11.2%}{seconds:>10.2f}{bare_seconds:>12.2f}', flush=True)
    return 0


if __name__ == '__main__':
    sys.exit(main())
