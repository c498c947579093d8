#!/usr/bin/env python3
"""The JSON Schema of pipelines must be correct: on random pipelines, valid and slightly broken ones, for random catalogs of
plugins, its verdict (by python3-jsonschema) is compared with that of the check before a run (load(), in the process
schema-judge). A disagreement fails the test, which prints the pipeline and the seed that reproduces it.

The pipelines contain what both can judge. What only the check before a run knows is left out: whether edges are valid (the
stages in `from` exist and produce what is expected), which variables are declared and their values (each has a default of
the right type, the default of a choice is one of its choices), where secrets are used, integers of more than 64 bits for
options without bounds, sizes of more than 64 bits, YAML that is not JSON, and deployments. Targets that stages share or that
are inside an input come up by chance; those verdicts do not count.

Then the test is tested: the schema is damaged in known ways, and the same pipelines must detect each of them.

  schema_fuzz.py --judge FILE [--plugins FOLDER] [--seed N] [--configurations N] [--long]"""
import argparse
import collections
import copy
import json
import os
import random
import subprocess
import sys
import tempfile

import jsonschema

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import configurations  # noqa: E402

PER_CATALOG = 1000
# Each of these faults must come up in a run of usual length; otherwise the generator has gone blunt.
EXPECTED_CODES = {'DS1011', 'DS1012', 'DS1013', 'DS1014', 'DS1015', 'DS1016', 'DS1017', 'DS1018', 'DS1019', 'DS1021', 'DS1024', 'DS1025', 'DS1027'}

# What a schema of one stage at a time cannot know: two stages with one target, a target inside an input, what a plugin needs.
BEYOND_A_SCHEMA = {'DS1043', 'DS1044', 'DS1045'}


def write_manifests(catalog, folder):
    for name, manifest in (('native', catalog.manifest(catalog.native, False)), ('programs', catalog.manifest(catalog.programs, True))):
        with open(os.path.join(folder, f'{name}.plugin.json'), 'w', encoding='utf-8') as file:
            json.dump(manifest, file)
    open(os.path.join(folder, 'library'), 'w').close()


def judge(program, folder, pipelines):
    """The schema of the folder's plugins, and for each pipeline "valid" or codes."""
    lines = [json.dumps(each, ensure_ascii=False) for each in pipelines]
    done = subprocess.run([program, folder], input='\n'.join(lines) + '\n', capture_output=True, text=True, encoding='utf-8')
    if done.returncode != 0:
        raise SystemExit(f'schema-judge ended with {done.returncode}: {done.stderr}')
    answers = done.stdout.splitlines()
    if len(answers) != len(pipelines) + 1:
        raise SystemExit(f'schema-judge gave {len(answers) - 1} verdicts on {len(pipelines)} pipelines: {done.stderr}')
    within = [' '.join(code for code in answer.split() if code not in BEYOND_A_SCHEMA) for answer in answers[1:]]
    return json.loads(answers[0]), [codes or 'valid' for codes in within]


def batch(program, seed, count, plugins):
    """Pipelines for the plugins of a folder, or for random ones, with the schema and the verdicts of the check."""
    generator = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix='schema-fuzz-') as folder:
        if plugins:
            catalog = configurations.Installed(generator, plugins)
        else:
            catalog = configurations.Catalog(generator)
            write_manifests(catalog, folder)
        maker = configurations.Pipelines(generator, catalog)
        pipelines = [maker.make() for _ in range(count)]
        return pipelines, *judge(program, plugins or folder, pipelines)


def disagreement(validator, pipelines, verdicts):
    """The first pipeline on which the schema and the check differ, as its index; None where there is none."""
    for index, pipeline in enumerate(pipelines):
        if validator.is_valid(pipeline) != (verdicts[index] == 'valid'):
            return index
    return None


def spoilings(schema):
    """(name, change) for each way to spoil the schema that this catalog allows."""
    options = [each['properties'] for name, each in schema['definitions'].items() if name.startswith('options-of-')]
    stage = schema['definitions']['stage']

    def first(wanted):
        return next((each[name] for each in options for name in each if wanted(json.dumps(each[name]))), None)

    def replace(text, by):
        """In the JSON of the first option that holds the text."""
        def change(spoilt):
            for name, each in spoilt['definitions'].items():
                if not name.startswith('options-of-'):
                    continue
                for option in each['properties']:
                    before = json.dumps(each['properties'][option])
                    if text in before:
                        each['properties'][option] = json.loads(before.replace(text, by))
                        return
        return change

    ways = [
        ('any whole number is a number', first(lambda o: '"type": "integer"' in o), replace('"type": "integer"', '"type": "number"')),
        ('a minimum is missing', first(lambda o: '"minimum": 16' in o), replace('"minimum": 16', '"minimum": 15')),
        ('any text is a choice', first(lambda o: '"enum"' in o), replace('"enum": [', '"enum": ["none", "all", "some", "yes", "text", ')),
        ('a list takes numbers', first(lambda o: '"items"' in o), replace('"items": {"$ref": "#/definitions/text"}', '"items": {}')),
        ('options may have any name', options[0], lambda s: [each.pop('additionalProperties') for name, each in s['definitions'].items() if name.startswith('options-of-')]),
        ('nothing is required', options[0], lambda s: [each.pop('required', None) for name, each in s['definitions'].items() if name.startswith('options-of-')]),
        ('a stage may have any key', stage, lambda s: s['definitions']['stage'].pop('additionalProperties')),
        ('a reader may take from stages', stage, lambda s: [rule['then']['properties'].pop('from', None) for rule in s['definitions']['stage']['allOf']]),
        ('any text is well-formed', stage, lambda s: s['definitions']['text'].pop('pattern')),
        ('a variable may be called here', stage, lambda s: s['properties']['vars']['propertyNames'].pop('not')),
        ('sizes have no bound', stage, lambda s: s['definitions']['stage']['properties']['limits']['properties'].update(memory={})),
        ('text is refused where a variable may stand', stage, lambda s: s['definitions'].update(whole=False)),
    ]
    return [(name, change) for name, present, change in ways if present is not None]


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument('--judge', required=True)
    arguments.add_argument('--plugins', help='a folder of installed plugins: one batch in twenty is for them')
    arguments.add_argument('--seed', type=int, default=1)
    arguments.add_argument('--configurations', type=int, default=20000)
    arguments.add_argument('--long', action='store_true', help='ten times as many, from a seed of chance')
    given = arguments.parse_args()
    seed, count = given.seed, given.configurations
    if given.long:
        seed, count = random.SystemRandom().randrange(1 << 32), count * 10
    print(f'seed {seed}, {count} pipelines', flush=True)

    codes = collections.Counter()
    sound, compared, unspoilt, found = 0, 0, set(), set()
    while compared < count:
        number = compared // PER_CATALOG
        plugins = given.plugins if number % 20 == 19 else None
        pipelines, schema, verdicts = batch(given.judge, seed + number, min(PER_CATALOG, count - compared), plugins)
        if compared == 0:
            jsonschema.Draft7Validator.check_schema(schema)
        at = disagreement(jsonschema.Draft7Validator(schema), pipelines, verdicts)
        if at is not None:
            print(f'the schema {"refuses" if verdicts[at] == "valid" else "accepts"} what the check calls {verdicts[at]}'
                  f' (batch of seed {seed + number}{", of the installed plugins" if plugins else ""}):\n{json.dumps(pipelines[at], ensure_ascii=False)}')
            for error in list(jsonschema.Draft7Validator(schema).iter_errors(pipelines[at]))[:5]:
                print(f'  the schema: {"/".join(map(str, error.absolute_path))}: {error.message[:200]}')
            return 1
        for verdict in verdicts:
            codes.update(set(verdict.split()))
        sound += verdicts.count('valid')
        compared += len(pipelines)
        for name, change in spoilings(schema):
            if name in found:
                continue
            unspoilt.add(name)
            spoilt = copy.deepcopy(schema)
            change(spoilt)
            if disagreement(jsonschema.Draft7Validator(spoilt), pipelines, verdicts) is not None:
                found.add(name)

    print(f'{compared} pipelines, no disagreement; {sound} are sound; ' + ', '.join(f'{code} {number}' for code, number in sorted(codes.items())))
    print(f'{len(found)} ways to damage the schema, all detected' if unspoilt == found else f'not detected: {sorted(unspoilt - found)}')
    dull = EXPECTED_CODES - set(codes)
    if dull:
        print(f'these errors never occurred: {sorted(dull)}')
    if not 0.2 < sound / compared < 0.8:
        print('the pipelines are valid too often, or too rarely')
        return 1
    return 1 if dull or unspoilt != found else 0


if __name__ == '__main__':
    sys.exit(main())
