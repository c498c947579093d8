// The sentences of a finding's claims, as clippings from their articles.

function address(...parts) {
  return '#' + parts.map(encodeURIComponent).join('/');
}

function document_title(row) {
  return row.title || row.line || row.key || row.uri || 'Untitled';
}

// The sentence of an extract as [text, is_claim] pairs.
function sentence_parts(extract, marks) {
  const [from, to] = extract.sentence;
  const parts = [];
  let at = from;
  for (const [start, end] of [...marks].sort(([x], [y]) => x - y)) {
    const begin = Math.max(start, at);
    const stop = Math.min(end, to);
    if (stop <= begin) continue;
    parts.push([extract.text.slice(at, begin), false], [extract.text.slice(begin, stop), true]);
    at = stop;
  }
  parts.push([extract.text.slice(at, to), false]);
  return parts.filter(([text]) => text);
}

// Original reports before copied ones, otherwise in the order of the records.
function own_first(cards) {
  return cards.filter((card) => card.copied === undefined).concat(cards.filter((card) => card.copied !== undefined));
}

// Claims of one sentence make one clipping; so do equal sentences of several documents, with all of their bylines.
function clippings_of(cards) {
  const sentences = group_by(cards, (card) => (card.extract ? card.doc + ' ' + card.extract.from + ' ' + card.extract.sentence : card.id));
  const clippings = [...sentences.values()].map((group) => {
    const [first] = group;
    const parts = first.extract ? sentence_parts(first.extract, group.flatMap((card) => card.extract.marks)) : [[first.text || '', true]];
    return {cards: group, parts, key: parts.map(([text]) => text).join('')};
  });
  return [...group_by(clippings, (clipping) => clipping.key).values()];
}

// The origin of a claim's text where it is copied: such a claim is not an independent report.
function copied_note(card) {
  if (card.copied === undefined) return null;
  const origin = store.documents[card.copied];
  return h('span', {class: 'copied'}, 'copied from ', h('a', {href: address('document', origin.id), dir: 'auto'}, source_of_row(origin)));
}

function byline(cards) {
  const [card] = cards;
  const row = store.documents[card.doc];
  const hedge = card.modality && card.modality !== 'asserted' ? card.modality : '';
  const speaker = card.kind === 'quote' && card.speaker ? card.speaker.name || card.speaker.text : '';
  return h('div', {class: 'byline'},
           h('p', {class: 'publisher', dir: 'auto'}, source_of(card), row.published && [', ',
             h('time', {datetime: row.published}, readable_date(row.published.slice(0, 10)))]),
           h('p', {}, h('a', {class: 'article', href: address('document', row.id, card.id), dir: 'auto'}, document_title(row))),
           (speaker || hedge || card.copied !== undefined) && h('p', {class: 'remarks'}, speaker && h('span', {dir: 'auto'}, 'said by ' + speaker),
             hedge && h('span', {class: 'hedge'}, hedge), copied_note(card)));
}

function clipping(group) {
  const [first] = group;
  return h('li', {class: 'clipping'}, h('blockquote', {dir: 'auto'},
             first.parts.map(([text, is_claim]) => (is_claim ? h('mark', {}, text) : text))),
           group.map(({cards}) => byline(cards)));
}

function evidence(finding, ids) {
  const missing = ids.filter((id) => !finding.card.has(id));
  const groups = clippings_of(own_first(ids.map((id) => finding.card.get(id)).filter(Boolean)));
  return h('ul', {class: 'evidence'}, groups.map(clipping),
           missing.length > 0 && h('li', {class: 'missing'}, count(missing.length, 'claim') +
             (missing.length === 1 ? ' is' : ' are') + ' not part of this export (' + list_words(missing, 2) + ').'));
}

// The ids of all claims of a finding, each once.
function members(finding) {
  return [...new Set([...(finding.claims || []), ...sides_of(finding).flatMap((side) => side.claims)])];
}
