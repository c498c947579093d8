// Findings: in an overview table, as cards with their sides next to each other, and each on its own page with its articles.

function finding_address(finding) {
  return address('finding', finding.id);
}

// A filled dot for each independent source, a hollow dot for each further document.
function dots(side) {
  const independent = Math.min(side.independent_sources, 12);
  const further = Math.max(0, Math.min(side.documents, 12) - independent);
  return h('span', {class: 'dots', 'aria-hidden': 'true'}, '●'.repeat(independent) + '○'.repeat(further));
}

function weight_of(side) {
  return h('p', {class: 'weight'}, dots(side), ' ', count(side.independent_sources, 'independent source') +
      (side.documents > side.independent_sources ? ', ' + count(side.documents, 'document') : '') + (via(side) ? ', ' + via(side) : ''));
}

// What the checker weighed.
function judgement_box(finding) {
  const {for: agreed = [], against = []} = finding.judgement || {};
  if (!agreed.length && !against.length) return null;
  const list = (name, items) => items.length > 0 && [h('dt', {}, name), h('dd', {dir: 'auto'}, items.join('; '))];
  return h('dl', {class: 'facts judgement'}, list('Speaks for it', agreed), list('Speaks against it', against));
}

// The value of a side. In a quote with two wordings the words that differ are marked.
function side_value(finding, at) {
  const sides = sides_of(finding);
  const {value} = sides[at];
  if (finding.kind === 'quote_altered' && sides.length === 2) return ['“', differences(sides[0].value, sides[1].value)[at], '”'];
  return version_text(finding, value);
}

function side_box(finding, at, heading) {
  const sides = sides_of(finding);
  const side = sides[at];
  const is_likely = finding.likely && finding.likely.value === side.value;
  return h('section', {class: 'side side-' + (at % 6) + (is_likely ? ' likely' : ''), 'aria-label': 'Version ' + letter(at) + ': ' + version_text(finding, side.value)},
           h(heading, {}, sides.length > 1 && h('span', {class: 'letter', 'aria-hidden': 'true'}, letter(at)),
             h('span', {class: 'value' + (side.value.length > 32 ? ' wordy' : ''), dir: 'auto', title: side.value}, side_value(finding, at))),
           is_likely && h('p', {class: 'badge'}, CONFLICTS[finding.kind] ? 'Likely value' : 'Latest'),
           weight_of(side), evidence(finding, side.claims));
}

// heading: the element for the versions, one level below the finding's own.
function sides_box(finding, heading = 'h4') {
  const sides = sides_of(finding);
  if (!sides.length) return h('div', {class: 'sides one'}, evidence(finding, members(finding)));
  return h('div', {class: 'sides'}, sides.map((_, at) => side_box(finding, at, heading)));
}

function verdict_box(finding) {
  if (!CONFLICTS[finding.kind] && finding.kind !== 'update') return null;
  const {value, confidence, because} = verdict_of(finding);
  const label = finding.kind === 'update' ? 'Latest value' : value === null || value === undefined ? 'Undecided' : 'Likely value';
  return h('p', {class: 'verdict' + (value === null || value === undefined ? ' open' : '')}, h('strong', {}, label),
           value !== null && value !== undefined && h('span', {class: 'held', dir: 'auto'}, in_short(finding, value)),
           h('span', {class: 'because', dir: 'auto'}, because),
           confidence !== undefined && h('span', {class: 'confidence'}, 'Confidence ' + percent(confidence) + '.'));
}

function kicker(finding) {
  const headline = headline_of(finding);
  const matter = topic_of(finding);
  return h('p', {class: 'kicker'}, h('span', {class: 'kind'}, kind_name(finding.kind)), finding.possible && h('span', {class: 'possible-tag'}, 'possible'), strength_tag(finding),
           matter !== headline && h('span', {class: 'matter', dir: 'auto'}, matter), range(finding.as_of) && h('span', {class: 'as-of'}, 'as of ' + range(finding.as_of)));
}

// A conflict, open from the start.
async function conflict_card(number) {
  const finding = await finding_at(number);
  return h('article', {class: 'finding ' + tone_of(finding), id: 'finding-' + finding.id}, kicker(finding),
           h('h3', {dir: 'auto'}, h('a', {href: finding_address(finding)}, headline_of(finding))),
           h('p', {class: 'explanation', dir: 'auto'}, explanation_of(finding)),
           verdict_box(finding), sides_box(finding),
           h('p', {class: 'onward'}, h('a', {href: finding_address(finding)}, 'Compare the articles side by side',
             visually_hidden(': ' + headline_of(finding)))));
}

// The story is named after its first document.
function story_title(finding) {
  const {story} = store.findings[finding.number];
  return story === undefined ? 'Other' : document_title(store.documents[story]);
}

function strength_tag(finding) {
  const word = strength_word(finding);
  return word && h('span', {class: 'strength', title: 'Probability that this finding is right: ' + percent(finding.strength)}, word);
}

// The stories with the strongest findings first, and their findings together.
function by_story(numbers) {
  return [...group_by(numbers, (number) => store.findings[number].story).values()].flat();
}

// The conflicts in a table: what is disputed, the versions with their sources, and the likely value.
async function glance(numbers) {
  const findings = await Promise.all(numbers.map(finding_at));
  const row = (finding) => {
    const sides = sides_of(finding);
    const {value} = verdict_of(finding);
    const open = value === null || value === undefined;
    return h('tr', {class: 'fact'}, h('th', {scope: 'row', dir: 'auto'}, h('a', {href: finding_address(finding)}, headline_of(finding)),
               h('span', {class: 'kind'}, kind_name(finding.kind)), strength_tag(finding)),
             h('td', {}, h('ul', {class: 'versions'}, sides.map((side, at) => h('li', {class: 'side-' + (at % 6)},
               h('span', {class: 'letter', 'aria-hidden': 'true'}, letter(at)),
               h('span', {}, h('b', {dir: 'auto'}, in_short(finding, side.value)), ' ',
                 h('span', {class: 'who', dir: 'auto'}, via(side) || list_words(publishers(finding, side)), ' ', dots(side),
                   visually_hidden('(' + count(side.independent_sources, 'independent source') + ')'))))))),
             h('td', {class: open ? 'open' : 'held'}, open ? ['Undecided', h('span', {class: 'confidence'}, contradicts_itself(finding) ? 'one text contradicts itself' : sides.map((side) => side.independent_sources).join(' against '))] : [h('b', {dir: 'auto'}, in_short(finding, value)),
               finding.likely && h('span', {class: 'confidence'}, percent(finding.likely.confidence))]));
  };
  return h('div', {class: 'glance'}, h('table', {}, h('caption', {class: 'visually-hidden'}, 'The conflicts at a glance'),
           h('thead', {}, h('tr', {}, ['Disputed', 'Versions and their sources', 'Likely value'].map((name) => h('th', {scope: 'col'}, name)))),
           [...group_by(findings, (finding) => store.findings[finding.number].story).values()].map((group) => h('tbody', {},
             h('tr', {class: 'story'}, h('th', {scope: 'rowgroup', colspan: 3, dir: 'auto'}, story_title(group[0]))), group.map(row)))),
           h('p', {class: 'key-line'}, h('span', {class: 'dots'}, '●'), ' an independent source  ', h('span', {class: 'dots'}, '○'),
             ' another document that repeats one'));
}

// The first few different wordings of a finding's claims.
function wordings_of(finding) {
  const texts = members(finding).map((id) => finding.card.get(id)).filter((card) => card && card.text)
      .map((card) => shortened(card.text));
  const different = [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()];
  return different.slice(0, 4).concat(different.length > 4 ? ['…'] : []);
}

// Anything but a conflict: one line that opens.
async function finding_line(number) {
  const finding = await finding_at(number);
  const sides = sides_of(finding);
  const values = sides.length ? sides.map((side) => in_short(finding, side.value)) : wordings_of(finding);
  const line = h('details', {class: 'finding line ' + tone_of(finding), id: 'finding-' + finding.id},
                 h('summary', {}, h('h3', {class: 'what', dir: 'auto'}, topic_of(finding)), ' ',
                   h('span', {class: 'value', dir: 'auto'}, values.join(finding.kind === 'update' ? ' → ' : ' · ')), ' ',
                   finding.group === GROUPS.developments && h('span', {class: 'kind'}, kind_name(finding.kind)),
                   h('span', {class: 'weight'}, count(finding.independent_sources, 'independent source'))),
                 h('p', {class: 'explanation', dir: 'auto'}, explanation_of(finding), ' ', h('a', {class: 'onward', href: finding_address(finding)},
                   'Open on its own page', visually_hidden(': ' + topic_of(finding)))));
  // The sentences are added when the line is first opened, and before printing.
  line.fill = () => {
    if (line.dataset.filled) return;
    line.dataset.filled = 'yes';
    append(line, [verdict_box(finding), finding.kind === 'update' && chart(finding, chart_width()), sides_box(finding)]);
  };
  line.addEventListener('toggle', () => line.open && line.fill());
  return line;
}

// The articles of a side: one is shown in full with the claim in view, the others are one click away.
async function article_column(finding, name, cards, at) {
  const numbers = [...new Set(cards.map((card) => card.doc))];
  // The text that the others were copied from comes first.
  const first = numbers.find((number) => !cards.some((card) => card.doc === number && card.copied !== undefined)) ?? numbers[0];
  const box = h('div', {class: 'article-box'});
  const show = async (number) => {
    const whole = await whole_document(number);
    const row = whole.row;
    const here = new Set(cards.filter((card) => card.doc === number).map((card) => card.id));
    const text = whole.text ? text_of(whole, whole.claims.filter((claim) => here.has(claim.id)).flatMap(quote_parts), {links: false})
        : h('p', {class: 'none'}, 'The text is not part of this export.');
    const scroll = h('div', {class: 'article-text', tabindex: '0', role: 'region', 'aria-label': 'Article: ' + document_title(row)}, text);
    box.replaceChildren(h('p', {class: 'publisher', dir: 'auto'}, source_of_row(row), row.published && [', ', readable_date(row.published.slice(0, 10))]),
                        h('p', {class: 'headline', dir: 'auto'}, h('a', {href: address('document', row.id)}, document_title(row))), scroll);
    for (const button of others.querySelectorAll('button')) button.setAttribute('aria-pressed', String(Number(button.value) === number));
    show_mark(scroll);
  };
  const others = h('p', {class: 'others', role: 'group', 'aria-label': 'Articles with this version'}, numbers.length > 1 && numbers.map((number) =>
      h('button', {type: 'button', value: number, dir: 'auto', onclick: () => show(number)}, source_of_row(store.documents[number]))));
  await show(first);
  return h('section', {class: 'column side-' + (at % 6), 'aria-label': 'In the article: ' + name},
           h('h4', {}, h('span', {class: 'letter', 'aria-hidden': 'true'}, letter(at)), name), others, box);
}

// The parts of a quote, without the words between them.
function quote_parts(claim) {
  const content = (claim.quote && claim.quote.content) || [];
  return content.length ? content.map(({start, end}) => ({...claim, start, end})) : [claim];
}

// Brings the first mark of a scrolling box into its upper third, without moving the page.
function show_mark(box) {
  requestAnimationFrame(() => {
    const mark = box.querySelector('.claim');
    if (mark) box.scrollTop += mark.getBoundingClientRect().top - box.getBoundingClientRect().top - box.clientHeight / 3;
  });
}

async function finding_view(id) {
  const number = store.finding_number.get(id);
  if (number === undefined) return not_found('finding');
  const finding = await finding_at(number);
  const sides = sides_of(finding);
  const columns = sides.length ? sides.map((side, at) => [in_short(finding, side.value), side_cards(finding, side), at])
      : [['In the articles', members(finding).map((one) => finding.card.get(one)).filter(Boolean), 0]];
  const articles = await Promise.all(columns.filter(([, cards]) => cards.length).map(([name, cards, at]) => article_column(finding, name, cards, at)));
  const group = Object.keys(GROUPS).find((name) => GROUPS[name] === finding.group);
  const [before, after] = [store.findings[number - 1], store.findings[number + 1]].map((row) => (row && row.group === finding.group ? row : null));
  return {
    title: headline_of(finding), section: group,
    content: h('article', {class: 'finding whole ' + tone_of(finding)}, kicker(finding),
               h('h2', {dir: 'auto', tabindex: '-1'}, headline_of(finding)),
               h('p', {class: 'explanation', dir: 'auto'}, explanation_of(finding)), verdict_box(finding),
               judgement_box(finding), chart(finding, chart_width()), sides_box(finding, 'h3'),
               articles.length > 0 && [h('h3', {class: 'rule'}, sides.length > 1 ? 'The articles, side by side' : 'In the articles'),
                                       h('div', {class: 'columns'}, articles)],
               h('p', {class: 'colophon'}, finding.checker && 'Found by ' + finding.checker + '. '),
               h('nav', {class: 'turn', 'aria-label': 'Previous and next finding'},
                 before ? h('a', {href: finding_address(before), rel: 'prev'}, '← Previous') : h('span', {}),
                 h('a', {href: address(group)}, 'All ' + SECTIONS[group].toLowerCase()),
                 after ? h('a', {href: finding_address(after), rel: 'next'}, 'Next →') : h('span', {}))),
  };
}
