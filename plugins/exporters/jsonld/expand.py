"""expand.py FILE: reads JSON-LD with PyLD, which may fetch nothing, and prints its expanded form as JSON and the number of
RDF statements. Exit code 77 where PyLD (Debian's python3-pyld) is not there."""
import json
import sys

try:
    from pyld import jsonld
except ImportError:
    print('PyLD is not installed (python3-pyld)')
    sys.exit(77)


def refuse(url, _options):
    raise jsonld.JsonLdError(f'the file asks for {url}', 'loading document failed', code='loading document failed')


with open(sys.argv[1], encoding='utf-8') as file:
    document = json.load(file)
jsonld.set_document_loader(refuse)
expanded = jsonld.expand(document)
statements = jsonld.to_rdf(document, {'format': 'application/n-quads'})
json.dump({'expanded': expanded, 'statements': statements.count('\n')}, sys.stdout)
