// Who copies whom: a diagram of publishers, clusters of documents, and copy links with their passages side by side.

const ARROWS = {a_to_b: '→', common: '↔', unknown: '–'};
const DIRECTIONS = {
  a_to_b: 'the second text derives from the first',
  common: 'both derive from a text that is not in this dossier',
  unknown: 'it is not known which came first',
};

function row_of(id) {
  return store.documents[store.number_of.get(id)];
}

function document_name(id) {
  const row = row_of(id);
  if (!row) return h('span', {class: 'missing'}, id);
  return h('a', {href: address('document', id), dir: 'auto'}, h('span', {class: 'publisher'}, source_of_row(row)), row.title && ' ' + row.title);
}

// Documents that count as one source, each group with its origin first.
async function clusters() {
  const places = await all('clusters');
  return [...group_by(places, (place) => place.cluster).values()].filter((group) => group.length > 1).map((group) => {
    const copy = group.find((place) => place.origin && place.origin !== place.document && store.number_of.has(place.origin));
    const first = copy ? copy.origin : (group.find((place) => place.canonical) || group[0]).document;
    return {has_origin: Boolean(copy), first, rest: group.map((place) => place.document).filter((id) => id !== first)};
  });
}

function cluster_item({has_origin, first, rest}) {
  return h('li', {}, h('p', {class: 'origin'}, h('span', {class: 'kind'}, has_origin ? 'Origin' : 'Origin unknown'), document_name(first)),
           h('ul', {}, rest.map((id) => h('li', {}, document_name(id)))),
           h('p', {class: 'weight'}, count(rest.length + 1, 'document') + ', counted as one source for what they share'));
}

const FLOW_NAMES = 24;

// Publishers that are copied on the left, publishers that copy on the right; a thicker band means more texts.
function copy_flow(copies) {
  const bands = new Map();
  for (const copy of copies) {
    if (copy.direction !== 'a_to_b') continue;
    const [from, to] = [source_of_row(row_of(copy.a)), source_of_row(row_of(copy.b))];
    const key = JSON.stringify([from, to]);
    bands.set(key, {from, to, links: (bands.has(key) ? bands.get(key).links : 0) + 1});
  }
  const all_bands = [...bands.values()].sort((x, y) => y.links - x.links);
  if (!all_bands.length) return null;
  const names = (side, other) => [...new Set(all_bands.map((band) => band[side]))].slice(0, FLOW_NAMES);
  const [left, right] = [names('from'), names('to')];
  const shown = all_bands.filter((band) => left.includes(band.from) && right.includes(band.to));
  const width = chart_width();
  const step = 34;
  const height = Math.max(left.length, right.length) * step + 26;
  const y = (list, name) => 40 + list.indexOf(name) * step + ((Math.max(left.length, right.length) - list.length) * step) / 2;
  const [x0, x1] = [width * 0.37, width * 0.63];
  const short = (name) => (name.length > width / 17 ? name.slice(0, width / 17 - 1) + '…' : name);
  const most = Math.max(...shown.map((band) => band.links));
  const label = shown.map((band) => band.to + ' copies ' + band.from + ' (' + count(band.links, 'text') + ')').join('; ');
  return h('figure', {class: 'chart flow'}, svg('svg', {viewBox: '0 0 ' + width + ' ' + height, role: 'img', 'aria-label': label},
      svg('text', {class: 'tick', x: x0, y: 14, 'text-anchor': 'end'}, 'Origin'), svg('text', {class: 'tick', x: x1, y: 14}, 'Copied by'),
      shown.map((band) => svg('path', {class: 'band', 'stroke-width': most > 1 ? 2 + (10 * band.links) / most : 4,
        d: 'M' + (x0 + 8) + ' ' + y(left, band.from) + 'C' + (x0 + x1) / 2 + ' ' + y(left, band.from) + ' ' + (x0 + x1) / 2 + ' ' + y(right, band.to) + ' ' + (x1 - 8) + ' ' + y(right, band.to)},
        svg('title', {}, band.to + ' copies ' + band.from + ': ' + count(band.links, 'text')))),
      left.map((name) => svg('text', {class: 'name', x: x0, y: y(left, name) + 4, 'text-anchor': 'end'}, short(name))),
      right.map((name) => svg('text', {class: 'name', x: x1, y: y(right, name) + 4}, short(name)))),
    h('figcaption', {}, all_bands.length > shown.length ? 'The ' + FLOW_NAMES + ' publishers with the most copies.' : 'Copies whose direction is known.'));
}

async function passages(copy) {
  const ends = [copy.a, copy.b].map((id) => store.number_of.get(id));
  const texts = await Promise.all(ends.map((number) => (number === undefined ? null : whole_document(number))));
  if (!texts.every((whole) => whole && whole.text)) return h('p', {class: 'missing'}, 'The texts are not part of this export.');
  const [a, b] = texts.map(({text}) => new Offsets(text));
  const slice = (offsets, start, end) => offsets.text.slice(offsets.index(start), offsets.index(end));
  return portions(copy.passages || [], (passage) => {
    const [left, right] = differences(slice(a, passage.a_start, passage.a_end), slice(b, passage.b_start, passage.b_end));
    return h('div', {class: 'pair'}, h('blockquote', {dir: 'auto'}, left), h('blockquote', {dir: 'auto'}, right));
  }, 20);
}

const TEXTS = {a: 'the first text', b: 'the second text'};

// Evidence is an object with a kind and other members: known members are put into words, the rest are shown by name.
function evidence_text(item) {
  if (typeof item === 'string') return item;
  const {kind, name, text, words: shared, share_of_a, share_of_b, in: where, start, end, ...rest} = item;
  const said = (key, value) => key.replace(/_/g, ' ') + ': ' + (Array.isArray(value) ? value.join(', ') : value);
  const parts = [
    name, text, typeof shared === 'number' ? count(shared, 'word') : shared && said('words', shared),
    share_of_a !== undefined && percent(share_of_a) + ' of the first text',
    share_of_b !== undefined && percent(share_of_b) + ' of the second text', where && 'in ' + (TEXTS[where] || where),
    ...Object.entries(rest).filter(([, value]) => typeof value !== 'object').map(([key, value]) => said(key, value)),
  ].filter(Boolean);
  return words(kind) + (parts.length ? ': ' + parts.join(', ') : '');
}

function copy_heading(copy) {
  return [document_name(copy.a), h('span', {class: 'arrow', title: DIRECTIONS[copy.direction] || copy.direction},
            ' ' + (ARROWS[copy.direction] || '–') + ' ', visually_hidden(DIRECTIONS[copy.direction] || '')), document_name(copy.b)];
}

async function copy_content(copy) {
  const why = (copy.evidence || []).map(evidence_text);
  return [h('p', {class: 'explanation'}, words(DIRECTIONS[copy.direction] || copy.direction) + '.'),
          why.length > 0 && h('ul', {class: 'why'}, why.map((text) => h('li', {dir: 'auto'}, text))),
          (copy.passages || []).length ? [h('div', {class: 'pair heads'}, h('p', {}, document_name(copy.a)), h('p', {}, document_name(copy.b))),
            await passages(copy)] : h('p', {class: 'none'}, 'No aligned passages were exported.')];
}

function copy_line(copy) {
  return h('li', {class: 'line copy'}, h('p', {}, h('span', {class: 'kind'}, words(copy.kind) + ', ' + percent(copy.similarity) + ' similar'), ' ', copy_heading(copy)),
           h('p', {class: 'onward'}, h('a', {href: address('copy', copy.id)}, (copy.passages || []).length
             ? count(copy.passages.length, 'passage') + ' side by side' : 'Evidence')));
}

async function copies_view() {
  const [copies, groups] = await Promise.all([fitting_copies(), is_filtered() ? [] : clusters()]);
  if (!how_many('copies')) return {content: placeholder('No shared text was found.')};
  if (!copies.length) return {number: 0, content: placeholder('Nothing matches the filter.')};
  const list = await portions(copies, copy_line, 50);
  list.setAttribute('role', 'list');
  return {number: copies.length, content: [copy_flow(copies),
    groups.length > 0 && [h('h3', {class: 'rule'}, 'Documents that count as one source'),
      await portions(groups, (group) => h('ul', {class: 'clusters'}, cluster_item(group)), 24)],
    h('h3', {class: 'rule'}, 'Copies and their passages'), list]};
}

async function copy_view(id) {
  const copy = (await all('copies')).find((one) => one.id === id);
  if (!copy) return not_found('copy');
  return {title: 'Shared text', section: 'copies', content: h('article', {class: 'copy whole'},
    h('p', {class: 'kicker'}, h('span', {class: 'kind'}, words(copy.kind)), h('span', {}, percent(copy.similarity) + ' similar')),
    h('h2', {tabindex: '-1', class: 'copy-heading'}, copy_heading(copy)), await copy_content(copy),
    h('nav', {class: 'turn', 'aria-label': 'Back'}, h('a', {href: address('copies')}, 'All copies')))};
}
