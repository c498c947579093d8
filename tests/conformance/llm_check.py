#!/usr/bin/env python3
"""dossier plugins check of extractor.llm, which needs an endpoint that answers."""
import os
import subprocess
import sys
import tempfile

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), '..', 'e2e'))
import model_endpoint  # noqa: E402

with tempfile.TemporaryDirectory() as folder:
    options = os.path.join(folder, 'options.yaml')
    with open(options, 'w', encoding='utf-8') as f:
        f.write(f'options: {{ base_url: "{model_endpoint.start()}", model: test, requests: 100000000, tokens: 100000000000 }}\n')
    sys.exit(subprocess.run([*sys.argv[1:], '--options', options], env=dict(os.environ, NO_PROXY='127.0.0.1')).returncode)
