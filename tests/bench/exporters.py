#!/usr/bin/env python3
"""exporters.py [--build DIR] [--claims N] [--pairs N]

The rate of exporter.postgres and exporter.webhook as a share of the bare library's (libpq's COPY, libcurl's POST) on the
same rows, in pairs that take turns: median and range. Starts the server it needs. Build the target export-bench first."""
import argparse
import os
import subprocess
import sys
import tempfile

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, 'tests/exporters'))
from postgres_server import Server  # noqa: E402


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument('--build', default=os.path.join(ROOT, 'build/dev'))
    parser.add_argument('--program', help='in place of the build\'s')
    parser.add_argument('--claims', type=int, default=200000)
    parser.add_argument('--pairs', type=int, default=5)
    arguments = parser.parse_args()
    program = arguments.program or os.path.join(arguments.build, 'tests/bin/export-bench')

    def measure(kind, target):
        library = os.path.join(arguments.build, f'lib/dossier/plugins/exporter-{kind}.so')
        return subprocess.run([program, kind, library, target, str(arguments.claims), str(arguments.pairs)], check=False).returncode
    with tempfile.TemporaryDirectory() as folder:
        failed = measure('webhook', folder)
    server = Server()
    try:
        return measure('postgres', server.conninfo()) or failed
    finally:
        server.remove()


if __name__ == '__main__':
    sys.exit(main())
