#!/usr/bin/env python3
"""The scoreboard can fail: what it reads from scorers, and what it makes of it."""
import glob
import json
import os
import sys
import tempfile
import unittest
from decimal import Decimal

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import scoreboard  # noqa: E402

PRINTED = """\
quote/talks
   run 0.85 s, 0.25 MB of input, 0.29 MB/s, whole process
   content, Jaccard >= 0.3            P  85.7  R  78.3  F1  81.8   (gold 161, predicted 147)
   --genres news
   content, Jaccard >= 0.3            P 100.0  R  93.8  F1  91.5   (gold 97, predicted 102)
statement/lines
   all predictions   P  77.0  R  39.4  F1  52.1   (459 predicted, 1187 gold)
stories
   conflicts: precision 0.5217, recall 0.1447, f1 0.2266, gold 76, predicted 23, recall_by_kind {'date': '1/12'}, missed ['a-C1']
   traps: hit 4, of 188, which ['a-N2 as_of']
html/pages
   pages 91  f1 0.9755 ±0.0060  precision 0.9676 ±0.0080  recall 0.9836 ±0.0060  accuracy 0.4396 ±0.0500
html/segments
   pages 510 (no text: 4)  precision 0.9321  recall 0.9290  accuracy 0.9300  f1 0.9305  (tp 1 fp 1 fn 1 tn 1)
   title exact 0.8423 loose 0.8784 of 444  authors 0.7188 of 288  date 0.8886 of 386  comment segments in the text 0 of 176
events/reports
      agreement                      371 findings over several documents,     8 join different events
      all 634 findings, wrong 35 (5.5 %); pairs of reports on one event that a finding joins 922 of 2925
"""


def board(**scores):
    return {'set': {'data': 'set.jsonl', 'sha256': '', 'scores': scores}}


class Reading(unittest.TestCase):
    def test_each_form_of_score(self):
        found = scoreboard.read_scores(PRINTED)
        self.assertEqual(found['quote/talks']['content, Jaccard >= 0.3'], Decimal('81.8'))
        self.assertEqual(found['quote/talks --genres news']['content, Jaccard >= 0.3'], Decimal('91.5'))
        self.assertEqual(found['quote/talks --genres news']['content, Jaccard >= 0.3, precision'], Decimal('100.0'))
        self.assertEqual(found['statement/lines']['all predictions, recall'], Decimal('39.4'))
        self.assertEqual(found['stories'], {'conflicts, precision': Decimal('52.2'), 'conflicts, recall': Decimal('14.5'),
                                            'traps avoided': Decimal('97.9')})
        self.assertEqual(found['html/pages'], {'f1': Decimal('97.6'), 'accuracy': Decimal('44.0')})
        self.assertEqual(found['html/segments'], {'f1': Decimal('93.0'), 'accuracy': Decimal('93.0'), 'title exact': Decimal('84.2'),
                                                  'authors': Decimal('71.9')})
        self.assertEqual(found['events/reports'], {'findings within one event': Decimal('94.5')})


class Comparing(unittest.TestCase):
    def test_half_a_point_is_tolerated_and_no_more(self):
        self.assertEqual(scoreboard.compare(board(f=80.0), {'set': {'f': Decimal('79.5')}}), ([], []))
        failed, _ = scoreboard.compare(board(f=80.0), {'set': {'f': Decimal('79.4')}})
        self.assertEqual(failed, [('set', 'f', Decimal('80.0'), Decimal('79.4'))])

    def test_a_score_that_is_gone_fails(self):
        self.assertEqual(len(scoreboard.compare(board(f=80.0, g=1.0), {'set': {'g': Decimal('1.0')}})[0]), 1)
        self.assertEqual(len(scoreboard.compare(board(f=80.0), {})[0]), 1)

    def test_only_higher_scores_are_raised(self):
        before = board(f=80.0, g=50.0, h=10.0)
        found = {'set': {'f': Decimal('80.1'), 'g': Decimal('40.0'), 'h': Decimal('9.9')}}
        after = scoreboard.raised(before, scoreboard.compare(before, found)[1])
        self.assertEqual(after['set']['scores'], {'f': 80.1, 'g': 50.0, 'h': 10.0})

    def test_other_data_is_not_compared(self):
        with tempfile.TemporaryDirectory() as data:
            with open(os.path.join(data, 'set.jsonl'), 'w', encoding='utf-8') as file:
                file.write('{}\n')
            entries = board(f=80.0)
            self.assertEqual(scoreboard.comparable(entries, data)[0], {})
            entries['set']['sha256'] = scoreboard.digest(os.path.join(data, 'set.jsonl'))
            self.assertEqual(scoreboard.comparable(entries, data), (entries, []))
            entries['set']['data'] = 'gone.jsonl'
            self.assertEqual(scoreboard.comparable(entries, data)[0], {})


class Board(unittest.TestCase):
    def test_every_entry_says_what_it_is(self):
        with open(scoreboard.BOARD, encoding='utf-8') as file:
            entries = json.load(file)
        self.assertTrue(entries)
        for name, entry in entries.items():
            own = name.startswith(scoreboard.OWN)
            self.assertEqual(set(entry), {'what', 'scores'} if own else {'data', 'sha256', 'what', 'scores'}, name)
            if own:
                self.assertTrue(glob.glob(os.path.join(scoreboard.HERE, 'data', name.removeprefix(scoreboard.OWN), '*.story')), name)
            self.assertTrue(entry['scores'] and entry['what'], name)


if __name__ == '__main__':
    unittest.main()
