// The report on the sample articles, used as a person would.
import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import {after, before, describe, test} from 'node:test';
import {accessible, open, run_newsroom, settled, source, start, stop} from './browser.mjs';

describe('the report on the sample articles', () => {
  let report;
  let conflicts;
  before(async () => {
    await start();
    report = run_newsroom(path.join(source, 'examples', 'articles'), 'samples');
    const kinds = new Set(['value', 'sign', 'date', 'time', 'negation', 'quote_altered', 'quote_attribution', 'derived_arithmetic']);
    conflicts = report.records('findings').filter((finding) => kinds.has(finding.kind) && !finding.possible);
    assert.ok(conflicts.length >= 5);
  });
  after(stop);
  const finding_of_kind = (kind) => report.records('findings').find((finding) => finding.kind === kind);

  test('opens with an overview of all conflicts: what, who, and the likely value', async () => {
    const tab = await open(report.page);
    assert.match(await tab.textContent('#summary'), new RegExp('^' + conflicts.length + ' facts are disputed: \\d+ strong, \\d+ to check\\.'));
    const rows = tab.locator('.glance tr.fact');
    assert.equal(await rows.count(), conflicts.length);
    const alarm = rows.filter({hasText: 'The alarm'});
    const text = await alarm.innerText();
    for (const part of ['Different times', '19:15', '17:50', 'Sandmark Observer', 'Undecided', '1 against 1']) assert.ok(text.includes(part), part + ' in ' + text);
    assert.match(await rows.filter({hasText: 'do not add up'}).innerText(), /Undecided\s+one text contradicts itself/);
    assert.equal(await tab.locator('article.finding.conflict').count(), conflicts.length);
    await tab.done();
  });

  test('a conflict has its two sides with their sentences, marked, next to each other', async () => {
    const tab = await open(report.page);
    await tab.locator('.glance').getByRole('link', {name: 'The alarm'}).click();
    await tab.waitForURL(/#finding\//);
    await settled(tab);
    assert.equal(await tab.innerText('main h2'), 'The alarm: time raised');
    const sides = tab.locator('.side');
    assert.equal(await sides.count(), 2);
    const [left, right] = [await sides.nth(0).boundingBox(), await sides.nth(1).boundingBox()];
    assert.ok(Math.abs(left.y - right.y) < 2 && right.x >= left.x + left.width - 1, 'side by side');
    assert.deepEqual(await sides.nth(0).locator('mark').allInnerTexts(), ['7.15 p.m.', '7.15 p.m.', '7.15 p.m.']);
    assert.deepEqual(await sides.nth(1).locator('mark').allInnerTexts(), ['5.50 p.m. on Tuesday']);
    assert.match(await sides.nth(0).innerText(), /1 independent source, 4 documents/);
    assert.match(await sides.nth(0).innerText(), /Meridian Press Agency, 9 September 2025\s+Three dead in fire on ferry off Brackwater/);
    assert.match(await tab.innerText('.verdict'), /Undecided\s+Each version has one independent source.*4 documents report 19:15, but they trace back to one text/s);
    // The full articles, side by side, each with its claim in view.
    const columns = tab.locator('.column');
    assert.equal(await columns.count(), 2);
    for (const [at, words] of [[0, '7.15 p.m.'], [1, '5.50 p.m. on Tuesday']]) {
      const mark = columns.nth(at).locator('mark.claim');
      assert.equal(await mark.innerText(), words);
      const [box, around] = [await mark.boundingBox(), await columns.nth(at).locator('.article-text').boundingBox()];
      assert.ok(box.y >= around.y && box.y + box.height <= around.y + around.height, 'in view');
    }
    await columns.nth(0).getByRole('button', {name: 'Brackwater Gazette'}).click();
    await columns.nth(0).getByRole('link', {name: 'Three people die as ferry burns off Brackwater'}).waitFor();
    await tab.done();
  });

  test('from a conflict to a document and back, to where the reader was', async () => {
    const tab = await open(report.page);
    const link = tab.locator('.side a.article').nth(9);
    await link.scrollIntoViewIfNeeded();
    const [title, place] = [await link.innerText(), await tab.evaluate(() => window.scrollY)];
    assert.ok(place > 500);
    await link.click();
    await tab.waitForURL(/#document\//);
    await settled(tab);
    assert.equal(await tab.innerText('main h2'), title);
    assert.ok((await tab.locator('.text .claim').count()) > 3, 'claims are marked');
    assert.equal(await tab.locator('.text .claim.target').count(), 1, 'the claim whose link was followed is highlighted');
    await tab.goBack();
    await settled(tab);
    await tab.waitForFunction((y) => Math.abs(window.scrollY - y) < 4, place);
    await tab.goForward();
    await settled(tab);
    assert.equal(await tab.innerText('main h2'), title);
    await tab.done();
  });

  test('search and filters narrow what is shown and can be linked to', async () => {
    const tab = await open(report.page);
    await tab.fill('#search', 'desalination');
    await tab.waitForURL(/q=desalination/);
    await settled(tab);
    await tab.waitForFunction(() => document.querySelectorAll('.glance tr.fact').length < 8);
    const some = await tab.locator('.glance tr.fact').count();
    assert.ok(some >= 2 && some < conflicts.length);
    await tab.selectOption('#kind', 'finding:value');
    await settled(tab);
    await tab.waitForFunction(() => document.querySelectorAll('.glance tr.fact').length === 1);
    assert.match(await tab.innerText('.glance tbody'), /\$420 million[^]*480 million dollars/);
    const again = await open(report.page, {address: new URL(tab.url()).hash});
    assert.equal(await again.locator('.glance tr.fact').count(), 1);
    assert.equal(await again.inputValue('#search'), 'desalination');
    await again.done();
    await tab.click('#clear');
    await tab.waitForFunction((all) => document.querySelectorAll('.glance tr.fact').length === all, conflicts.length);

    await tab.click('#contents a[data-section=documents]');
    await settled(tab);
    const count = async () => {
      await settled(tab);
      return tab.locator('.documents tbody tr').count();
    };
    const everything = await count();
    await tab.selectOption('#source', 'Sandmark Observer');
    await tab.waitForFunction(() => document.querySelectorAll('.documents tbody tr').length === 2);
    await tab.click('#clear');
    await tab.fill('#from', '2026-03-01');
    await tab.waitForFunction((all) => document.querySelectorAll('.documents tbody tr').length < all, everything);
    assert.deepEqual((await tab.locator('.documents tbody th').allInnerTexts()).length, report.records('documents').filter((doc) => doc.published >= '2026-03-01').length);
    await tab.fill('#from', '');
    await tab.fill('#search', 'kilowatt-hours');  // in a text, not in a title
    await tab.waitForFunction(() => document.querySelectorAll('.documents tbody tr').length === 1);
    await tab.done();
  });

  test('every section can be reached, and its items have addresses of their own', async () => {
    const tab = await open(report.page);
    const sections = await tab.locator('#contents a').allInnerTexts();
    assert.deepEqual(sections.map((name) => name.replace(/ \d+$/, '')), ['Conflicts', 'Agreements', 'Updates', 'Who says what', 'Over time', 'Who copies whom', 'Documents', 'Sources', 'Rejected']);
    for (const link of await tab.locator('#contents a').all()) {
      await link.click();
      await settled(tab);
      assert.equal(await tab.innerText('main h2'), (await link.innerText()).replace(/ \d+$/, ''));
      assert.equal(await link.getAttribute('aria-current'), 'page');
    }
    assert.match(await tab.innerText('main'), /harbour-photo\.txt\s+no installed reader accepts this input[^]*no_reader/);
    await tab.done();
    for (const finding of report.records('findings')) {
      const one = await open(report.page, {address: '#finding/' + finding.id});
      assert.ok((await one.locator('main mark').count()) > 0, finding.id);
      await one.done();
    }
    const [copy] = report.records('copies');
    const link = await open(report.page, {address: '#copy/' + copy.id});
    assert.equal(await link.locator('.pair blockquote').count(), 2 * copy.passages.length);
    assert.ok((await link.locator('mark.differs').count()) > 0, 'words that differ are marked');
    await link.done();
    const none = await open(report.page, {address: '#finding/nowhere'});
    assert.match(await none.innerText('main'), /There is no such finding in this dossier/);
    await none.done();
  });

  test('who says what: agree, compatible, conflict, copy', async () => {
    const tab = await open(report.page, {address: '#matrix'});
    const cell = async (row, source_name) => {
      const at = (await tab.locator('.matrix thead th').allInnerTexts()).indexOf(source_name);
      return tab.locator('.matrix tbody tr').filter({hasText: row}).locator('th, td').nth(at).locator('.cell').getAttribute('class');
    };
    assert.equal(await cell('The alarm', 'Sandmark Observer'), 'cell conflict');
    assert.equal(await cell('The alarm', 'Brackwater Gazette'), 'cell copy');
    assert.equal(await cell('people carried', 'Meridian Press Agency'), 'cell agree');
    assert.equal(await cell('people carried', 'Sandmark Observer'), 'cell compatible');
    await tab.done();
  });

  test('updates step, conflicts fork', async () => {
    const tab = await open(report.page, {address: '#finding/' + finding_of_kind('update').id});
    assert.equal(await tab.locator('.chart path.curve').count(), 1);
    assert.match(await tab.innerText('.verdict'), /Latest value\s+five\s+It is the latest report \(Sandmark Observer\)/);
    await tab.done();
    const fork = await open(report.page, {address: '#finding/' + finding_of_kind('time').id});
    assert.equal(await fork.locator('.chart path.fork').count(), 2);
    assert.match(await fork.locator('.chart svg').getAttribute('aria-label'), /19:15: .*17:50: Sandmark Observer, 10 September 2025/);
    await fork.done();
  });

  test('with the keyboard alone', async () => {
    const tab = await open(report.page);
    const focus = () => tab.evaluate(() => {
      const node = document.activeElement;
      return {tag: node.tagName, id: node.id, text: node.textContent.trim().slice(0, 60), outline: getComputedStyle(node).outlineStyle};
    });
    await tab.keyboard.press('Tab');
    assert.equal((await focus()).text, 'Skip to the findings');
    await tab.keyboard.press('Enter');
    assert.equal((await focus()).id, 'dossier');
    await tab.keyboard.press('Tab');
    const first = await focus();
    assert.equal(first.tag, 'A');
    assert.equal(first.outline, 'solid', 'focus can be seen');
    await tab.keyboard.press('Enter');
    await tab.waitForURL(/#finding\//);
    await settled(tab);
    assert.equal((await focus()).tag, 'H2', 'focus follows to the new view');
    await tab.goBack();  // headless Chromium has no menu keys
    await tab.waitForURL((url) => !url.hash.startsWith('#finding'));
    await settled(tab);
    await tab.locator('#search').focus();
    await tab.keyboard.type('ferry');
    await tab.waitForURL(/q=ferry/);
    assert.equal((await focus()).id, 'search', 'typing keeps the focus');
    await tab.done();
  });

  test('accessible in all views, light and dark, wide and narrow', async () => {
    const addresses = ['', '#agreements', '#developments', '#matrix', '#time', '#copies', '#documents', '#sources', '#rejected', '#finding/' + finding_of_kind('time').id,
      '#finding/' + finding_of_kind('quote_altered').id, '#document/' + report.records('documents')[4].id, '#copy/' + report.records('copies')[0].id];
    for (const [colorScheme, width] of [['light', 1280], ['dark', 390]])
      for (const address of addresses) {
        const tab = await open(report.page, {address, colorScheme, viewport: {width, height: 850}});
        await tab.evaluate(() => document.querySelectorAll('details').forEach((one) => (one.open = true)));
        await accessible(tab, address + ' ' + colorScheme);
        const beyond = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
        assert.equal(beyond, 0, 'nothing overflows at ' + address + ', width ' + width);
        await tab.done();
      }
  });

  test('dark follows the system, motion is reduced where it is asked for', async () => {
    const ground = async (options) => {
      const tab = await open(report.page, options);
      const seen = await tab.evaluate(() => [getComputedStyle(document.body).backgroundColor, getComputedStyle(document.documentElement).scrollBehavior]);
      await tab.done();
      return seen;
    };
    const [[light, smooth], [dark, still]] = [await ground({colorScheme: 'light', reducedMotion: 'no-preference'}), await ground({colorScheme: 'dark', reducedMotion: 'reduce'})];
    assert.notEqual(light, dark);
    assert.deepEqual([smooth, still], ['smooth', 'auto']);
  });

  test('prints: opened, without controls', async () => {
    const tab = await open(report.page, {colorScheme: 'dark'});
    const pdf = await tab.pdf({format: 'A4'});
    assert.equal(pdf.subarray(0, 5).toString(), '%PDF-');
    const closed = await tab.evaluate(() => document.querySelectorAll('main details:not([open])').length);
    assert.equal(closed, 0, 'printing opens what is closed');
    await tab.emulateMedia({media: 'print'});
    for (const hidden of ['.bar', '.onward']) assert.equal(await tab.locator(hidden).first().isVisible(), false, hidden);
    assert.equal(await tab.evaluate(() => getComputedStyle(document.body).color), 'rgb(0, 0, 0)');
    assert.ok(await tab.locator('article.finding.conflict mark').first().isVisible());
    await tab.done();
  });

  test('equal runs give equal bytes', () => {
    const again = run_newsroom(path.join(source, 'examples', 'articles'), 'again');
    assert.ok(fs.readFileSync(again.page).equals(fs.readFileSync(report.page)));
  });
});
