// Findings: conflicts with their sides face to face, the others in short.

function claim_link(claim) {
  return '#c-' + encodeURIComponent(claim.id);
}

// Where a claim's document stands among the copies, if that makes its voice less than one of its own.
function origin_note(claim) {
  const place = data.cluster_of.get(claim.document);
  if (!place || !place.origin || place.origin === claim.document) return null;
  const origin = data.document.get(place.origin);
  return h('span', {class: 'copied'}, 'after ', h('a', {href: '#d-' + encodeURIComponent(place.origin)},
                                                origin ? source_of_document(origin) : 'another text'));
}

function byline(claim) {
  const doc = data.document.get(claim.document);
  const modality = claim.modality && claim.modality !== 'asserted' ? claim.modality : '';
  const speaker = claim.kind === 'quote' && claim.speaker ? claim.speaker.name || claim.speaker.text : '';
  return h('p', {class: 'by'}, h('a', {href: claim_link(claim)}, source_of(claim)),
           doc && doc.published && h('time', {datetime: doc.published}, doc.published.slice(0, 10)),
           speaker && h('span', {}, 'said by ' + speaker), modality && h('span', {class: 'hedge'}, modality),
           origin_note(claim));
}

// The sentences of claims: several claims of one sentence together, each wording once with all who have it.
function evidence(ids) {
  const sentences = new Map();
  for (const id of ids) {
    const claim = data.claim.get(id) || {id};
    const key = claim.sentence ? claim.document + ' ' + claim.sentence.start : claim.id;
    if (!sentences.has(key)) sentences.set(key, []);
    sentences.get(key).push(claim);
  }
  const wordings = new Map();
  for (const claims of sentences.values()) {
    const key = claims[0].document ? words_in_sentence(claims[0]) : claims[0].id;
    if (!wordings.has(key)) wordings.set(key, []);
    wordings.get(key).push(claims);
  }
  return h('ul', {class: 'evidence'}, [...wordings].map(([key, groups]) => {
    const [first, ...others] = groups[0];
    if (!first.document) return h('li', {class: 'missing'}, 'A claim that is not part of this export (' + key + ')');
    return h('li', {}, h('blockquote', {dir: 'auto'}, in_sentence(first, others).map(([text, is_claim]) =>
        (is_claim ? h('mark', {}, text) : text))), groups.map((claims) => byline(claims[0])));
  }));
}

// A filled dot for each independent source, a hollow one for each further document.
function dots(side) {
  const independent = Math.min(side.independent_sources, 12);
  const further = Math.max(0, Math.min(side.documents, 12) - independent);
  return h('span', {class: 'dots', 'aria-hidden': 'true'}, '●'.repeat(independent) + '○'.repeat(further));
}

function side_box(finding, side, at) {
  const likely = finding.likely && finding.likely.value === side.value;
  return h('section', {class: 'side side-' + (at % 6) + (likely ? ' likely' : '')},
           h('h4', {}, finding.sides.length > 1 && [h('span', {class: 'letter'}, String.fromCharCode(65 + (at % 26))), ' '],
             h('span', {class: 'value' + (side.value.length > 40 ? ' wordy' : ''), dir: 'auto', title: side.value}, readable(side.value))),
           h('p', {class: 'weight'}, dots(side), ' ', count(side.independent_sources, 'independent source'), ' in ',
             count(side.documents, 'document'),
             likely && h('strong', {}, 'favoured, ' + percent(finding.likely.confidence))),
           evidence(side.claims));
}

function heading_of(finding) {
  const parts = [...new Set([finding.subject, finding.property].filter(Boolean).map((part) => words(part)))];
  return parts.length ? parts.join(': ') : kind_name(finding.kind);
}

function finding_class(finding) {
  return CONFLICTS[finding.kind] ? 'conflict' : OTHERS[finding.kind] ? finding.kind : 'other';
}

function sides_of(finding) {
  if (finding.sides && finding.sides.length) return finding.sides.map((side, at) => side_box(finding, side, at));
  return evidence(members(finding));
}

function permalink(finding) {
  return h('a', {class: 'permalink', href: '#f-' + encodeURIComponent(finding.id), 'aria-label': 'Link to this finding'},
           '#');
}

// A conflict, open from the start.
function conflict_card(finding) {
  const decided = finding.likely ? null
      : h('p', {class: 'undecided'}, 'Undecided: nothing here favours one side over the others.');
  return h('article', {class: 'finding ' + finding_class(finding), id: 'f-' + finding.id},
           h('p', {class: 'kind'}, kind_name(finding.kind), finding.possible && h('span', {class: 'possible-tag'}, 'possible')),
           h('h3', {dir: 'auto'}, heading_of(finding), permalink(finding)),
           h('p', {class: 'explanation', dir: 'auto'}, finding.explanation || ''),
           range(finding.as_of) && h('p', {class: 'as-of'}, 'As of ' + range(finding.as_of)),
           h('div', {class: 'sides'}, sides_of(finding)), decided);
}

// The claims of a finding in their own words, the first few different ones.
function wordings_of(finding) {
  const texts = members(finding).map((id) => data.claim.get(id)).filter((claim) => claim && claim.text)
      .map((claim) => (claim.text.length > 60 ? claim.text.slice(0, 60) + ' …' : claim.text));
  const different = [...new Set(texts)];
  return different.slice(0, 4).concat(different.length > 4 ? ['…'] : []);
}

// Anything else: one line that opens. What it holds is made when it is opened first.
function finding_line(finding) {
  const values = finding.sides && finding.sides.length ? finding.sides.map((side) => readable(side.value)) : wordings_of(finding);
  const between = finding.kind === 'update' ? ' → ' : ' · ';
  const line = h('details', {class: 'finding line ' + finding_class(finding), id: 'f-' + finding.id},
                 h('summary', {}, h('span', {class: 'kind'}, kind_name(finding.kind)), ' ',
                   h('span', {class: 'what', dir: 'auto'}, heading_of(finding)), ' ',
                   h('span', {class: 'value', dir: 'auto'}, values.join(between)), ' ',
                   h('span', {class: 'weight'}, count(finding.independent_sources, 'independent source'))));
  return opening(line, () => [
    h('p', {class: 'explanation', dir: 'auto'}, finding.explanation || '', permalink(finding)),
    range(finding.as_of) && h('p', {class: 'as-of'}, 'As of ' + range(finding.as_of)),
    h('div', {class: 'sides'}, sides_of(finding)),
  ]);
}

// More independent voices first; among equals the canonical order.
function by_weight(findings) {
  return findings.map((finding, at) => [finding, at])
      .sort((x, y) => y[0].independent_sources - x[0].independent_sources || x[1] - y[1])
      .map(([finding]) => finding);
}
