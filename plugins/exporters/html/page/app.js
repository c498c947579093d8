// The page as a whole: summary, sections, filters, links to items.

const filter = {text: '', source: '', kind: ''};
const lists = {};  // what is shown now, by the first letter of the ids: f, d, l

// What a search looks through, made once for each record.
const haystacks = new WeakMap();
function haystack(record, parts) {
  if (!haystacks.has(record)) haystacks.set(record, parts().filter(Boolean).join('\n').toLowerCase());
  return haystacks.get(record);
}

function claims_in(finding) {
  return members(finding).map((id) => data.claim.get(id)).filter(Boolean);
}

function finding_fits(finding) {
  const claims = claims_in(finding);
  const [scope, kind] = filter.kind.split(':');
  if (scope === 'finding' && finding.kind !== kind) return false;
  if (scope === 'claim' && !claims.some((claim) => claim.kind === kind)) return false;
  if (filter.source && !claims.some((claim) => source_of(claim) === filter.source)) return false;
  return !filter.text || haystack(finding, () => [finding.subject, finding.property, finding.explanation, kind_name(finding.kind),
      ...(finding.sides || []).map((side) => side.value), ...claims.map(words_in_sentence),
      ...claims.map(source_of)]).includes(filter.text);
}

function document_fits(doc) {
  const claims = data.claims_of.get(doc.id) || [];
  const [scope, kind] = filter.kind.split(':');
  if (scope === 'claim' && !claims.some((claim) => claim.kind === kind)) return false;
  if (scope === 'finding' && !claims.some((claim) => (data.findings_of.get(claim.id) || []).some((f) => f.kind === kind)))
    return false;
  if (filter.source && source_of_document(doc) !== filter.source && !claims.some((c) => source_of(c) === filter.source))
    return false;
  return !filter.text || haystack(doc, () => [doc.title, doc.source, doc.key, doc.uri, doc.text]).includes(filter.text);
}

function copy_fits(copy) {
  const ends = [data.document.get(copy.a), data.document.get(copy.b)].filter(Boolean);
  if (filter.source && !ends.some((doc) => source_of_document(doc) === filter.source)) return false;
  return !filter.text || ends.some((doc) => haystack(doc, () => [doc.title, doc.source, doc.key, doc.uri, doc.text])
      .includes(filter.text));
}

function section(id, title, note, number, ...content) {
  return h('section', {id, 'aria-labelledby': id + '-title'},
           h('h2', {id: id + '-title'}, title, ' ', h('span', {class: 'number'}, String(number))),
           note && h('p', {class: 'note'}, note), content);
}

function findings_section(id, title, note, findings, render) {
  if (!findings.length) return null;
  const shown = findings.filter(finding_fits);
  const box = portions(shown, render, id === 'conflicts' ? 40 : 100);
  for (const finding of shown) lists.f.set(finding.id, [box, finding]);
  return section(id, title, note, shown.length === findings.length ? findings.length : shown.length + ' of ' + findings.length,
                 shown.length ? box : h('p', {class: 'none'}, 'None fits the filter.'));
}

function rejected_section() {
  if (!data.has_rejected) return null;
  const rows = data.rejected.map((lost) => h('tr', {}, h('td', {dir: 'auto'}, lost.input || lost.unit_id || ''),
      h('td', {}, lost.code), h('td', {dir: 'auto'}, lost.message), h('td', {}, [lost.stage, lost.plugin].filter(Boolean).join(', '))));
  const head = ['Input', 'Code', 'Why', 'Where'].map((name) => h('th', {scope: 'col'}, name));
  return section('rejected', 'Rejected', 'What could not be read or checked, and why. It is in no count above.', rows.length,
                 rows.length ? h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Rejected'},
                   h('table', {class: 'plain'}, h('thead', {}, h('tr', {}, head)), h('tbody', {}, rows)))
                 : h('p', {class: 'none'}, 'Nothing was rejected.'));
}

function draw() {
  for (const letter of ['f', 'd', 'l']) lists[letter] = new Map();
  const sure = data.findings.filter((finding) => !finding.possible);
  const of_kind = (...kinds) => sure.filter((finding) => kinds.includes(finding.kind));
  const conflicts = by_weight(sure.filter((finding) => CONFLICTS[finding.kind]));
  const documents = data.documents.filter(document_fits);
  const copies = data.copies.filter(copy_fits);
  const listed = (letter, records, render) => {
    const box = portions(records, render);
    for (const record of records) lists[letter].set(record.id, [box, record]);
    return box;
  };
  const share = (part, whole) => (part === whole ? whole : part + ' of ' + whole);
  const parts = [
    data.has_findings && !conflicts.length &&
        section('conflicts', 'Conflicts', null, 0, h('p', {class: 'none'}, 'No conflicts were found.')),
    findings_section('conflicts', 'Conflicts', 'Sources that cannot all be right. Copies of one text count as one independent source.',
                     conflicts, conflict_card),
    findings_section('agreements', 'Agreements', 'The same said in other words, units or roundings.', by_weight(of_kind('agreement')), finding_line),
    findings_section('developments', 'Updates and derived figures', 'A later value replaces an earlier one; or numbers follow from one another. No contradiction.',
                     of_kind('update', 'derivation'), finding_line),
    findings_section('possible', 'Possible', 'Found on weak grounds: the claims may speak of different things. Counted nowhere else.',
                     data.findings.filter((finding) => finding.possible), finding_line),
    findings_section('others', 'Other findings', null,
                     sure.filter((finding) => !CONFLICTS[finding.kind] && !OTHERS[finding.kind]), finding_line),
    findings_section('single', 'Said by one source only', null, of_kind('single_source'), finding_line),
    sure.length ? section('matrix', 'Who says what', null, '', matrix(by_weight(sure.filter(finding_fits)))) : null,
    data.sources.length ? section('sources', 'Sources', null, data.sources.length, sources_table()) : null,
    data.has_copies || data.has_clusters ? section('copies', 'Who copies whom',
        'Passages that two documents share stand side by side; words that differ are underlined.', share(copies.length, data.copies.length),
        clusters_list(), data.copies.length ? listed('l', copies, copy_line) : h('p', {class: 'none'}, 'No shared text was found.')) : null,
    data.has_documents ? section('documents', 'Documents', null, share(documents.length, data.documents.length), legend(),
        listed('d', documents, document_line)) : null,
    rejected_section(),
  ].filter(Boolean);
  const main = document.getElementById('dossier');
  main.replaceChildren(...parts);
  document.getElementById('contents').replaceChildren(...parts.map((part) => h('li', {}, h('a', {href: '#' + part.id},
      part.querySelector('h2').firstChild.textContent, ' ', h('span', {class: 'number'}, part.querySelector('h2 .number').textContent)))));
  const filtered = filter.text || filter.source || filter.kind;
  document.getElementById('status').textContent = !filtered ? '' :
      count(data.findings.filter(finding_fits).length, 'finding') + ' and ' + count(documents.length, 'document') + ' fit.';
}

function legend() {
  const kinds = [...new Set(data.claims.map((claim) => claim.kind))];
  if (!kinds.length) return null;
  return h('fieldset', {class: 'legend'}, h('legend', {}, 'Marked in the texts'), kinds.map((kind) => {
    const box = h('input', {type: 'checkbox', checked: !document.body.classList.contains('hide-' + kind)});
    box.addEventListener('change', () => document.body.classList.toggle('hide-' + kind, !box.checked));
    return h('label', {}, box, h('span', {class: 'key on-' + kind}, words(kind)));
  }), h('span', {class: 'key disputed'}, 'In conflict'));
}

function summary() {
  const sure = data.findings.filter((finding) => !finding.possible);
  const number = (...kinds) => sure.filter((finding) => kinds.includes(finding.kind)).length;
  const conflicts = number(...Object.keys(CONFLICTS));
  const publishers = new Set(data.documents.map(source_of_document)).size;
  const groups = new Set(data.clusters.map((place) => place.independent_group)).size;
  const line = [
    data.has_documents && count(data.documents.length, 'document') + ' from ' + count(publishers, 'source') +
        (data.has_clusters ? ', ' + group(String(groups)) + ' independent' : ''),
    data.has_claims && count(data.claims.length, 'claim'),
    data.has_findings && count(number('agreement'), 'agreement'),
    data.has_findings && count(number('update'), 'update'),
    data.has_rejected && count(data.rejected.length, 'input', 'inputs') + ' rejected',
  ].filter(Boolean);
  document.getElementById('summary').replaceChildren(...[data.has_findings &&
      h('strong', {class: conflicts ? 'some' : 'no'}, conflicts ? count(conflicts, 'conflict') : 'No conflicts'),
      h('span', {}, line.join(' · '))].filter(Boolean));
}

function fill_filters() {
  const sources = [...new Set(data.documents.map(source_of_document).concat(data.claims.map(source_of)))].filter(Boolean).sort();
  append(document.getElementById('source'), sources.map((name) => h('option', {value: name}, name)));
  const kinds = (records, scope, label) => {
    const names = [...new Set(records.map((record) => record.kind))].sort();
    return names.length ? h('optgroup', {label}, names.map((kind) => h('option', {value: scope + ':' + kind},
        scope === 'finding' ? kind_name(kind) : words(kind)))) : null;
  };
  append(document.getElementById('kind'), [kinds(data.findings, 'finding', 'Findings'), kinds(data.claims, 'claim', 'With claims of kind')]);
  let waiting = 0;
  document.getElementById('filters').addEventListener('input', (event) => {
    filter.text = document.getElementById('search').value.trim().toLowerCase();
    filter.source = document.getElementById('source').value;
    filter.kind = document.getElementById('kind').value;
    clearTimeout(waiting);
    waiting = setTimeout(draw, event.target.type === 'search' ? 200 : 0);
  });
  document.getElementById('filters').addEventListener('submit', (event) => event.preventDefault());
}

// Opens what an address such as #c-ID points to: its document, its place in a long list.
function follow() {
  const id = decodeURIComponent(location.hash.slice(1));
  const [, letter, rest] = /^(f|d|l|c|at)-(.+)$/.exec(id) || [];
  if (!letter) return;
  const claim = letter === 'c' || letter === 'at' ? data.claim.get(rest) : null;
  const entry = claim ? lists.d.get(claim.document) : (lists[letter] || new Map()).get(rest);
  if (entry) {
    entry[0].reveal(entry[1]);
    const holder = document.getElementById((claim ? 'd-' : letter + '-') + entry[1].id);
    if (holder && holder.fill) holder.fill();
    if (holder && holder.tagName === 'DETAILS') holder.open = true;
  }
  const target = document.getElementById(id) || (claim && document.getElementById('c-' + rest));
  if (!target) return;
  for (const old of document.querySelectorAll('.target')) old.classList.remove('target');
  target.classList.add('target');
  setTimeout(() => target.scrollIntoView({block: letter === 'd' ? 'start' : 'center'}), 0);
}

read_data();
summary();
fill_filters();
draw();
window.addEventListener('hashchange', follow);
// Print what is on the page, opened.
window.addEventListener('beforeprint', () => {
  for (const line of document.querySelectorAll('section:not(#documents) details.line')) {
    line.fill();
    line.open = true;
  }
});
follow();
