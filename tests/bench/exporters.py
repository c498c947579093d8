#!/usr/bin/env python3
"""exporters.py [--build DIR] [--docs N] [--pairs N] [--folder DIR]

The rate of each exporter as a share of the bare library's on the rows of a run (tests/bench/scale.yaml over N generated
documents), in pairs that take turns: median and range. Starts the server it needs. Build the targets export-bench and
file-export-bench first (the latter needs Debian's rapidjson-dev)."""
import argparse
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path += [os.path.join(ROOT, 'tests/exporters'), os.path.join(ROOT, 'tests/bench')]
import scale  # noqa: E402
from postgres_server import Server  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', default=os.path.join(ROOT, 'build/dev'))
    parser.add_argument('--docs', type=int, default=10000)
    parser.add_argument('--pairs', type=int, default=7)
    parser.add_argument('--folder', help='where rows and results lie meanwhile; in place of the temporary folder')
    a = parser.parse_args()
    plugins = os.path.join(a.build, 'lib/dossier/plugins')
    programs = os.path.join(a.build, 'tests/bin')
    failed = 0
    with tempfile.TemporaryDirectory(dir=a.folder) as folder:
        source, rows = os.path.join(folder, 'input.jsonl'), os.path.join(folder, 'rows')
        scale.generate(source, a.docs)
        scale.run([os.path.join(a.build, 'bin/dossier')], source, rows, [])
        failed |= subprocess.run([os.path.join(programs, 'file-export-bench'), plugins, rows, folder, str(a.pairs)], check=False).returncode

        def measure(kind, target):
            library = os.path.join(plugins, f'exporter-{kind}.so')
            return subprocess.run([os.path.join(programs, 'export-bench'), kind, library, target, rows, str(a.pairs)], check=False).returncode
        failed |= measure('webhook', folder)
        server = Server()
        try:
            failed |= measure('postgres', server.conninfo())
        finally:
            server.remove()
    return failed


if __name__ == '__main__':
    sys.exit(main())
