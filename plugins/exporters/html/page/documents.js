// Documents with all their claims marked in the text.

// The text between two indices, cut wherever a claim begins or ends; each piece knows the claims that cover it.
function pieces(doc, claims, from, to) {
  const offsets = offsets_of(doc);
  const spans = claims.map((claim) => [offsets.index(claim.start), offsets.index(claim.end), claim])
      .filter(([start, end]) => start < to && end > from && end > start)
      .map(([start, end, claim]) => [Math.max(start, from), Math.min(end, to), claim]);
  const cuts = [...new Set([from, to, ...spans.flatMap(([start, end]) => [start, end])])].sort((x, y) => x - y);
  const starting = gather(spans, ([start]) => [start]);
  let open = [];
  const result = [];
  for (let i = 0; i + 1 < cuts.length; ++i) {
    open = open.filter(([, end]) => end > cuts[i]).concat(starting.get(cuts[i]) || []);
    result.push({text: doc.text.slice(cuts[i], cuts[i + 1]), over: open.map(([, , claim]) => claim)});
  }
  return result;
}

// The shortest claim wins the piece: it is what a reader points at.
function marked(doc, claims, from, to, seen) {
  return pieces(doc, claims, from, to).map(({text, over}) => {
    if (!over.length) return text;
    const inner = over.reduce((x, y) => (y.end - y.start <= x.end - x.start ? y : x));
    const kinds = [...new Set(over.map((claim) => claim.kind))];
    const first = !seen.has(inner.id) && seen.add(inner.id);
    const disputed = over.some((claim) => (data.findings_of.get(claim.id) || [])
        .some((finding) => CONFLICTS[finding.kind] && !finding.possible));
    return h('a', {class: 'claim ' + kinds.map((kind) => 'on-' + kind).join(' ') + (disputed ? ' disputed' : ''),
                   href: claim_link(inner), id: first ? 'at-' + inner.id : null,
                   title: over.map((claim) => claim.kind + ': ' + (value_of(claim) || claim.text || '')).join('\n')}, text);
  });
}

const BLOCKS = {title: 'h4', heading: 'h5', caption: 'p', table: 'pre', quote: 'blockquote', list: 'p', paragraph: 'p'};

function text_of(doc, claims) {
  const offsets = offsets_of(doc);
  const seen = new Set();
  const body = h('div', {class: 'text', dir: 'auto', lang: doc.language || null});
  let at = 0;
  const between = (to) => {
    if (doc.text.slice(at, to).trim()) body.append(h('p', {class: 'loose'}, marked(doc, claims, at, to, seen)));
    at = Math.max(at, to);
  };
  for (const block of doc.blocks || []) {
    const from = offsets.index(block.start);
    const to = offsets.index(block.end);
    if (from < at || to <= from) continue;  // blocks may nest; the outer one has been shown
    between(from);
    body.append(h(BLOCKS[block.kind] || 'p', {class: 'block ' + block.kind}, marked(doc, claims, from, to, seen)));
    at = to;
  }
  between(doc.text.length);
  return body;
}

function claim_row(claim) {
  const subject = claim.subject ? claim.subject.name || claim.subject.text : '';
  const about = [subject, claim.property || claim.predicate, ...(claim.scope || [])].filter(Boolean).join(', ');
  const notes = [claim.negated && 'negated', claim.modality && claim.modality !== 'asserted' && claim.modality,
                 claim.confidence < 1 && percent(claim.confidence) + ' sure', range(claim.as_of) && 'as of ' + range(claim.as_of)];
  const findings = (data.findings_of.get(claim.id) || []).map((finding) => h('a', {class: finding_class(finding),
      href: '#f-' + encodeURIComponent(finding.id)}, kind_name(finding.kind) + (finding.possible ? ' (possible)' : '')));
  const long = (claim.text || '').length > 160;
  return h('tr', {id: 'c-' + claim.id, 'data-kind': claim.kind}, h('td', {}, h('span', {class: 'key on-' + claim.kind}, words(claim.kind))),
           h('td', {dir: 'auto'}, h('a', {href: '#at-' + encodeURIComponent(claim.id)},
             long ? claim.text.slice(0, 160) + ' …' : claim.text || '')),
           h('td', {dir: 'auto'}, value_of(claim)), h('td', {dir: 'auto'}, about),
           h('td', {}, notes.filter(Boolean).join('; ')), h('td', {class: 'links'}, findings));
}

function claims_table(claims) {
  if (!claims.length) return h('p', {class: 'none'}, 'No claims were found in this document.');
  const head = ['Kind', 'Words', 'Read as', 'About', 'Notes', 'Findings'].map((name) => h('th', {scope: 'col'}, name));
  return h('details', {class: 'claims', open: true}, h('summary', {}, count(claims.length, 'claim')),
           h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Claims of this document'},
             h('table', {class: 'plain'}, h('thead', {}, h('tr', {}, head)), h('tbody', {}, claims.map(claim_row)))));
}

function facts_of(doc) {
  const rows = [['Source', doc.source], ['Authors', (doc.authors || []).join(', ')], ['Published', doc.published],
                ['Updated', doc.updated], ['Language', doc.language], ['Address', doc.url && outside(doc.url)],
                ['Input', doc.uri], ['Credits', (doc.credits || []).map((credit) => credit.name).join(', ')]];
  const links = data.copies_of.get(doc.id) || [];
  if (links.length)
    rows.push(['Shares text', links.map((copy) => h('a', {class: 'depends', href: '#l-' + encodeURIComponent(copy.id)},
        words(copy.kind) + ' ' + percent(copy.similarity) + ' with ' +
        source_of_document(data.document.get(copy.a === doc.id ? copy.b : copy.a))))]);
  return h('dl', {class: 'facts'}, rows.filter(([, value]) => value && value.length !== 0)
      .map(([name, value]) => [h('dt', {}, name), h('dd', {dir: 'auto'}, value)]));
}

function document_line(doc) {
  const claims = data.claims_of.get(doc.id) || [];
  const disputed = new Set(claims.flatMap((claim) => data.findings_of.get(claim.id) || [])
      .filter((finding) => CONFLICTS[finding.kind] && !finding.possible)).size;
  const line = h('details', {class: 'document line', id: 'd-' + doc.id},
                 h('summary', {}, h('span', {class: 'what', dir: 'auto'}, doc.title || doc.key || doc.uri), ' ',
                   h('span', {class: 'weight'}, [source_of_document(doc), (doc.published || '').slice(0, 10), count(claims.length, 'claim')]
                       .filter(Boolean).join(' · ')), ' ',
                   disputed ? h('span', {class: 'disputes'}, count(disputed, 'conflict')) : null));
  return opening(line, () => [
    facts_of(doc), doc.text ? text_of(doc, claims) : h('p', {class: 'none'}, 'This document has no text.'),
    claims_table(claims),
  ]);
}
