"""Random catalogs of plugins, and random pipelines for them: sound ones, and ones broken in one or two places.

Everything is drawn from one random.Random, so that a seed makes the same pipelines on every machine."""
import copy
import glob
import json
import os

KINDS = ('reader', 'deduplicator', 'extractor', 'checker', 'exporter')
TYPES = ('boolean', 'integer', 'number', 'text', 'choice', 'path', 'list')
WORDS = ('alpha', 'beta', 'gamma', 'delta', 'near', 'size', 'mode', 'unit', 'words', 'folder', 'limit', 'share')
CHOICES = ('none', 'all', 'some', 'yes', 'true', '12', 'two words', 'é')
TEXTS = ('', 'x', 'some text', 'yes', 'null', '12', '1.5', 'true', '~', 'é', '*.rejected', '# no comment', 'a: b', '{}', '[]', '$', '$$', 'a$b',
         '$${', '$${x}', 'a $${x} b', '$$${', '${here}', '${here}/x', 'x' * 70, '{x}', '}', 'line\nline', '"', "'", '\t', '-', '%', '&a', '!b', '@')
BAD_TEXTS = ('${', '${}', '${a b}', '${1}', 'a${', '${here', '${-a}', '$${a}${', '${' + 'x' * 65 + '}', '${é}', '${here}${', '$a${}')
NUMBERS = (0, 1, -1, 2, 10, 15, 16, 17, 64, 100, 1024, 1025, 99999, -5, 0.5, -0.5, 1.5, 0.1, 0.999999, 1.000001, 2.0, 100.0, -3.0, 1e3, 2.5e-3,
           86400, 86401, 0.09, 67108864, 67108863, 9007199254740993, -0.0)
BIG = (9223372036854775807, -9223372036854775808, 9223372036854775808, 1e19, -1e300, 123456789012345678901234)
SIZES = ('64MiB', '512MiB', '0064MiB', '1GiB', '68MB', '65536KiB', '67109KB', '67108864', '67108864B', '70MiB', '99MiB', '100MiB', '2GB', '9000000KiB')
BAD_SIZES = ('63MiB', '67MB', '65535KiB', '67108KB', '67108863', '0GiB', 'GiB', '64 MiB', '64mib', '1.5GiB', '', 'lots', '64MiBs', '-64MiB', '+64MiB')
OTHER = (None, True, False, 'text', '', 7, 1.5, [], ['a'], [1], [None], [[]], {}, {'a': 1}, {'a': None})


class Catalog:
    """Plugins with options of every type, bound and duty."""

    def __init__(self, random):
        self.random = random
        self.native, self.programs = [], []
        for kind in KINDS:
            for number in range(random.randint(1, 2)):
                self.native.append(self.plugin(kind, f'{kind}.p{number}'))
        for kind in random.sample(KINDS, 1):
            self.programs.append(self.plugin(kind, f'{kind}.program'))
        self.by_id = {plugin['id']: plugin for plugin in self.native + self.programs}

    def of(self, kind):
        return [plugin for plugin in self.by_id.values() if plugin['kind'] == kind]

    def plugin(self, kind, name):
        names = self.random.sample(WORDS, self.random.randint(0, 5))
        return {'id': name, 'kind': kind, 'version': '1.0.0', 'summary': 'Made for a test.', 'capabilities': [f'dossier.{kind}/1'],
                'options': [self.option(each) for each in names]}

    def option(self, name):
        r = self.random
        option = {'name': name, 'type': r.choice(TYPES), 'help': 'Of a test.'}
        if option['type'] in ('integer', 'number') and r.random() < 0.7:
            low = r.choice((0, 1, -10, 16))
            option['minimum'], option['maximum'] = low, low + r.choice((0, 1, 9, 1008))
            if option['type'] == 'number' and r.random() < 0.5:
                option['minimum'], option['maximum'] = low + 0.25, option['maximum'] + 0.75
        if option['type'] == 'choice':
            option['choices'] = r.sample(CHOICES, r.randint(1, 4))
        if r.random() < 0.15:
            option['secret'] = True
        duty = r.random()
        if duty < 0.4:
            option['optional'] = True
        elif duty < 0.7:
            option['default'] = self.plain_value(option)
        return option

    def plain_value(self, option):
        r, kind = self.random, option['type']
        if kind == 'boolean':
            return r.random() < 0.5
        if kind in ('integer', 'number'):
            low, high = option.get('minimum', -1000), option.get('maximum', 1000)
            if kind == 'integer':
                return r.choice((low, high, r.randint(low, high)))
            return r.choice((low, high, max(low, min(high, round(r.uniform(low, high), 4)))))
        if kind == 'choice':
            return r.choice(option['choices'])
        if kind == 'list':
            return [r.choice(('a', '', '12', 'é')) for _ in range(r.randint(0, 3))]
        return r.choice(('', 'x', 'some text', '12'))

    def manifest(self, plugins, command):
        manifest = {'manifest': 1, 'library': 'library', 'build_id': '00', 'abi_major': 1, 'abi_minor': 0, 'plugins': plugins}
        if command:
            manifest['command'] = ['python3']
        return manifest


class Installed(Catalog):
    """The plugins of a folder, by their manifests."""

    def __init__(self, random, folder):  # noqa: the plugins are not drawn
        self.random = random
        self.by_id = {}
        for file in sorted(glob.glob(os.path.join(folder, '*.plugin.json'))):
            with open(file, encoding='utf-8') as manifest:
                self.by_id.update((plugin['id'], plugin) for plugin in json.load(manifest)['plugins'])


class Pipelines:
    """make() gives pipelines as what json.dumps takes."""

    def __init__(self, random, catalog):
        self.random, self.catalog = random, catalog

    def make(self):
        config = self.sound()
        for _ in range(self.random.choice((0, 0, 1, 1, 1, 2))):
            self.breaker()(config)
        return config

    # Sound pipelines

    def sound(self):
        r = self.random
        self.texts, self.numbers, self.flags, self.secrets = {}, {}, {}, []
        config = {'version': r.choice((1, 1, 1, 1.0)), 'stages': {}}
        if r.random() < 0.5:
            config['vars'] = self.variables()
        if r.random() < 0.3:
            config['name'] = self.text()
        if r.random() < 0.1:
            config['tests'] = []
        stages = config['stages']
        readers = self.add(stages, 'reader', r.choice((1, 1, 2)), [])
        copies = self.add(stages, 'deduplicator', r.randint(0, 1), readers)
        claims = self.add(stages, 'extractor', r.choice((0, 1, 1, 2)), readers)
        findings = self.add(stages, 'checker', r.randint(0, 1), claims, copies) if claims else []
        self.add(stages, 'exporter', r.choice((1, 1, 1, 2)), readers, copies + claims + findings + ['*.rejected'])
        return config

    def variables(self):
        r, declared = self.random, {}
        for name in r.sample(('aa', 'b-b', 'c_1', 'Dd', 'e' * 64), r.randint(0, 5)):
            kind = r.choice(('text', 'path', 'integer', 'number', 'boolean', 'choice', 'secret', None))
            variable = {} if kind is None else {'type': kind}
            if kind in ('integer', 'number'):
                value = self.numbers[name] = r.choice([n for n in NUMBERS if kind == 'number' or n == int(n)])
            elif kind == 'boolean':
                value = self.flags[name] = r.random() < 0.5
            elif kind == 'choice':
                variable['choices'] = r.sample(CHOICES, r.randint(1, 4))
                value = self.texts[name] = r.choice(variable['choices'])
            else:
                value = r.choice(TEXTS[1:])
                if kind == 'secret':
                    self.secrets.append(name)
                elif '$' not in value:
                    self.texts[name] = value
            variable['default'] = value
            if r.random() < 0.3:
                variable['help'] = 'x'
            if r.random() < 0.2:
                variable['env'] = 'SCHEMA_FUZZ_NOT_SET'
            declared[name] = variable
        return declared

    def text(self):
        """A text whose variables are declared."""
        r = self.random
        if self.texts and r.random() < 0.2:
            return '${' + r.choice(list(self.texts)) + '}'
        if self.numbers and r.random() < 0.1:
            return 'x${' + r.choice(list(self.numbers)) + '}$'
        return r.choice(TEXTS)

    def add(self, stages, kind, count, needed, more=()):
        r, ids = self.random, []
        for number in range(count):
            plugin = r.choice(self.catalog.of(kind))
            stage = {'use': plugin['id']}
            options = self.options(plugin)
            if kind == 'reader':
                if r.random() < 0.4:
                    stage['use'] = 'reader.auto'
                    options = {each['id']: self.options(each) for each in self.catalog.of('reader') if r.random() < 0.5}
                stage['paths'] = r.choice(('in', ['in'], ['a', 'b', '${here}/c']))
            else:
                taken = r.sample(needed, r.randint(1, len(needed))) + [each for each in more if r.random() < 0.5]
                stage['from'] = taken[0] if len(taken) == 1 and r.random() < 0.5 else taken
            if options or r.random() < 0.3:
                stage['with'] = options or r.choice(({}, None))
            program = stage['use'].endswith('.program')
            if r.random() < 0.2:
                stage['isolation'] = 'process' if program else r.choice(('none', 'process'))
            if r.random() < 0.2:
                stage['sandbox'] = r.choice(('best-effort', 'off'))
            if r.random() < 0.1:
                stage['grant'] = r.choice(({'network': True}, {'read': ['a'], 'write': 'b'}, {'environment': ['LANG']}, {}, None))
            if kind == 'extractor' and r.random() < 0.3:
                stage['languages'] = r.choice(('en', '*', ['de'], ['en', 'yue', 'no'], ['*', 'pt']))
            if r.random() < 0.2:
                stage['limits'] = self.limits()
            ids.append(f'{kind}{number}')
            stages[ids[-1]] = stage
        return ids

    def limits(self):
        r = self.random
        limits = {'memory': r.choice(SIZES + (67108864, 1e9)), 'cpu': r.choice((0.1, 1, 86400, 2.5)), 'wall': 30}
        return {key: value for key, value in limits.items() if r.random() < 0.6}

    def options(self, plugin):
        given = {}
        for option in plugin['options']:
            needed = 'default' not in option and not option.get('optional')
            if needed or self.random.random() < 0.5:
                given[option['name']] = self.value(option)
        return given

    def value(self, option):
        r, kind = self.random, option['type']
        if r.random() < 0.15:
            fits = [name for name, value in {'boolean': self.flags, 'choice': self.texts}.get(kind, self.numbers).items()
                    if kind == 'boolean' or kind == 'choice' and value in option['choices'] or kind in ('integer', 'number') and
                    option.get('minimum', -1e12) <= value <= option.get('maximum', 1e12) and (kind == 'number' or value == int(value))]
            if fits:
                return '${' + r.choice(fits) + '}'
        if kind in ('text', 'path'):
            return 'x${' + r.choice(self.secrets) + '}' if self.secrets and r.random() < 0.3 else self.text()
        if kind == 'list':
            return [self.text() if r.random() < 0.5 else 'a' for _ in range(r.randint(0, 3))]
        value = self.catalog.plain_value(option)
        return float(value) if kind == 'integer' and r.random() < 0.1 else value

    # Faults: each changes a pipeline in one place, and most of them break it

    def breaker(self):
        return self.random.choices((self.break_option, self.break_stage, self.break_form, self.break_variable, self.break_top), (6, 4, 3, 3, 2))[0]

    def stage(self, config):
        stages = config.get('stages')
        if not isinstance(stages, dict) or not stages:
            return None
        stage = stages[self.random.choice(list(stages))]
        return stage if isinstance(stage, dict) else None

    def other(self, *but):
        return copy.deepcopy(self.random.choice([each for each in OTHER if each not in but]))

    def break_option(self, config):
        r, stage = self.random, self.stage(config)
        if not stage or not isinstance(stage.get('use'), str):
            return
        use, target = stage['use'], stage.setdefault('with', {})
        if use == 'reader.auto':
            use = r.choice([each['id'] for each in self.catalog.of('reader')] + ['reader.none', 'exporter.p0'])
            if not isinstance(target, dict):
                return
            target = target.setdefault(use, {})
        plugin = self.catalog.by_id.get(use)
        if not plugin or not isinstance(target, dict):
            return
        action = r.random()
        if action < 0.15 or not plugin['options']:
            target[r.choice(('unknown', 'Alpha', 'alpha ', '', 'betta'))] = self.other()
        elif action < 0.3:
            target.pop(r.choice(plugin['options'])['name'], None)
        else:
            option = r.choice(plugin['options'])
            target[option['name']] = self.odd_value(option)

    def odd_value(self, option):
        r = self.random
        if option['type'] in ('integer', 'number') and r.random() < 0.6:
            near = [bound + step for bound in (option.get('minimum'), option.get('maximum')) if bound is not None for step in (-1, -0.5, 0, 0.5, 1)]
            return r.choice(tuple(near) + NUMBERS + (BIG if option['type'] == 'integer' else ()))
        if option['type'] == 'choice' and r.random() < 0.5:
            return r.choice(CHOICES)
        if option['type'] == 'list' and r.random() < 0.5:
            return ['a', r.choice(OTHER + BAD_TEXTS)]
        if r.random() < 0.3:
            return r.choice(BAD_TEXTS)
        return self.other() if r.random() < 0.7 else r.choice(NUMBERS)

    def break_stage(self, config):
        r, stage = self.random, self.stage(config)
        if not stage:
            return
        what = r.choice(('use', 'from', 'paths', 'with', 'isolation', 'sandbox', 'grant', 'languages', 'limits', 'unknown', 'remove'))
        if what == 'use':
            stage['use'] = r.choice((self.other(), 'reader.none', 'p0', 'reader', '', 'reader.auto ', 'READER.P0', '${', '$${reader}'))
        elif what in ('from', 'paths'):  # never a list of texts that are no stages: edges are not the schema's
            reader = str(stage.get('use')).startswith('reader.')  # which takes from no stage, whatever it may be
            if what == 'from':
                stage['from'] = r.choice(('a', ['a'])) if reader else self.other('text', ['a'])
            else:
                stage['paths'] = r.choice((self.other(), ['in', ''], ['a', 'b'], '${', ['$${x}', '${}']))
        elif what == 'with':
            stage['with'] = self.other({'a': 1}, {'a': None})
        elif what == 'isolation':
            stage['isolation'] = r.choice((self.other(), 'none', 'process', 'thread', 'Process', ''))
        elif what == 'sandbox':
            stage['sandbox'] = r.choice((self.other(), 'Off', 'best_effort', 'full', ''))
        elif what == 'grant':
            stage['grant'] = r.choice((self.other(), {'network': self.other()}, {'net': True}, {'read': self.other()}, ['network']))
        elif what == 'languages':
            stage['languages'] = r.choice((self.other(), 'de', 'EN', 'eng', 'und', 'en-GB', 'english', ['en', ''], ['fr', 'e1'], '${', '**'))
        elif what == 'limits':
            stage['limits'] = self.odd_limits()
        elif what == 'unknown':
            stage[r.choice(('path', 'form', 'Use', 'inputs', 'options', ''))] = self.other()
        elif stage:
            stage.pop(r.choice(list(stage)))

    def odd_limits(self):
        r = self.random
        if r.random() < 0.2:
            return self.other()
        limits = self.limits()
        key = r.choice(('memory', 'cpu', 'wall', 'disk'))
        limits[key] = r.choice(SIZES + BAD_SIZES + NUMBERS) if r.random() < 0.7 else self.other()
        return limits

    def break_form(self, config):
        r, stages = self.random, config.get('stages')
        if not isinstance(stages, dict) or not stages:
            return
        if r.random() < 0.5:
            stages[r.choice(('a b', '1a', '', 'a.b', 'é', 'x' * 65, '-a', '_a', 'a_b-1', 'x' * 64))] = copy.deepcopy(stages[list(stages)[0]])
        else:
            stages[r.choice(list(stages))] = self.other()

    def break_variable(self, config):
        r = self.random
        declared = config.setdefault('vars', {})
        if not isinstance(declared, dict):
            return
        name = r.choice(('fresh', 'fresh', 'fresh', 'here', '1a', 'a.b', '', 'x' * 65, 'Here'))
        kind = r.choice(('text', 'path', 'integer', 'number', 'boolean', 'secret', None, 'choice', 'colour', 'Text', ''))
        variable = {'default': r.choice(('x', '', 'some', 1, 2.0, 1.5, True, False, [], {}, '${', '$${x}', '${here}'))}
        if kind in ('integer', 'number', 'boolean') and variable['default'] == '${here}':
            variable['default'] = 'x'
        if kind is not None:
            variable['type'] = kind
        if kind == 'choice':  # a default that is none of the choices is not the schema's
            variable['choices'] = r.choice((['some', '${here}', 'x', '', './$${x}'], [], None, ['x', 1], 'x', {}))
            if variable['default'] in ('${here}', '$${x}'):
                variable['default'] = 'x'
        elif r.random() < 0.2:
            variable['choices'] = r.choice(([], ['a'], None, {}))
        if r.random() < 0.2:
            variable[r.choice(('help', 'env', 'hlep', 'type', 'value'))] = self.other()
        declared[name] = variable if r.random() < 0.9 else self.other({})

    def break_top(self, config):
        r = self.random
        what = r.choice(('version', 'name', 'vars', 'stages', 'tests', 'unknown', 'remove'))
        if what == 'version':
            config['version'] = r.choice((0, 2, 1.5, '1', True, None, [1], 1.0, 1))
        elif what == 'name':
            config['name'] = r.choice((self.other(), '${', 'a name'))
        elif what == 'vars':
            if '${' not in str({key: value for key, value in config.items() if key != 'vars'}).replace('${here}', ''):
                config['vars'] = self.other({'a': None})
        elif what in ('stages', 'tests'):
            config[what] = self.other()
        elif what == 'unknown':
            config[r.choice(('stage', 'Version', 'x-more', ''))] = self.other()
        else:
            config.pop(r.choice(('version', 'stages')), None)
