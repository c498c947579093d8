// A headless Chromium, reports to open in it, and checks of what no report may do.
import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import fs from 'node:fs';
import {createRequire} from 'node:module';
import os from 'node:os';
import path from 'node:path';
import {fileURLToPath, pathToFileURL} from 'node:url';

const require = createRequire(process.env.DOSSIER_MODULES);
const {chromium} = require('playwright-core');
const axe = fs.readFileSync(require.resolve('axe-core/axe.min.js'), 'utf8');
const build = process.env.DOSSIER_BUILD;

export const source = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', '..');
export const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dossier-browser-'));

let browser;
export async function start() {
  browser = await chromium.launch({executablePath: process.env.CHROMIUM, args: ['--no-sandbox', '--disable-gpu', '--disable-quic',
    '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync']});
}
export async function stop() {
  if (browser) await browser.close();
  fs.rmSync(folder, {recursive: true, force: true});
}

// A report as a pipeline writes it: {page, records}.
export function run_newsroom(articles, name) {
  const out = path.join(folder, name);
  execFileSync(path.join(build, 'bin', 'dossier'), ['run', path.join(source, 'pipelines', 'newsroom.yaml'), '--set', 'articles=' + articles,
    '--set', 'output=' + out, '--state', out + '.state', '--progress', 'none'], {stdio: 'pipe'});
  const records = (port) => fs.readFileSync(path.join(out, port + '.jsonl'), 'utf8').split('\n').filter(Boolean).map((line) => JSON.parse(line));
  return {page: path.join(out, 'report.html'), records};
}

// A report of these records: {documents: [...], claims: [...]}, one member per connected port.
export function report_of(records, name, title = 'Dossier') {
  const from = path.join(folder, name + '.records');
  fs.mkdirSync(from, {recursive: true});
  for (const [port, rows] of Object.entries(records)) fs.writeFileSync(path.join(from, port + '.jsonl'), rows.map((row) => JSON.stringify(row) + '\n').join(''));
  const page = path.join(folder, name + '.html');
  execFileSync(path.join(build, 'tests', 'bin', 'report_of_records'), [from, page, title]);
  return page;
}

// The span of a part of a text, in bytes. nth: which of its occurrences, from 0.
export function span(text, part, nth = 0) {
  let at = text.indexOf(part);
  for (let i = 0; i < nth; ++i) at = text.indexOf(part, at + 1);
  assert.notEqual(at, -1, part);
  const start = Buffer.byteLength(text.slice(0, at));
  return {start, end: start + Buffer.byteLength(part)};
}

// Opens a report in its own window. done() fails if there was a request to the network, a message on the console, or a
// violation of the page's policy.
export async function open(page, {address = '', ...options} = {}) {
  const context = await browser.newContext({viewport: {width: 1280, height: 900}, ...options});
  const tab = await context.newPage();
  const problems = [];
  tab.on('console', (message) => problems.push('console: ' + message.text()));
  tab.on('pageerror', (error) => problems.push('error: ' + error.message));
  tab.on('dialog', (dialog) => {
    problems.push('dialog: ' + dialog.message());
    dialog.dismiss();
  });
  const own = pathToFileURL(page).href;
  context.on('request', (request) => {
    if (request.url().split('#')[0] !== own) problems.push('request: ' + request.url());
  });
  await tab.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) => window.violations.push(event.violatedDirective + ' ' + event.blockedURI));
  });
  await tab.goto(own + address);
  await tab.waitForSelector('body[data-ready]');
  tab.done = async () => {
    assert.deepEqual(problems, []);
    assert.deepEqual(await tab.evaluate(() => window.violations), []);
    await context.close();
  };
  return tab;
}

// Waits until the view of the current address is drawn.
export async function settled(tab) {
  await tab.waitForFunction(() => {
    const main = document.getElementById('dossier');
    return !main.hasAttribute('aria-busy') && main.dataset.address === location.hash;
  });
}

// Fails on any violation that axe finds: WCAG 2.2 A and AA, and its best practices.
export async function accessible(tab, what) {
  await tab.evaluate(axe);
  const {violations} = await tab.evaluate(() => window.axe.run(document, {resultTypes: ['violations']}));
  assert.deepEqual(violations.map(({id, nodes}) => id + ': ' + nodes.slice(0, 3).map((node) => node.html.slice(0, 160) + ' ' + (node.any[0] || {}).message).join(' | ')), [], what);
}
