#!/usr/bin/env python3
"""metamorphic_test.py DOSSIER SOURCE -- what must not change a verdict does not.

The stories in stories/*.txt are run as they are, and after a change that says nothing new: documents in another order, an exact copy of one, other
units, an unrelated text, all dates a year later, in two runs that share a cache. Findings are compared by the places of their claims: the publisher,
the kind and the number of the claim in its document.
"""
import datetime, glob, json, os, re, shutil, subprocess, sys, tempfile, unittest

DOSSIER, SOURCE = sys.argv[1], sys.argv[2]
STORIES = os.path.join(SOURCE, 'tests', 'e2e', 'stories')
UNRELATED = '''Title: A recipe for plum cake
Source: Kitchen Monthly
Date: 2027-01-05

Beat 3 eggs with 150 grams of sugar. Add 200 grams of flour and bake the cake for 45 minutes. It feeds 8 people.
'''
UNITS = re.compile(r'\[([^|\]]+)\|([^\]]+)\]')


def stories():
    """All documents, in the order of the stories."""
    found = []
    for path in sorted(glob.glob(os.path.join(STORIES, '*.txt'))):
        with open(path, encoding='utf-8') as file:
            found += [text.strip() + '\n' for text in file.read().split('\n----\n')]
    return found


def plain(text):
    return UNITS.sub(r'\1', text)


def a_year_later(text):
    """364 days, so that weekdays stay; the years in the text with them."""
    def moved(match):
        return (datetime.date.fromisoformat(match[0]) + datetime.timedelta(days=364)).isoformat()
    head, body = text.split('\n\n', 1)
    head = re.sub(r'\d{4}-\d\d-\d\d', moved, head)
    return head + '\n\n' + re.sub(r'\b(?:19|20)\d\d\b', lambda match: str(int(match[0]) + 1), body)


class Metamorphic(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp(prefix='dossier-metamorphic-')
        cls.texts = [plain(text) for text in stories()]
        cls.base = cls.verdicts(cls.run_on(cls.texts, 'base'))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    @classmethod
    def run_on(cls, texts, name, state=None, names=None):
        articles, out = os.path.join(cls.folder, name, 'in'), os.path.join(cls.folder, name, 'out')
        os.makedirs(articles, exist_ok=True)
        for at, text in enumerate(texts):
            with open(os.path.join(articles, names[at] if names else f'{at:03}.txt'), 'w', encoding='utf-8') as file:
                file.write(text)
        command = [DOSSIER, 'run', os.path.join(SOURCE, 'pipelines', 'newsroom.yaml'), '--set', 'articles=' + articles, '--set', 'output=' + out,
                   '--state', state or os.path.join(cls.folder, name, 'state'), '--progress', 'none']
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        return out

    @staticmethod
    def records(out, port):
        with open(os.path.join(out, port + '.jsonl'), encoding='utf-8') as file:
            return [json.loads(line) for line in file]

    @classmethod
    def verdicts(cls, out, left_out=()):
        """Each finding as kind and sets of places; without the claims of the publishers that are left out."""
        source = {document['id']: document['source'] for document in cls.records(out, 'documents')}
        count, place = {}, {}
        for claim in cls.records(out, 'claims'):
            key = (source[claim['document']], claim['kind'])
            count[key] = count.get(key, 0) + 1
            place[claim['id']] = (*key, count[key])
        def places(claims):
            return frozenset(place[claim] for claim in claims if place[claim][0] not in left_out)
        found = set()
        for finding in cls.records(out, 'findings'):
            sides = [places(side['claims']) for side in finding.get('sides', [])] or [places(finding['claims'])]
            found.add((finding['kind'], finding.get('possible', False), frozenset(sides)))
        return found

    def same(self, found):
        show = lambda verdicts: '\n'.join(sorted(f'  {kind} {possible} {sorted(map(sorted, sides))}' for kind, possible, sides in verdicts))
        self.assertEqual(found, self.base, f'\nonly before:\n{show(self.base - found)}\nonly after:\n{show(found - self.base)}')

    def test_there_is_something_to_change(self):
        kinds = [kind for kind, possible, _ in self.base if not possible]
        self.assertGreaterEqual(kinds.count('agreement'), 8)
        self.assertGreaterEqual(kinds.count('value'), 4)

    def test_another_order(self):
        names = [f'{(at * 7) % len(self.texts):03}.txt' for at in range(len(self.texts))]
        self.assertEqual(len(set(names)), len(self.texts))
        self.same(self.verdicts(self.run_on(self.texts, 'order', names=names)))

    def test_an_exact_copy(self):
        copies = [text.replace('Source: ', 'Source: Copy of ') for text in self.texts[::3]]
        copies_of = ['Copy of ' + re.search('Source: (.*)', text)[1] for text in self.texts[::3]]
        self.same(self.verdicts(self.run_on(self.texts + copies, 'copies'), copies_of))

    def test_other_units(self):
        self.same(self.verdicts(self.run_on([UNITS.sub(r'\2', text) for text in stories()], 'units')))

    def test_an_unrelated_text(self):
        self.same(self.verdicts(self.run_on(self.texts + [UNRELATED], 'unrelated')))

    def test_a_year_later(self):
        self.same(self.verdicts(self.run_on([a_year_later(text) for text in self.texts], 'year')))

    def test_in_two_runs_with_a_cache(self):
        state = os.path.join(self.folder, 'shared state')
        self.run_on(self.texts[::2], 'half', state, names=[f'{at:03}.txt' for at in range(0, len(self.texts), 2)])
        out = self.run_on(self.texts, 'half', state)
        self.same(self.verdicts(out))


if __name__ == '__main__':
    unittest.main(argv=sys.argv[:1])
