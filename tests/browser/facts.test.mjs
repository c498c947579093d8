// One row a fact, by strength and story.
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {accessible, open, report_of, settled, span, start, stop} from './browser.mjs';

describe('facts', () => {
  before(start);
  after(stop);

  // Three documents of one story, one of another; the texts have no titles.
  const records = () => {
    const texts = {d1: 'A bridge fell at Norrby.\nIt weighed 40 tonnes.', d2: 'The bridge weighed 50 tonnes.', d3: 'It weighed 50 t.', e1: 'Rain fell in 2018 on 7 days.', f1: 'Il pleut.'};
    const claim = (id, document, part) => ({id, document, kind: 'quantity', confidence: 1, ...span(texts[document], part), text: part,
      sentence: {start: 0, end: Buffer.byteLength(texts[document])}});
    const side = (value, printed, claims, origins) => ({value, printed, claims, documents: claims.length, independent_sources: origins.length, origins});
    return {
      documents: Object.entries(texts).map(([id, text]) => ({id, key: id, source: 'Paper ' + id, language: id === 'f1' ? 'fr' : 'en', text})),
      claims: [claim('c1', 'd1', '40 tonnes'), claim('c2', 'd2', '50 tonnes'), claim('c3', 'd3', '50 t'), claim('c4', 'e1', '2018'), claim('c5', 'e1', '7 days')],
      findings: [
        {id: 'weak', kind: 'date', strength: 0.3, story: 'e1', subject: 'Rain', property: 'date', claims: ['c4', 'c5'], independent_sources: 2, explanation: '',
          sides: [side('2018', '2018', ['c4'], ['Paper e1']), side('2019', '', ['c5'], ['Paper e1'])]},
        {id: 'strong', kind: 'value', strength: 0.9, story: 'd1', subject: 'the bridge', property: 'weight', claims: ['c1', 'c2', 'c3'], independent_sources: 2, explanation: '',
          sides: [side('40000 kg', '40 tonnes', ['c1'], ['Paper d1']), side('50000 kg', '50 tonnes', ['c2', 'c3'], ['Paper d2'])],
          judgement: {for: ['both name the bridge'], against: ['one is only a rough figure']}},
        {id: 'part', kind: 'agreement', strength: 0.8, story: 'd1', subject: 'the bridge', property: 'weight', claims: ['c2', 'c3'], independent_sources: 1, explanation: ''},
      ],
    };
  };

  test('the strongest first, grouped by story, values as printed, an agreement inside its conflict', async () => {
    const page = report_of(records(), 'facts');
    const tab = await open(page);
    assert.match(await tab.innerText('#summary'), /^2 facts are disputed: 1 strong, 1 to check\./);
    assert.deepEqual(await tab.locator('.glance tr.story').allInnerTexts(), ['A bridge fell at Norrby.', 'Rain fell in 2018 on 7 days.']);
    const [strong, weak] = await tab.locator('.glance tr.fact').allInnerTexts();
    for (const part of ['The bridge: weight', 'strong', '40 tonnes', '50 tonnes', 'all via Paper d2']) assert.ok(strong.includes(part), part + ' in ' + strong);
    assert.match(weak, /to check[^]*2018[^]*2019/);
    assert.doesNotMatch(await tab.innerText('main'), /2,01[89]/, 'a year is no figure');
    assert.equal(await tab.locator('#contents a[data-section=agreements]').count(), 0, 'it is one version of the conflict');
    assert.match(await tab.innerText('#dateline'), /1 document in French not analysed/);
    await accessible(tab, 'front page');
    await tab.locator('.glance').getByRole('link', {name: 'The bridge: weight'}).click();
    await settled(tab);
    assert.match(await tab.innerText('.judgement'), /Speaks for it\s+both name the bridge\s+Speaks against it\s+one is only a rough figure/);
    await tab.done();
  });

  test('long quotes are cut to a dozen words in tables', async () => {
    const {documents, claims} = records();
    const words = Array.from({length: 40}, (_, at) => 'word' + at).join(' ');
    const side = (value, id) => ({value, claims: [id], documents: 1, independent_sources: 1});
    const tab = await open(report_of({documents, claims, findings: [{id: 'q', kind: 'quote_altered', subject: 'Ada', claims: ['c1', 'c2'], independent_sources: 2, explanation: '',
      sides: [side(words, 'c1'), side(words + ' not', 'c2')]}]}, 'quotes'));
    const row = await tab.innerText('.glance tr.fact');
    assert.ok(row.includes('word11 …') && !row.includes('word12'), row);
    await tab.done();
  });
});
