// What the export holds, indexed. Offsets of records count UTF-8 bytes; strings here count UTF-16 units.

function load(port) {
  const block = document.getElementById('data-' + port);
  return block ? JSON.parse(block.textContent) : null;
}

function utf8_size(unit_or_point) {
  return unit_or_point < 0x80 ? 1 : unit_or_point < 0x800 ? 2 : unit_or_point < 0x10000 ? 3 : 4;
}

// From byte offsets to string indices: a mark each 256 characters, then a short walk.
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

const CONFLICTS = {
  value: 'Different figures',
  sign: 'Opposite directions',
  date: 'Different dates',
  time: 'Different times',
  negation: 'One affirms, one denies',
  quote_altered: 'Altered quote',
  quote_attribution: 'One quote, different speakers',
  derived_arithmetic: 'Figures that do not add up',
};
const OTHERS = {
  agreement: 'Agreement',
  update: 'Update',
  derivation: 'Derived figures',
  single_source: 'One source only',
};

function kind_name(kind) {
  return CONFLICTS[kind] || OTHERS[kind] || words(kind);
}

const data = {};

function read_data() {
  for (const port of ['documents', 'copies', 'clusters', 'claims', 'findings', 'sources', 'rejected']) {
    const records = load(port);
    data['has_' + port] = records !== null;
    data[port] = records || [];
  }
  const by = (records, name) => new Map(records.map((record) => [record[name], record]));
  data.document = by(data.documents, 'id');
  data.claim = by(data.claims, 'id');
  data.finding = by(data.findings, 'id');
  data.cluster_of = by(data.clusters, 'document');
  data.claims_of = gather(data.claims, (claim) => [claim.document]);
  data.findings_of = gather(data.findings, (finding) => members(finding));
  data.copies_of = gather(data.copies, (copy) => (copy.a === copy.b ? [copy.a] : [copy.a, copy.b]));
}

function gather(records, keys) {
  const lists = new Map();
  for (const record of records)
    for (const key of keys(record)) {
      if (!lists.has(key)) lists.set(key, []);
      lists.get(key).push(record);
    }
  return lists;
}

// The ids of all claims of a finding, each once.
function members(finding) {
  const ids = new Set(finding.claims || []);
  for (const side of finding.sides || []) for (const id of side.claims) ids.add(id);
  return [...ids];
}

function offsets_of(doc) {
  if (!doc.offsets) Object.defineProperty(doc, 'offsets', {value: new Offsets(doc.text || '')});
  return doc.offsets;
}

function slice(doc, start, end) {
  const offsets = offsets_of(doc);
  return doc.text.slice(offsets.index(start), offsets.index(end));
}

// The claim's own source, else its document's; a document without a publisher goes by its key.
function source_of(claim) {
  if (claim.source) return claim.source;
  return source_of_document(data.document.get(claim.document)) || claim.key || 'unknown source';
}
function source_of_document(doc) {
  return doc ? doc.source || doc.key || doc.uri : '';
}

// The sentence of a claim as [text, is it the claim] pairs. A quote's claim are its words, without what stands between
// them. Long sentences are cut around the claim. others: claims of the same sentence to be marked with it.
function in_sentence(claim, others = []) {
  const doc = data.document.get(claim.document);
  if (!doc) return [[claim.text || '', true]];
  const offsets = offsets_of(doc);
  const content = [claim, ...others].flatMap((one) =>
    (one.quote && one.quote.content && one.quote.content.length ? one.quote.content : [one]));
  const spans = content.map((span) => [offsets.index(span.start), offsets.index(span.end)]).sort(([x], [y]) => x - y);
  const start = Math.min(...spans.map(([from]) => from));
  const end = Math.max(...spans.map(([, to]) => to));
  const around = claim.sentence ? 400 : 120;
  let from = claim.sentence ? Math.min(offsets.index(claim.sentence.start), start) : 0;
  let to = claim.sentence ? Math.max(offsets.index(claim.sentence.end), end) : doc.text.length;
  const parts = [];
  if (start - from > around) {
    from = start - around + gap_after(doc.text.slice(start - around, start));
    parts.push(['… ', false]);
  }
  const cut = to - end > around;
  if (cut) to = end + around;
  for (const [begin, stop] of spans) {
    if (begin < from) continue;  // inside the one before
    if (begin > from) parts.push([doc.text.slice(from, begin), false]);
    parts.push([doc.text.slice(begin, Math.min(stop, begin + 2000)) + (stop - begin > 2000 ? ' …' : ''), true]);
    from = stop;
  }
  if (to > from) parts.push([doc.text.slice(from, to), false]);
  if (cut) parts.push([' …', false]);
  return parts;
}
function words_in_sentence(claim) {
  return in_sentence(claim).map(([text]) => text).join('');
}
function gap_after(text) {
  const gap = text.search(/\s/);
  return gap < 0 ? 0 : gap + 1;
}

// What a claim says, in short: its value as it was read.
function value_of(claim) {
  const value = claim.value || {};
  if (value.text) return value.text;
  const unit = value.code || value.unit || '';
  const noun = value.noun && value.noun !== unit ? value.noun : '';
  const tail = [unit, noun].filter(Boolean).map((part) => ' ' + part).join('');
  const about = value.approximate ? '≈ ' : '';
  if (value.number) return about + (value.bound ? value.bound + ' ' : '') + readable(value.number) + tail;
  if (value.low && value.high) return about + readable(value.low) + ' to ' + readable(value.high) + tail;
  if (value.low || value.high) return (value.low ? '≥ ' : '≤ ') + readable(value.low || value.high) + tail;
  if (claim.time) return claim.time.timex || '';
  if (claim.entity) return claim.entity.name || '';
  if (claim.speaker) return claim.speaker.name || claim.speaker.text || '';
  return '';
}

// Times of a claim for reading. The end is excluded in records; of whole days the last one is shown.
function range(as_of) {
  if (!as_of) return '';
  const {from = ''} = as_of;
  let {to = ''} = as_of;
  if (/^\d{4}-\d\d-\d\d$/.test(to) && /^\d{4}-\d\d-\d\d$/.test(from || to)) {
    if (!from) return 'before ' + to;
    const last = new Date(to + 'T00:00:00Z');
    if (!isNaN(last)) to = new Date(last - 86400000).toISOString().slice(0, 10);
  }
  if (from && to) return from === to ? from : from + ' to ' + to;
  return from ? 'from ' + from : to ? 'before ' + to : '';
}
