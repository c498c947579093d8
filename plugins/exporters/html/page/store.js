// The data of the page. The index is read immediately; everything else is in blocks (script elements that no browser
// runs: JSON, deflated, in base64), which are read when they are needed and then kept.

const store = {documents: [], findings: [], number_of: new Map(), finding_number: new Map(), wired: new Set()};
const blocks = new Map();  // by name: a promise of the block's items

// Resolves when the entire page is parsed: until then blocks at its end may be missing.
const whole_page = new Promise((done) => {
  if (document.readyState !== 'loading') done();
  else document.addEventListener('DOMContentLoaded', done, {once: true});
});

async function read_block(id) {
  let element = document.getElementById(id);
  if (!element || !element.nextSibling) {
    await whole_page;
    element = document.getElementById(id);
  }
  const packed = atob(element.textContent);
  const bytes = new Uint8Array(packed.length);
  for (let i = 0; i < packed.length; ++i) bytes[i] = packed.charCodeAt(i);
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw'));
  return JSON.parse(await new Response(stream).text());
}

async function open_store() {
  const index = await read_block('index');
  store.wired = new Set(index.wired);
  store.blocks = index.blocks;
  store.claim_sources = index.claim_sources;
  store.documents = index.documents;
  store.documents.forEach((row, number) => {
    row.number = number;
    row.claim_count = Object.values(row.claims).reduce((sum, some) => sum + some, 0);
    store.number_of.set(row.id, number);
  });
  store.findings = index.findings;
  store.findings.forEach((row, number) => {
    row.number = number;
    store.finding_number.set(row.id, number);
  });
}

function how_many(name) {
  return store.blocks[name].items;
}

function block_at(name, place) {
  const id = name + '-' + place;
  if (!blocks.has(id)) blocks.set(id, read_block(id));
  return blocks.get(id);
}

// The item with this number: the document's for texts and claims, the finding's for findings.
async function item(name, number) {
  const {first} = store.blocks[name];
  let low = 0;
  let high = first.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (first[middle] <= number) low = middle;
    else high = middle - 1;
  }
  return (await block_at(name, low))[number - first[low]];
}

async function all(name) {
  const parts = await Promise.all(store.blocks[name].first.map((_, place) => block_at(name, place)));
  return parts.flat();
}

async function finding_at(number) {
  const finding = await item('findings', number);
  if (!finding.card) {
    finding.number = number;
    finding.group = store.findings[number].group;
    finding.card = new Map(finding.cards.map((card) => [card.id, card]));
  }
  return finding;
}

async function all_findings() {
  await all('findings');
  return Promise.all(store.findings.map((row) => finding_at(row.number)));
}

// A document with its text and its claims; the text of one that is not part of the export is empty.
async function whole_document(number) {
  const [record, claims] = await Promise.all([item('texts', number), item('claims', number)]);
  return {row: store.documents[number], record: record || {}, text: (record && record.text) || '', claims};
}

// As presentation/finding_group.hpp numbers them.
const GROUPS = {conflicts: 0, agreements: 1, developments: 2, others: 3, possible: 4, single: 5};

// Without the agreements that are one version of a conflict: these are part of it.
function findings_in(group) {
  return store.findings.filter((row) => row.group === GROUPS[group] && row.part_of === undefined);
}

// The publisher of a document, or its key where the publisher is unknown.
function source_of_row(row) {
  return row ? row.source || row.key || row.uri || 'unknown source' : 'unknown source';
}
// The claim's own source, else its document's.
function source_of(card) {
  return card.source || source_of_row(store.documents[card.doc]);
}

function group_by(records, key_of) {
  const lists = new Map();
  for (const record of records) {
    const key = key_of(record);
    if (!lists.has(key)) lists.set(key, []);
    lists.get(key).push(record);
  }
  return lists;
}

function utf8_size(point) {
  return point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
}

// Converts byte offsets of records to string indices: a mark every 256 characters, then a short scan.
class Offsets {
  constructor(text) {
    this.text = text;
    this.marks = [[0, 0]];
    let bytes = 0;
    let steps = 0;
    for (let at = 0; at < text.length; ) {
      const point = text.codePointAt(at);
      bytes += utf8_size(point);
      at += point > 0xffff ? 2 : 1;
      if (++steps % 256 === 0) this.marks.push([bytes, at]);
    }
    this.bytes = bytes;
  }
  // Inside a character: its beginning. Beyond the text: its end.
  index(byte) {
    if (byte >= this.bytes) return this.text.length;
    if (this.bytes === this.text.length) return byte;
    let low = 0;
    let high = this.marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (this.marks[middle][0] <= byte) low = middle;
      else high = middle - 1;
    }
    let [bytes, at] = this.marks[low];
    for (;;) {
      const point = this.text.codePointAt(at);
      const size = utf8_size(point);
      if (bytes + size > byte) return at;
      bytes += size;
      at += point > 0xffff ? 2 : 1;
    }
  }
}
