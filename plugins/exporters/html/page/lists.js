// The other sections: lists of findings, values over time, sources, rejected inputs.

function placeholder(text) {
  return h('p', {class: 'none'}, text);
}

function not_found(what) {
  return {title: 'Not found', content: [h('h2', {tabindex: '-1'}, 'Not found'), h('p', {}, 'There is no such ' + what + ' in this dossier. '),
      h('p', {}, h('a', {href: address('conflicts')}, 'Go to the conflicts'))]};
}

async function front_view() {
  const numbers = await fitting_findings('conflicts');
  if (!store.wired.has('findings')) return {content: placeholder('No checker is connected to this report.')};
  const briefs = [await brief('developments'), await brief('agreements')];
  if (!numbers.length)
    return {number: 0, content: [placeholder(is_filtered() && findings_in('conflicts').length ? 'Nothing matches the filter.' : 'No conflicts were found.'), briefs]};
  const glanced = by_story(numbers.slice(0, GLANCE_ROWS));
  return {number: numbers.length, content: [
    await glance(glanced),
    numbers.length > glanced.length && h('p', {class: 'note'}, 'These ' + GLANCE_ROWS + ' are the strongest; all ' + group_digits(String(numbers.length)) + ' follow below.'),
    await portions(by_story(numbers), conflict_card, CARDS), briefs,
  ]};
}
const GLANCE_ROWS = 20;
const CARDS = 12;
const BRIEFS = 10;

// The first findings of another group, below the conflicts.
async function brief(group) {
  const numbers = await fitting_findings(group);
  if (!numbers.length) return null;
  return h('section', {class: 'brief', 'aria-labelledby': 'brief-' + group}, h('h3', {class: 'rule', id: 'brief-' + group}, SECTIONS[group]),
           h('p', {class: 'note'}, NOTES[group]), h('div', {class: 'portions'}, await Promise.all(numbers.slice(0, BRIEFS).map(finding_line))),
           numbers.length > BRIEFS && h('p', {class: 'onward'}, h('a', {href: address(group) + filter_query()}, 'All ' + group_digits(String(numbers.length)))));
}

function findings_view(group) {
  return async () => {
    const numbers = await fitting_findings(group);
    if (!numbers.length) return {number: 0, content: placeholder(findings_in(group).length ? 'Nothing matches the filter.' : 'There are no findings of this kind.')};
    return {number: numbers.length, content: await portions(numbers, finding_line, 60)};
  };
}

// Charts of all findings whose values have dates.
async function time_view() {
  const numbers = (await Promise.all(['developments', 'conflicts'].map(fitting_findings))).flat()
      .filter((number) => CHARTED.has(store.findings[number].kind));
  const charted = async (number) => {
    const finding = await finding_at(number);
    const drawing = chart(finding, chart_width(), false);
    return drawing ? h('article', {class: 'course ' + tone_of(finding)}, kicker(finding), h('h3', {dir: 'auto'}, h('a', {href: finding_address(finding)}, headline_of(finding))), drawing) : '';
  };
  const box = await portions(numbers, charted, 24);
  box.classList.add('courses');
  return {number: '', content: box.querySelector('.chart') || box.querySelector('.more') ? [h('p', {class: 'note'}, CHART_CAPTION), box] : placeholder('No finding has dated values to chart.')};
}

async function sources_view() {
  const [sources, findings] = await Promise.all([all('sources'), Promise.all(findings_in('conflicts').map((row) => finding_at(row.number)))]);
  const disputed = new Map();
  const held = new Map();
  for (const finding of findings) {
    for (const name of new Set(finding.cards.map(source_of))) disputed.set(name, (disputed.get(name) || 0) + 1);
    const {at} = verdict_of(finding);
    if (at >= 0) for (const name of publishers(finding, sides_of(finding)[at])) held.set(name, (held.get(name) || 0) + 1);
  }
  const trusted = sources.some((source) => source.trust !== undefined);
  const depends = sources.some((source) => (source.depends_on || []).length);
  const number = (value) => h('td', {class: 'number'}, value === undefined ? '' : group_digits(String(value)));
  const row = (source) => h('tr', {}, h('th', {scope: 'row', dir: 'auto'}, h('a', {href: address('documents') + '?' + new URLSearchParams({source: source.source})}, source.source)),
      number(source.documents), number(source.claims), number(disputed.get(source.source) || 0), number(held.get(source.source) || 0), trusted && number(source.trust),
      depends && h('td', {}, (source.depends_on || []).map((other) => h('span', {class: 'depends'}, other.source + ' (' + percent(other.probability) + ')'))));
  const shown = sources.filter((source) => contains(source, () => [source.source]) && (!filter.source || filter.source === source.source));
  const head = (name, kind) => h('th', {scope: 'col', class: kind}, name);
  return {number: shown.length, content: scrollable('Sources', h('table', {class: 'plain'}, h('thead', {}, h('tr', {}, head('Source'), head('Documents', 'number'), head('Claims', 'number'),
      head('In conflicts', 'number'), head('With the likely value', 'number'), trusted && head('Trust', 'number'), depends && head('Appears to copy'))), h('tbody', {}, shown.map(row))))};
}

async function rejected_view() {
  const rows = (await all('rejected')).filter((lost) => contains(lost, () => [lost.input, lost.unit_id, lost.code, lost.message, lost.stage, lost.plugin]));
  if (!rows.length) return {number: 0, content: placeholder(how_many('rejected') ? 'Nothing matches the filter.' : 'Nothing was rejected.')};
  const line = (lost) => h('tr', {}, h('th', {scope: 'row', dir: 'auto'}, lost.input || lost.unit_id || ''), h('td', {dir: 'auto'}, lost.message),
                           h('td', {}, lost.code), h('td', {}, [lost.stage, lost.plugin].filter(Boolean).join(', ')));
  const body = h('tbody', {}, rows.slice(0, 2000).map(line));
  return {number: rows.length, content: [scrollable('Rejected', h('table', {class: 'plain'}, h('thead', {}, h('tr', {}, ['Input', 'Reason', 'Code', 'Stage'].map((name) => h('th', {scope: 'col'}, name)))), body)),
      rows.length > 2000 && h('p', {class: 'note'}, 'The first 2,000 are shown; search to see others.')]};
}
