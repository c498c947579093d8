// Reports of records made for the test: hostile text, unusual offsets, no records, very many.
import assert from 'node:assert/strict';
import {after, before, describe, test} from 'node:test';
import {open, report_of, settled, span, start, stop} from './browser.mjs';

const HOSTILE = '</script><script>document.title="owned"</script><img src=x onerror="document.title=\'owned\'"><svg onload=alert(1)>' +
    '<!-- javascript:alert(1) "> \' onclick=\'alert(1)\' \u202egnp.exe\u202c \u0000 \u2028 <a href="javascript:alert(1)">x</a> {{title}}';

describe('reports of given records', () => {
  before(start);
  after(stop);

  test('hostile text is text, wherever it appears', async () => {
    const id = '"><script>/#?&%';
    const page = report_of({
      documents: [{id, key: HOSTILE, uri: HOSTILE, url: 'javascript:alert(1)', title: HOSTILE, source: HOSTILE, authors: [HOSTILE], published: HOSTILE, language: HOSTILE,
        text: HOSTILE, blocks: [{kind: 'title', start: 0, end: 10}]},
        {id: 'two', key: 'two', url: 'https://example.org/', source: 'Two', text: HOSTILE}],
      copies: [{id: HOSTILE, a: id, b: 'two', direction: HOSTILE, kind: HOSTILE, similarity: 0.5, passages: [{a_start: 0, a_end: 50, b_start: 1, b_end: 60}], evidence: [{kind: HOSTILE, name: HOSTILE}]}],
      clusters: [{document: id, key: 'x', cluster: id, canonical: true}, {document: 'two', key: 'y', cluster: id, canonical: false, origin: id}],
      claims: [{id: 'a' + HOSTILE, document: id, kind: HOSTILE, confidence: 1, start: 3, end: 40, text: HOSTILE, sentence: {start: 0, end: 90}, subject: {text: HOSTILE}, modality: HOSTILE},
        {id: 'b', document: 'two', kind: 'quote', confidence: 1, start: 3, end: 40, text: HOSTILE, speaker: {text: HOSTILE}}],
      findings: [{id: HOSTILE, kind: 'value', subject: HOSTILE, property: HOSTILE, explanation: HOSTILE, claims: ['a' + HOSTILE, 'b'], independent_sources: 2, checker: HOSTILE,
        sides: [{value: HOSTILE, claims: ['a' + HOSTILE], documents: 1, independent_sources: 1}, {value: '5', claims: ['b'], documents: 1, independent_sources: 1}],
        likely: {value: HOSTILE, confidence: 0.5}},
        {id: 'odd', kind: HOSTILE, claims: [HOSTILE], independent_sources: 1, explanation: HOSTILE}],
      sources: [{id: 's', source: HOSTILE, documents: 1, claims: 1, depends_on: [{source: HOSTILE, probability: 0.5}]}],
      rejected: [{id: 'r', stage: HOSTILE, plugin: HOSTILE, input: HOSTILE, code: HOSTILE, message: HOSTILE}],
    }, 'hostile', 'A <b>title</b> & "more"');
    const encoded = encodeURIComponent;
    for (const address of ['', '#agreements', '#others', '#matrix', '#time', '#copies', '#documents', '#sources', '#rejected', '#finding/' + encoded(HOSTILE), '#finding/odd',
      '#document/' + encoded(id), '#document/' + encoded(id) + '/' + encoded('a' + HOSTILE), '#document/two', '#copy/' + encoded(HOSTILE),
      '#conflicts?q=' + encoded('<img src=x onerror=alert(1)>'), '#%E0%A4%A', '#<img src=x onerror=alert(1)>']) {
      const tab = await open(page, {address});
      assert.ok(!(await tab.title()).includes('owned') || (await tab.title()).includes('<script>'), 'the title is text');
      assert.equal(await tab.locator('h1').innerText(), 'A <b>title</b> & "more"');
      assert.equal(await tab.locator('main :is(script, img, iframe, object, embed, link, style, form)').count(), 0, address);
      assert.equal(await tab.locator('main svg[onload], main [onerror], main [onclick], main [style]').count(), 0, address);
      const links = await tab.locator('a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
      for (const link of links) assert.match(link, /^(#|https:\/\/example\.org\/$)/);
      await tab.done();
    }
    const tab = await open(page, {address: '#document/' + encoded(id)});
    assert.ok((await tab.locator('.text').textContent()).includes('<img src=x onerror="document.title=\'owned\'">'));
    assert.equal(await tab.locator('.facts').getByText('javascript:alert(1)', {exact: true}).count(), 1, 'an address that is not on the web is not a link');
    await tab.done();
  });

  test('claims are marked by bytes, whatever the script', async () => {
    const text = 'Café “€5” 😀👍🏽 48 cats, e\u0301té 48 dogs. غمرت 410 منازل 東京 7 😀';
    const wanted = [['quantity', '€5'], ['quantity', '48 cats'], ['quantity', '48 dogs'], ['quantity', '410 منازل'], ['quantity', '東京 7'], ['entity', '😀', 1]];
    const claims = wanted.map(([kind, part, nth], at) => ({id: 'c' + at, document: 'd', kind, confidence: 1, ...span(text, part, nth), text: part}));
    const page = report_of({documents: [{id: 'd', key: 'k', text}], claims}, 'bytes');
    const tab = await open(page, {address: '#document/d/c2'});
    assert.deepEqual(await tab.locator('.text a.claim').allInnerTexts(), wanted.map(([, part]) => part));
    assert.equal(await tab.locator('.text a.claim.target').innerText(), '48 dogs');
    assert.equal(await tab.locator('tr.target').getAttribute('id'), 'claim-c2');
    await tab.done();
  });

  test('values are shown in readable form', async () => {
    const text = '3 days, 1 day, 5 km2, 90000000 people, $240.11 billion';
    const values = [['3', 'd', 'day', '3 days'], ['1', 'd', 'day', '1 day'], ['5', 'km2', 'square kilometre', '5 km²'], ['90000000', '', 'people', '90 million people'],
      ['240110000000', 'USD', 'dollar', '$240.11 billion']];
    const claims = values.map(([number, code, unit], at) => ({id: 'c' + at, document: 'd', kind: 'quantity', confidence: 1, start: at, end: at + 1, value: {number, code, unit}}));
    const tab = await open(report_of({documents: [{id: 'd', key: 'k', text}], claims}, 'values'), {address: '#document/d'});
    assert.deepEqual(await tab.locator('tbody td:nth-child(3)').allInnerTexts(), values.map(([, , , shown]) => shown));
    await tab.done();
  });

  test('a claim inside a claim keeps both', async () => {
    const text = '“We saw 12 wolves,” she said on Monday.';
    const claim = (id, kind, part) => ({id, document: 'd', kind, confidence: 1, ...span(text, part), text: part});
    const page = report_of({documents: [{id: 'd', key: 'k', text}], claims: [claim('q', 'quote', 'We saw 12 wolves'), claim('n', 'quantity', '12 wolves')]}, 'nested');
    const tab = await open(page, {address: '#document/d'});
    const marks = await tab.locator('.text a.claim').evaluateAll((all) => all.map((mark) => [mark.textContent, mark.className, mark.id]));
    assert.deepEqual(marks, [['We saw ', 'claim on-quote', 'at-q'], ['12 wolves', 'claim on-quote on-quantity', 'at-n']]);
    await tab.uncheck('.legend input >> nth=0');
    assert.equal(await tab.locator('tbody tr:visible').count(), 1, 'a kind can be left out');
    await tab.done();
  });

  const bridge = () => {
    const text = 'A bridge fell. It weighed 40 tonnes 😀, they said. More.';
    const finding = (id, kind, more = {}) => ({id, kind, ...more, subject: 'bridge', property: 'weight', claims: ['c1', 'c2'],
      sides: [{value: '40000 kg', claims: ['c1'], documents: 1, independent_sources: 1}, {value: '50000 kg', claims: ['c2'], documents: 1, independent_sources: 1}],
      independent_sources: 2, explanation: '40 or 50.'});
    return {finding, records: {
      documents: [{id: 'd1', key: 'a', source: 'North', published: '2031-05-04', text}, {id: 'd2', key: 'b', source: 'South', published: '2031-05-06', text: 'It weighed 50 tonnes.'}],
      claims: [{id: 'c1', document: 'd1', kind: 'quantity', confidence: 1, ...span(text, '40 tonnes'), text: '40 tonnes', sentence: span(text, 'It weighed 40 tonnes 😀, they said.')},
        {id: 'c2', document: 'd2', kind: 'quantity', confidence: 1, start: 11, end: 20, text: '50 tonnes', sentence: {start: 0, end: 21}}],
      findings: [],
    }};
  };

  test('certain conflicts first, possible ones separately', async () => {
    const {finding, records} = bridge();
    records.findings = [finding('f1', 'agreement'), finding('f2', 'value', {possible: true}), finding('f3', 'value')];
    const tab = await open(report_of(records, 'order'));
    assert.deepEqual(await tab.locator('article.finding').evaluateAll((all) => all.map((one) => one.id)), ['finding-f3']);
    assert.equal(await tab.innerText('article h3'), 'Bridge: weight');
    assert.deepEqual(await tab.locator('article blockquote').allInnerTexts(), ['It weighed 40 tonnes 😀, they said.', 'It weighed 50 tonnes.']);
    assert.deepEqual(await tab.locator('article mark').allInnerTexts(), ['40 tonnes', '50 tonnes']);
    await tab.click('#contents a[data-section=possible]');
    await settled(tab);
    assert.deepEqual(await tab.locator('.finding').evaluateAll((all) => all.map((one) => one.id)), ['finding-f2']);
    await tab.done();
  });

  test('explains why one value is likely', async () => {
    const {finding, records} = bridge();
    const sides = (votes, documents = votes) => [{value: '40000 kg', claims: ['c1'], documents: documents[0], independent_sources: votes[0]},
      {value: '50000 kg', claims: ['c2'], documents: documents[1], independent_sources: votes[1]}];
    const likely = {value: '40000 kg', confidence: 0.75};
    const cases = [
      [{sides: sides([3, 1]), likely}, /^Likely value\s*40,000 kg\s*3 independent sources report it, against 1 for the other value\.\s*Confidence 75%\.$/],
      [{sides: sides([3, 1], [5, 4]), likely}, /5 documents report 40,000 kg, but they trace back to 3 origins, so they count 3 times\. 4 documents report 50,000 kg, but they trace back to one text or publisher, so they count once\./],
      [{sides: sides([1, 1]), likely}, /Independent sources are evenly split \(1 against 1\), but only this value is consistent with the other figures in the texts\./],
      [{sides: sides([1, 2]), likely}, /Fewer independent sources report it \(1 against 2\), but the checker gives them more weight\./],
      [{sides: sides([1, 1]), checker: 'checker.values'}, /^Undecided\s*Each version has one independent source, and no other figure in the texts decides between them\.$/],
      [{sides: sides([2, 2])}, /^Undecided\s*Each version has 2 independent sources\.$/],
      [{kind: 'derived_arithmetic', sides: sides([1, 1]), likely}, /It follows from the other figures in the same text\./],
      [{kind: 'update', sides: sides([1, 1]), likely: {value: '50000 kg', confidence: 0.75}}, /^Latest value\s*50,000 kg\s*It is the latest report \(South\)\.\s*Confidence 75%\.$/],
    ];
    records.findings = cases.map(([more], at) => ({...finding('f' + at, 'value'), ...more}));
    const page = report_of(records, 'verdicts');
    for (const [at, [, wanted]] of cases.entries()) {
      const tab = await open(page, {address: '#finding/f' + at});
      assert.match((await tab.innerText('.verdict')).trim(), wanted);
      await tab.done();
    }
  });

  test('claims of one sentence, and equal sentences, share a clipping', async () => {
    const text = '“No,” she said, “not 5 of 9.”';
    const part = (id, document, words) => ({id, document, kind: 'quantity', confidence: 1, ...span(text, words), text: words, sentence: {start: 0, end: Buffer.byteLength(text)}});
    const page = report_of({
      documents: [{id: 'd1', key: 'd1', source: 'One', text}, {id: 'd2', key: 'd2', source: 'Two', text}],
      claims: [part('a1', 'd1', '5'), part('b1', 'd1', '9'), part('a2', 'd2', '5'), part('b2', 'd2', '9'),
        {id: 'q', document: 'd1', kind: 'quote', confidence: 1, start: 3, end: 34, text: 'x', quote: {kind: 'direct', content: [span(text, 'No,'), span(text, 'not 5 of 9.')]}}],
      findings: [{id: 'f', kind: 'value', claims: [], independent_sources: 1, explanation: '', sides: [{value: '5', claims: ['a1', 'b1', 'a2', 'b2'], documents: 2, independent_sources: 1},
        {value: '0', claims: ['q', 'gone'], documents: 1, independent_sources: 1}]}],
    }, 'together');
    const tab = await open(page);
    const [left, right] = [tab.locator('.side').nth(0), tab.locator('.side').nth(1)];
    assert.equal(await left.locator('blockquote').count(), 1);
    assert.deepEqual(await left.locator('mark').allInnerTexts(), ['5', '9']);
    assert.deepEqual(await left.locator('.publisher').allInnerTexts(), ['One', 'Two']);
    assert.deepEqual(await right.locator('mark').allInnerTexts(), ['No,', 'not 5 of 9.']);
    assert.match(await right.innerText(), /1 claim is not part of this export \(gone\)/);
    await tab.done();
  });

  test('a copied claim names its origin', async () => {
    const {finding, records} = bridge();
    records.copies = [{id: 'l', a: 'd1', b: 'd2', direction: 'a_to_b', kind: 'partial', similarity: 0.25, passages: [{a_start: 15, a_end: 35, b_start: 0, b_end: 20}]}];
    records.findings = [finding('f', 'value')];
    const page = report_of(records, 'copied');
    const tab = await open(page);
    assert.match(await tab.locator('.side').nth(1).innerText(), /copied from North/);
    assert.match(await tab.innerText('.verdict'), /Version B appears only in texts copied from North, where the original has version A\./);
    await tab.done();
    const link = await open(page, {address: '#copy/l'});
    assert.deepEqual(await link.locator('mark.differs').allInnerTexts(), ['40', '50']);
    await link.done();
  });

  test('says when there is nothing', async () => {
    const empty = report_of({documents: [], claims: [], findings: [], rejected: []}, 'empty');
    const tab = await open(empty);
    assert.match(await tab.innerText('#summary'), /No conflicts were found\./);
    await tab.click('#contents a[data-section=rejected]');
    await settled(tab);
    assert.match(await tab.innerText('main'), /Nothing was rejected\./);
    await tab.done();
    const texts = await open(report_of({documents: [{id: 'd', key: 'k', title: 'Alone', text: 'x'}]}, 'texts'));
    assert.equal(await texts.innerText('main h2'), 'Documents', 'without findings it opens with what there is');
    await texts.done();
    const loose = await open(report_of({claims: [{id: 'c', document: 'd', key: 'k', kind: 'time', confidence: 1, start: 0, end: 1, text: 'now'}],
      findings: [{id: 'f', kind: 'value', claims: ['c'], independent_sources: 1, explanation: 'so'}]}, 'loose'), {address: '#finding/f'});
    assert.match(await loose.innerText('main'), /The text is not part of this export\./);
    await loose.done();
  });

  test('opens in the middle of many thousands, in portions', async () => {
    const documents = Array.from({length: 5000}, (_, at) => ({id: 'd' + at, key: 'k' + at, text: 'Text ' + at + ' ' + 'x'.repeat(200)}));
    const page = report_of({documents, claims: [{id: 'c', document: 'd4321', kind: 'quantity', confidence: 1, start: 5, end: 9, text: '4321'}]}, 'many');
    const tab = await open(page, {address: '#document/d4321/c'});
    assert.equal(await tab.locator('.text a.claim.target').innerText(), '4321');
    await tab.getByRole('link', {name: 'All documents'}).click();
    await settled(tab);
    assert.equal(await tab.locator('.documents tbody tr').count(), 100);
    await tab.getByRole('button', {name: /Show more/}).click();
    assert.equal(await tab.locator('.documents tbody tr').count(), 200);
    await tab.fill('#search', 'text 4999');
    await tab.waitForFunction(() => document.querySelectorAll('.documents tbody tr').length === 1);
    await tab.done();
  });
});
