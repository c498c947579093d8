// The filter. It is part of the page's address, so that a filtered view can be linked to.

const FILTERS = ['q', 'source', 'kind', 'from', 'to'];
const filter = {q: '', source: '', kind: '', from: '', to: ''};

function is_filtered() {
  return FILTERS.some((name) => filter[name]);
}

function in_period(published) {
  if (!filter.from && !filter.to) return true;
  const day = (published || '').slice(0, 10);
  return Boolean(day) && (!filter.from || day >= filter.from) && (!filter.to || day <= filter.to);
}

// The text that a search looks through, built once per record.
const haystacks = new WeakMap();
function contains(record, parts) {
  if (!filter.q) return true;
  if (!haystacks.has(record)) haystacks.set(record, parts().filter(Boolean).join('\n').toLowerCase());
  return haystacks.get(record).includes(filter.q.toLowerCase());
}

function finding_fits(finding) {
  const [scope, kind] = filter.kind.split(':');
  if (scope === 'finding' && finding.kind !== kind) return false;
  if (scope === 'claim' && !finding.cards.some((card) => card.kind === kind)) return false;
  if (filter.source && !finding.cards.some((card) => source_of(card) === filter.source)) return false;
  if ((filter.from || filter.to) && !finding.cards.some((card) => in_period((store.documents[card.doc] || {}).published))) return false;
  return contains(finding, () => [finding.subject, finding.property, finding.explanation, kind_name(finding.kind),
      ...sides_of(finding).flatMap((side) => [side.value, readable(side.value)]),
      ...finding.cards.flatMap((card) => [card.extract ? card.extract.text : card.text, source_of(card), (store.documents[card.doc] || {}).title])]);
}

// Everything but the search words: they may be in the text, which is read separately.
function document_may_fit(row) {
  const [scope, kind] = filter.kind.split(':');
  if (scope === 'claim' && !row.claims[kind]) return false;
  if (scope === 'finding' && !(row.finding_kinds && row.finding_kinds.has(kind))) return false;
  return (!filter.source || source_of_row(row) === filter.source) && in_period(row.published);
}

function document_has_words(row, record) {
  return contains(row, () => [row.title, row.source, row.key, row.uri, record && record.text]);
}

// The kinds of the findings that a document's claims are part of, for the filter by kind.
async function know_finding_kinds() {
  if (store.kinds_known) return;
  for (const finding of await all_findings())
    for (const card of finding.cards) {
      const row = store.documents[card.doc];
      if (!row) continue;
      row.finding_kinds = row.finding_kinds || new Set();
      row.finding_kinds.add(finding.kind);
    }
  store.kinds_known = true;
}

async function fitting_documents() {
  if (filter.kind.startsWith('finding:')) await know_finding_kinds();
  const rows = store.documents.filter(document_may_fit);
  if (!filter.q) return rows;
  const found = [];
  for (const row of rows) if (document_has_words(row, await item('texts', row.number))) found.push(row);
  return found;
}

async function fitting_findings(group) {
  const rows = findings_in(group);
  if (!is_filtered()) return rows.map((row) => row.number);
  await all('findings');
  const findings = await Promise.all(rows.map((row) => finding_at(row.number)));
  return findings.filter(finding_fits).map((finding) => finding.number);
}

async function fitting_copies() {
  const copies = await all('copies');
  if (!is_filtered()) return copies;
  const documents = new Set((await fitting_documents()).map((row) => row.id));
  return copies.filter((copy) => documents.has(copy.a) || documents.has(copy.b));
}
