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

// Marks the words of one side that the other does not have (longest common subsequence; long passages stay unmarked).
function differences(left, right) {
  const a = tokens(left);
  const b = tokens(right);
  if (a.length * b.length > 250000) return [[left], [right]];
  const table = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
  const same = (i, j) => a[i].trim() === b[j].trim();
  for (let i = a.length - 1; i >= 0; --i)
    for (let j = b.length - 1; j >= 0; --j)
      table[i][j] = same(i, j) ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  const out = [[], []];
  const mark = (word) => [/^\s*/.exec(word)[0], h('mark', {class: 'differs'}, word.trim())];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && same(i, j)) {
      out[0].push(a[i++]);
      out[1].push(b[j++]);
    } else if (j >= b.length || (i < a.length && table[i + 1][j] >= table[i][j + 1])) {
      out[0].push(mark(a[i++]));
    } else {
      out[1].push(mark(b[j++]));
    }
  }
  return out;
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

function evidence_text(item) {
  if (typeof item === 'string') return item;
  const rest = Object.entries(item).filter(([key, value]) => key !== 'kind' && typeof value !== 'object');
  return words(item.kind) + (rest.length ? ': ' + rest.map(([key, value]) => key === 'text' ? value : key + ' ' + value).join(', ') : '');
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
