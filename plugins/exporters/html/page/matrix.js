// Who says what: a row per finding, a column per source, and how each claim relates to the others.

const MATRIX_COLUMNS = 30;
const STANCES = {
  agree: ['=', 'agrees', 'reports the same value'],
  compatible: ['≈', 'compatible', 'consistent after rounding, hedging or unit conversion'],
  conflict: ['≠', 'conflicts', 'reports a value that others contradict'],
  update: ['↗', 'updates', 'one of several values over time'],
  copy: ['″', 'copies', 'repeats a text that is counted under its origin'],
};

// The claim of an agreement that the others are compared with: the one whose figure is the likely value, else the first.
function measure_of(finding) {
  const cards = members(finding).map((id) => finding.card.get(id)).filter(Boolean);
  const [number] = finding.likely ? String(finding.likely.value).split(' ') : [];
  return cards.find((card) => card.value && card.value.number === number && !card.value.approximate && !card.value.bound) || cards[0];
}

function stance_of(finding, card, measure) {
  if (card.copied !== undefined) return 'copy';
  if (CONFLICTS[finding.kind]) return 'conflict';
  if (finding.kind === 'update') return 'update';
  const {value} = card;
  const other = measure && measure.value;
  if (finding.kind !== 'agreement' || !value || !other) return 'agree';
  const hedged = value.approximate || value.bound || !value.number;
  return !hedged && value.number === other.number && (value.code || value.unit) === (other.code || other.unit) ? 'agree' : 'compatible';
}

function matrix_cell(finding, said, measure) {
  if (!said) return h('td', {class: 'silent'}, visually_hidden('no claim'));
  const sides = sides_of(finding);
  const seen = new Set();
  return h('td', {}, said.filter(({at}) => !seen.has(at) && seen.add(at)).map(({at, card}) => {
    const stance = stance_of(finding, card, measure);
    const [sign, name] = STANCES[stance];
    const side = sides[at];
    const value = side ? with_short_months(in_short(finding, side.value)) : card.text || value_of(card) || '·';
    return h('a', {class: 'cell ' + stance, href: address('document', store.documents[card.doc].id, card.id), title: card.text || ''},
             h('span', {class: 'sign', 'aria-hidden': 'true'}, sign), h('span', {dir: 'auto'}, value.length > 24 ? value.slice(0, 22) + ' …' : value),
             visually_hidden(', ' + name));
  }));
}

// The claims of a finding by their source: [{at: side, card}].
function voices_by_source(finding) {
  const sides = sides_of(finding);
  const listed = sides.length ? sides.flatMap((side, at) => side_cards(finding, side).map((card) => ({at, card})))
      : members(finding).map((id) => finding.card.get(id)).filter(Boolean).map((card) => ({at: 0, card}));
  return group_by(listed, ({card}) => source_of(card));
}

function matrix_table(findings) {
  const weight = new Map();
  const cells = findings.map(voices_by_source);
  for (const said of cells) for (const source of said.keys()) weight.set(source, (weight.get(source) || 0) + 1);
  const sources = [...weight.keys()].sort((x, y) => weight.get(y) - weight.get(x) || (x < y ? -1 : 1));
  const shown = sources.slice(0, MATRIX_COLUMNS);
  const row = (finding, place) => {
    const measure = finding.kind === 'agreement' ? measure_of(finding) : null;
    return h('tr', {class: tone_of(finding)}, h('th', {scope: 'row', dir: 'auto'}, h('a', {href: finding_address(finding)}, topic_of(finding)),
               h('span', {class: 'kind'}, kind_name(finding.kind))),
             shown.map((source) => matrix_cell(finding, cells[place].get(source), measure)));
  };
  return [scrollable('Findings and sources', h('table', {class: 'matrix'},
            h('caption', {class: 'visually-hidden'}, 'Each row is a finding, each column a source.'),
            h('thead', {}, h('tr', {}, h('th', {scope: 'col', class: 'corner'}, 'Finding'), shown.map((source) => h('th', {scope: 'col', dir: 'auto'}, source)))),
            h('tbody', {}, findings.map(row)))),
          sources.length > shown.length && h('p', {class: 'note'}, 'The ' + MATRIX_COLUMNS + ' sources with the most findings are shown, of ' +
            sources.length + '; filter by source to see others.')];
}

function stance_legend() {
  return h('ul', {class: 'stances'}, Object.entries(STANCES).map(([stance, [sign, name, meaning]]) => h('li', {},
      h('span', {class: 'cell ' + stance}, h('span', {class: 'sign', 'aria-hidden': 'true'}, sign), name), ' ', meaning)));
}

const MATRIX_ROWS = 60;

async function matrix_view() {
  const numbers = (await Promise.all(['conflicts', 'agreements', 'developments'].map(fitting_findings))).flat();
  if (!numbers.length) return {content: placeholder('There are no findings that compare sources.')};
  const box = h('div', {});
  let shown = 0;
  const more = h('button', {type: 'button', class: 'more', onclick: () => grow()}, 'Show more rows');
  const grow = async () => {
    shown = Math.min(shown + MATRIX_ROWS, numbers.length);
    box.replaceChildren(...[matrix_table(await Promise.all(numbers.slice(0, shown).map(finding_at)))].flat().filter(Boolean));
    more.textContent = 'Show more rows (' + group_digits(String(numbers.length - shown)) + ' left)';
    more.hidden = shown === numbers.length;
  };
  await grow();
  return {number: numbers.length, content: [stance_legend(), box, more]};
}
