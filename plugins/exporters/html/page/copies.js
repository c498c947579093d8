// Who copies whom: clusters of documents, and links with their passages side by side.

const ARROWS = {a_to_b: '→', common: '↔', unknown: '–'};
const DIRECTIONS = {
  a_to_b: 'the second text stems from the first',
  common: 'both stem from a text that is not here',
  unknown: 'nothing tells which came first',
};

function document_name(id) {
  const doc = data.document.get(id);
  if (!doc) return h('span', {class: 'missing'}, id);
  const label = source_of_document(doc) + (doc.title ? ': ' + doc.title : doc.source && doc.key ? ' (' + doc.key + ')' : '');
  return h('a', {href: '#d-' + encodeURIComponent(id), dir: 'auto'}, label);
}

function clusters_list() {
  const groups = [...gather(data.clusters, (place) => [place.cluster]).values()].filter((group) => group.length > 1);
  if (!groups.length) return null;
  return h('ul', {class: 'clusters'}, groups.map((group) => {
    const copy = group.find((place) => place.origin && place.origin !== place.document && data.document.has(place.origin));
    const origin = copy ? copy.origin : '';
    const first = origin || (group.find((place) => place.canonical) || group[0]).document;
    const rest = group.filter((place) => place.document !== first);
    return h('li', {}, h('p', {class: 'origin'}, h('span', {class: 'kind'}, origin ? 'Origin' : 'One of'), document_name(first)),
             h('ul', {}, rest.map((place) => h('li', {}, document_name(place.document)))),
             h('p', {class: 'weight'}, count(group.length, 'document') + ', counted as one source'));
  }));
}

// Words with the gaps before them, so that the text can be put together again.
function tokens(text) {
  return text.match(/\s*\S+/g) || [];
}

// Quotation marks and dashes come in many forms; which one is no difference.
function plain_word(word) {
  return word.trim().replace(/[\u2018\u2019\u201a\u2032]/g, "'").replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"').replace(/[\u2010-\u2015]/g, '-');
}

// Text with the words that the other side does not have marked. kept: for each word whether the other side has it.
function with_marks(words_of_side, kept) {
  const out = [];
  for (let at = 0; at < words_of_side.length; ) {
    let stop = at;
    while (stop < words_of_side.length && kept[stop] === kept[at]) ++stop;
    const text = words_of_side.slice(at, stop).join('');
    const gap = /^\s*/.exec(text)[0];
    out.push(gap, kept[at] ? text.slice(gap.length) : h('mark', {class: 'differs'}, text.slice(gap.length)));
    at = stop;
  }
  return out;
}

// Both sides with their differences marked (longest common subsequence; long passages stay unmarked).
function differences(left, right) {
  const a = tokens(left);
  const b = tokens(right);
  if (a.length * b.length > 250000) return [[left], [right]];
  const [x, y] = [a.map(plain_word), b.map(plain_word)];
  const table = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; --i)
    for (let j = b.length - 1; j >= 0; --j)
      table[i][j] = x[i] === y[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  const kept = [a.map(() => false), b.map(() => false)];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (x[i] === y[j]) kept[0][i++] = kept[1][j++] = true;
    else if (table[i + 1][j] >= table[i][j + 1]) ++i;
    else ++j;
  }
  return [with_marks(a, kept[0]), with_marks(b, kept[1])];
}

function passages(copy) {
  const a = data.document.get(copy.a);
  const b = data.document.get(copy.b);
  if (!a || !b) return h('p', {class: 'missing'}, 'The texts are not part of this export.');
  return portions(copy.passages || [], (passage) => {
    const [left, right] = differences(slice(a, passage.a_start, passage.a_end), slice(b, passage.b_start, passage.b_end));
    return h('div', {class: 'pair'}, h('blockquote', {dir: 'auto'}, left), h('blockquote', {dir: 'auto'}, right));
  }, 20);
}

const TEXTS = {a: 'the first text', b: 'the second text'};

// Evidence is an object with a kind; what it holds besides differs. What is known is put into words, the rest is named.
function evidence_text(item) {
  if (typeof item === 'string') return item;
  const {kind, name, text, words: shared, share_of_a, share_of_b, in: where, start, end, ...rest} = item;
  const parts = [
    name, text, shared !== undefined && count(shared, 'word'), share_of_a !== undefined && percent(share_of_a) + ' of the first text',
    share_of_b !== undefined && percent(share_of_b) + ' of the second text', where && 'in ' + (TEXTS[where] || where),
    ...Object.entries(rest).filter(([, value]) => typeof value !== 'object').map(([key, value]) => key.replace(/_/g, ' ') + ': ' + value),
  ].filter(Boolean);
  return words(kind) + (parts.length ? ': ' + parts.join(', ') : '');
}

function copy_line(copy) {
  const line = h('details', {class: 'copy line', id: 'l-' + copy.id},
                 h('summary', {}, h('span', {class: 'kind'}, words(copy.kind)), ' ', document_name(copy.a),
                   h('span', {class: 'arrow', title: DIRECTIONS[copy.direction] || copy.direction}, ' ' + (ARROWS[copy.direction] || '–') + ' '),
                   document_name(copy.b), ' ', h('span', {class: 'weight'}, percent(copy.similarity) + ' alike')));
  return opening(line, () => {
    const why = (copy.evidence || []).map(evidence_text);
    return [h('p', {class: 'explanation'}, words(DIRECTIONS[copy.direction] || copy.direction) + '.'),
            why.length ? h('ul', {class: 'why'}, why.map((text) => h('li', {dir: 'auto'}, text))) : null,
            (copy.passages || []).length ? passages(copy) : h('p', {class: 'none'}, 'No aligned passages were exported.')];
  });
}
