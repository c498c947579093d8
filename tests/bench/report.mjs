// How long a report takes to open: tests/browser/run.sh BUILD tests/bench/report.mjs [DOCUMENTS] [CLAIMS]
//
// Prints, for the sample articles and for a generated dossier (2,000 documents, 50,000 claims): milliseconds from the
// beginning of the navigation to conflicts on the page that can be used, best and worst of five windows; then what the usual
// ways through the large one take; and the rate of the export beside writing the same rows plainly.
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import {folder, open, run_newsroom, settled, source, start, stop} from '../browser/browser.mjs';

const documents = Number(process.argv[2] || 2000);
const claims = Number(process.argv[3] || 50000);

// Equal seeds, equal dossiers.
let state = 2025;
function random(below) {
  state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
  return Math.floor((state / 2 ** 32) * below);
}
const hex = () => Array.from({length: 4}, () => random(2 ** 32).toString(16).padStart(8, '0')).join('');
const WORDS = 'council report winter traffic morning engineers residents company budget river district weather minister letter meeting contract service repair railway police visitors plan delay concert quarter union bridge harbour school hospital'.split(' ');
const sentence = () => Array.from({length: 12 + random(10)}, () => WORDS[random(WORDS.length)]).join(' ');

function generate(into) {
  fs.mkdirSync(into, {recursive: true});
  const files = {};
  const put = (port, row) => (files[port] = files[port] || []).push(JSON.stringify(row));
  const per_document = Math.round(claims / documents);
  const facts = [];  // the claims of one matter, by several documents
  for (let at = 0; at < documents; ++at) {
    const id = hex();
    let text = 'Story ' + at + '\n\n';
    const own = [];
    for (let i = 0; i < per_document; ++i) {
      const number = String(100 + random(900));
      const from = text.length;
      text += 'The ' + sentence() + ' had ';
      const start = text.length;
      text += number + ' people';
      own.push({id: hex(), document: id, key: 'd' + at, kind: i % 5 ? 'quantity' : 'time', extractor: 'extractor.quantity', confidence: 0.9, start, end: text.length, text: number + ' people',
        sentence: {start: from, end: text.length + 1}, subject: {text: 'The ' + WORDS[i % WORDS.length], start: from, end: from + 10}, property: 'people', value: {number, low: number, high: number, unit: 'people'}, modality: 'asserted'});
      text += '. ' + (i % 3 ? '' : '\n\n') + sentence() + '. ';
    }
    const published = '2025-' + String(1 + random(12)).padStart(2, '0') + '-' + String(1 + random(28)).padStart(2, '0');
    put('documents', {id, key: 'd' + at, uri: 'd' + at + '.txt', source: 'Paper ' + (at % 97), title: 'Story ' + at, published, language: 'en', text});
    put('clusters', {id: hex(), document: id, key: 'd' + at, cluster: id, canonical: true, independent_group: id});
    for (const [i, claim] of own.entries()) {
      put('claims', claim);
      if (i < 6) (facts[Math.floor(at / 4) * 6 + i] = facts[Math.floor(at / 4) * 6 + i] || []).push(claim);
    }
  }
  const ids = files.documents.map((row) => JSON.parse(row).id);
  for (let at = 3; at < documents; at += 5)
    put('copies', {id: hex(), a: ids[at - 1], b: ids[at], direction: 'unknown', kind: 'partial', similarity: 0.4, passages: [{a_start: 0, a_end: 200, b_start: 0, b_end: 200}], evidence: []});
  for (const [at, group] of facts.entries()) {
    if (group.length < 2) continue;
    const conflict = at % 4 === 0;
    const [first, ...rest] = group;
    const side = (value, members) => ({value, claims: members.map((claim) => claim.id), documents: members.length, independent_sources: members.length});
    put('findings', {id: hex(), kind: conflict ? 'value' : 'agreement', subject: first.subject.text, property: 'people ' + at, claims: group.map((claim) => claim.id),
      ...(conflict ? {sides: [side(first.value.number, [first]), side(rest[0].value.number + '0', rest)]} : {}), likely: {value: rest[0].value.number, confidence: 0.75},
      independent_sources: group.length, explanation: first.value.number + ' against others.', checker: 'checker.values'});
  }
  for (const [port, rows] of Object.entries(files)) fs.writeFileSync(path.join(into, port + '.jsonl'), rows.join('\n') + '\n');
  return Object.fromEntries(Object.entries(files).map(([port, rows]) => [port, rows.length]));
}

// Milliseconds until conflicts are on the page and the page takes input.
async function opening(page) {
  const times = [];
  for (let i = 0; i < 5; ++i) {
    const tab = await open(page);
    times.push(await tab.evaluate(() => performance.getEntriesByName('dossier-ready')[0].startTime));
    await tab.done();
  }
  times.sort((x, y) => x - y);
  return Math.round(times[0]) + ' to ' + Math.round(times[4]) + ' ms';
}

async function timed(what, work) {
  const begin = performance.now();
  await work();
  console.log('  ' + what + ': ' + Math.round(performance.now() - begin) + ' ms');
}

await start();
try {
  const samples = run_newsroom(path.join(source, 'examples', 'articles'), 'samples');
  console.log('sample articles: opens in ' + (await opening(samples.page)));

  const records = path.join(folder, 'large');
  const counts = generate(records);
  const page = path.join(folder, 'large.html');
  const measured = JSON.parse(execFileSync(path.join(process.env.DOSSIER_BUILD, 'tests', 'bin', 'report_of_records'), ['--measure', records, page], {encoding: 'utf8'}));
  const megabytes = (bytes) => (bytes / 1e6).toFixed(1) + ' MB';
  console.log(counts.documents + ' documents, ' + counts.claims + ' claims, ' + counts.findings + ' findings: opens in ' + (await opening(page)));
  const tab = await open(page);
  await timed('to who says what', async () => {
    await tab.click('#contents a[data-section=matrix]');
    await tab.waitForSelector('.matrix');
  });
  await timed('to the documents', async () => {
    await tab.click('#contents a[data-section=documents]');
    await tab.waitForSelector('.documents');
  });
  await timed('to one of them', async () => {
    await tab.locator('.documents tbody a').nth(60).click();
    await tab.waitForSelector('.reading');
  });
  await timed('a search in all texts', async () => {
    await tab.goBack();
    await settled(tab);
    await tab.fill('#search', 'story 1234');
    await tab.waitForFunction(() => document.querySelectorAll('.documents tbody tr').length === 1);
  });
  await timed('the conflicts of one source', async () => {
    await tab.click('#clear');
    await tab.click('#contents a[data-section=conflicts]');
    await tab.waitForSelector('.glance');
    await tab.selectOption('#source', 'Paper 7');
    await tab.waitForFunction(() => / of /.test(document.querySelector('main h2').textContent));
  });
  await tab.done();
  console.log('export: ' + megabytes(measured.bytes) + ' of records in ' + measured.export_ms + ' ms (' + Math.round(measured.bytes / 1e3 / measured.export_ms) + ' MB/s), a page of ' +
      megabytes(measured.page_bytes) + '; the same rows written plainly: ' + measured.plain_ms + ' ms');
} finally {
  await stop();
}
