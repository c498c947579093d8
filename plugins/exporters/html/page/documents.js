// Documents with all their claims marked.

// The text between two indices, split wherever a claim begins or ends; each piece lists the claims that cover it.
function pieces(offsets, claims, from, to) {
  const spans = claims.map((claim) => [offsets.index(claim.start), offsets.index(claim.end), claim])
      .filter(([start, end]) => start < to && end > from && end > start)
      .map(([start, end, claim]) => [Math.max(start, from), Math.min(end, to), claim]);
  const cuts = [...new Set([from, to, ...spans.flatMap(([start, end]) => [start, end])])].sort((x, y) => x - y);
  const starting = group_by(spans, ([start]) => start);
  let open = [];
  const result = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    open = open.filter(([, end]) => end > cuts[i]).concat(starting.get(cuts[i]) || []);
    result.push({text: offsets.text.slice(cuts[i], cuts[i + 1]), over: open.map(([, , claim]) => claim)});
  }
  return result;
}

function is_disputed(claim) {
  return (claim.findings || []).some((number) => store.findings[number].group === GROUPS.conflicts);
}

// A piece links to the shortest claim that covers it: that is the one a reader points at.
function marked(offsets, claims, from, to, marking) {
  return pieces(offsets, claims, from, to).map(({text, over}) => {
    if (!over.length) return text;
    const inner = over.reduce((x, y) => (y.end - y.start <= x.end - x.start ? y : x));
    const kinds = [...new Set(over.map((claim) => claim.kind))];
    const classes = 'claim ' + kinds.map((kind) => 'on-' + kind).join(' ') + (over.some(is_disputed) ? ' disputed' : '');
    if (!marking.links) return h('mark', {class: classes}, text);
    const first = !marking.seen.has(inner.id) && marking.seen.add(inner.id);
    return h('a', {class: classes, href: address('document', inner.document, inner.id), id: first ? 'at-' + inner.id : null,
                   title: over.map((claim) => words(claim.kind) + ': ' + (value_of(claim) || claim.text || '')).join('\n')}, text);
  });
}

const BLOCKS = {title: 'h3', heading: 'h4', caption: 'p', table: 'pre', quote: 'blockquote', list: 'p', paragraph: 'p'};

// links: whether a mark links to its claim.
function text_of(whole, claims, {links}) {
  const offsets = new Offsets(whole.text);
  const marking = {links, seen: new Set()};
  const body = h('div', {class: 'text', dir: 'auto', lang: whole.record.language || null});
  let at = 0;
  const between = (to) => {
    if (whole.text.slice(at, to).trim()) body.append(h('p', {class: 'loose'}, marked(offsets, claims, at, to, marking)));
    at = Math.max(at, to);
  };
  for (const block of whole.record.blocks || []) {
    const from = offsets.index(block.start);
    const to = offsets.index(block.end);
    if (from < at || to <= from) continue;  // nested block: the outer one is already shown
    between(from);
    body.append(h(BLOCKS[block.kind] || 'p', {class: 'block ' + block.kind}, marked(offsets, claims, from, to, marking)));
    at = to;
  }
  between(whole.text.length);
  return body;
}

function claim_row(claim) {
  const subject = claim.subject ? claim.subject.name || claim.subject.text : '';
  const about = [subject, claim.property || claim.predicate, ...(claim.scope || [])].filter(Boolean).join(', ');
  const notes = [claim.negated && 'negated', claim.modality && claim.modality !== 'asserted' && claim.modality,
                 claim.confidence < 1 && percent(claim.confidence) + ' confidence', range(claim.as_of) && 'as of ' + range(claim.as_of)];
  const findings = (claim.findings || []).map((number) => store.findings[number]).map((row) => h('a', {class: tone_of(row),
      href: finding_address(row)}, kind_name(row.kind) + (row.group === GROUPS.possible ? ' (possible)' : '')));
  const text = claim.text || '';
  return h('tr', {id: 'claim-' + claim.id, 'data-kind': claim.kind}, h('td', {}, h('span', {class: 'key on-' + claim.kind}, words(claim.kind))),
           h('td', {dir: 'auto'}, h('a', {href: address('document', claim.document, claim.id)}, text.length > 160 ? text.slice(0, 160) + ' …' : text || '·')),
           h('td', {dir: 'auto'}, value_of(claim)), h('td', {dir: 'auto'}, about),
           h('td', {}, notes.filter(Boolean).join('; ')), h('td', {class: 'links'}, findings));
}

function claims_table(claims) {
  if (!claims.length) return h('p', {class: 'none'}, 'No claims were found in this document.');
  const head = ['Kind', 'Text', 'Read as', 'About', 'Notes', 'Findings'].map((name) => h('th', {scope: 'col'}, name));
  return [h('h3', {class: 'rule'}, count(claims.length, 'claim')),
          scrollable('Claims of this document', h('table', {class: 'plain'}, h('thead', {}, h('tr', {}, head)), h('tbody', {}, claims.map(claim_row))))];
}

async function facts_of({row, record}) {
  const facts = [['Source', row.source], ['Authors', (record.authors || []).join(', ')], ['Published', record.published && readable_date(record.published)],
                 ['Updated', record.updated && readable_date(record.updated)], ['Language', record.language], ['Address', record.url && web_link(record.url)],
                 ['Input', record.uri], ['Credits', (record.credits || []).map((credit) => credit.name).join(', ')]];
  const links = (await all('copies')).filter((copy) => copy.a === row.id || copy.b === row.id);
  if (links.length)
    facts.push(['Shares text', links.slice(0, 12).map((copy) => h('a', {class: 'depends', href: address('copy', copy.id)},
        words(copy.kind) + ', ' + percent(copy.similarity) + ' similar: ' + source_of_row(row_of(copy.a === row.id ? copy.b : copy.a))))]);
  return h('dl', {class: 'facts'}, facts.filter(([, value]) => value && value.length !== 0)
      .map(([name, value]) => [h('dt', {}, name), h('dd', {dir: 'auto'}, value)]));
}

// What of its input is not in the text, and why, and the same of the inputs around it whose report the document has.
function losses_of({record}) {
  const {loss_report, containers} = record && record.metadata || {};
  return [loss_of('Kept and left out', loss_report), (containers || []).map((report) => loss_of('Left out of ' + report.input, report))];
}

function loss_of(title, report) {
  if (!report || !report.size) return null;
  const share = (part) => part * 1000 < report.size && part > 0 ? '< 0.1%' : (Math.floor(part * 1000 / report.size) / 10) + '%';
  const place = (part) => part.page ? 'page ' + part.page : part.member ? part.member
      : 'bytes ' + group_digits(String(part.start)) + ' to ' + group_digits(String(part.end));
  const totals = Object.entries(report.left_out).sort(([, x], [, y]) => y - x);
  const parts = (report.parts || []).map((part) => h('li', {}, words(part.reason) + (part.code ? ' (' + part.code + ')' : '') + ': ' + place(part)));
  if (report.more) parts.push(h('li', {}, 'and ' + count(report.more, 'smaller part')));
  const kept = report.kept === undefined ? [] : [h('dt', {}, 'Kept'),
      h('dd', {}, share(report.kept) + ' of ' + count(report.size, 'byte') + (report.unit === 'text' ? ' of words on its pages' : ''))];
  return [h('h3', {}, title), h('dl', {class: 'facts loss'}, kept,
      totals.map(([reason, size]) => [h('dt', {}, words(reason)), h('dd', {}, share(size))])),
      parts.length ? h('details', {class: 'loss'}, h('summary', {}, 'Where'), h('ul', {}, parts)) : null];
}

// The conflicts that the document's claims are part of, with their versions.
async function disputes_of(claims) {
  const numbers = [...new Set(claims.flatMap((claim) => claim.findings || []))].filter((number) => store.findings[number].group === GROUPS.conflicts);
  if (!numbers.length) return null;
  const findings = await Promise.all(numbers.sort((x, y) => x - y).slice(0, 40).map(finding_at));
  return [h('h3', {}, 'Disputed here'), h('ul', {class: 'disputes'}, findings.map((finding) => h('li', {}, h('a', {href: finding_address(finding), dir: 'auto'},
      headline_of(finding)), h('span', {class: 'matter', dir: 'auto'}, topic_of(finding)))))];
}

function legend(kinds) {
  if (!kinds.length) return null;
  return h('fieldset', {class: 'legend'}, h('legend', {}, 'Marked in the text'), kinds.map((kind) => {
    const box = h('input', {type: 'checkbox', checked: !document.body.classList.contains('hide-' + kind)});
    box.addEventListener('change', () => document.body.classList.toggle('hide-' + kind, !box.checked));
    return h('label', {}, box, h('span', {class: 'key on-' + kind}, words(kind)));
  }), h('span', {class: 'key disputed'}, 'In conflict'));
}

async function document_view(id, claim_id) {
  const number = store.number_of.get(id);
  if (number === undefined) return not_found('document');
  const whole = await whole_document(number);
  const {row, claims} = whole;
  const content = h('article', {class: 'document whole'},
      h('p', {class: 'kicker'}, h('span', {class: 'publisher', dir: 'auto'}, source_of_row(row)), row.published && h('time', {datetime: row.published},
        readable_date(row.published.slice(0, 10))), row.origin !== undefined && h('span', {class: 'copied'}, 'copied from ',
        h('a', {href: address('document', store.documents[row.origin].id)}, source_of_row(store.documents[row.origin])))),
      h('h2', {dir: 'auto', tabindex: '-1'}, document_title(row)),
      h('div', {class: 'reading'}, h('div', {class: 'page'}, whole.text ? text_of(whole, claims, {links: true})
          : h('p', {class: 'none'}, row.missing ? 'The text is not part of this export.' : 'This document has no text.')),
        h('aside', {'aria-label': 'About this document'}, await disputes_of(claims), legend(Object.keys(row.claims)), h('h3', {}, 'Details'), await facts_of(whole), losses_of(whole))),
      claims_table(claims), h('nav', {class: 'turn', 'aria-label': 'Previous and next document'},
        number > 0 ? h('a', {href: address('document', store.documents[number - 1].id), rel: 'prev'}, '← Previous') : h('span', {}),
        h('a', {href: address('documents')}, 'All documents'),
        number + 1 < store.documents.length ? h('a', {href: address('document', store.documents[number + 1].id), rel: 'next'}, 'Next →') : h('span', {})));
  const target = () => {
    if (!claim_id) return null;
    const line = content.querySelector('#claim-' + CSS.escape(claim_id));
    const mark = content.querySelector('#at-' + CSS.escape(claim_id));
    for (const node of [line, mark]) if (node) node.classList.add('target');
    return mark || line;
  };
  return {title: document_title(row), section: 'documents', content, target};
}

function document_line(row) {
  return h('tr', {}, h('th', {scope: 'row', dir: 'auto'}, h('a', {href: address('document', row.id)}, document_title(row))),
           h('td', {dir: 'auto'}, row.source || ''), h('td', {class: 'date'}, row.published ? readable_date(row.published.slice(0, 10)) : ''),
           h('td', {class: 'number'}, group_digits(String(row.claim_count))),
           h('td', {class: 'number'}, row.conflicts ? h('span', {class: 'disputed-count'}, String(row.conflicts)) : ''),
           h('td', {dir: 'auto'}, row.origin === undefined ? '' : source_of_row(store.documents[row.origin])));
}

const DOCUMENT_ROWS = 100;

async function documents_view() {
  const rows = await fitting_documents();
  if (!rows.length) return {number: 0, content: placeholder(is_filtered() ? 'Nothing matches the filter.' : 'There are no documents.')};
  const body = h('tbody', {});
  let shown = 0;
  const grow = () => {
    append(body, rows.slice(shown, shown + DOCUMENT_ROWS).map(document_line));
    shown = Math.min(shown + DOCUMENT_ROWS, rows.length);
    more.textContent = 'Show more (' + group_digits(String(rows.length - shown)) + ' left)';
    more.hidden = shown === rows.length;
  };
  const more = h('button', {type: 'button', class: 'more', onclick: grow});
  grow();
  const head = [['Document'], ['Source'], ['Published'], ['Claims', 'number'], ['Conflicts', 'number'], ['Copied from']]
      .map(([name, kind]) => h('th', {scope: 'col', class: kind}, name));
  return {number: rows.length, content: [scrollable('Documents', h('table', {class: 'plain documents'}, h('thead', {}, h('tr', {}, head)), body)), more]};
}
