// The page as a whole: masthead, sections, filter.

const report_title = document.title;

function section_total(name) {
  if (name in GROUPS) return findings_in(name).length;
  if (name === 'matrix') return ['conflicts', 'agreements', 'developments'].reduce((sum, group) => sum + findings_in(group).length, 0);
  if (name === 'documents') return store.documents.filter((row) => !row.missing).length;
  return name in store.blocks ? how_many(name) : 0;
}

function has_section(name) {
  if (name === 'conflicts') return store.wired.has('findings');
  if (name === 'time') return store.findings.some((row) => row.group !== GROUPS.possible && CHARTED.has(row.kind));
  if (name === 'rejected') return store.wired.has('rejected');
  if (name === 'documents') return store.documents.length > 0;
  return section_total(name) > 0;
}

function first_section() {
  return Object.keys(SECTIONS).find(has_section) || 'documents';
}

function fill_contents() {
  const without_number = new Set(['matrix', 'time', 'sources']);
  document.getElementById('contents').replaceChildren(...Object.keys(SECTIONS).filter(has_section).map((name) => h('li', {},
      h('a', {href: address(name), 'data-section': name}, SECTIONS[name], !without_number.has(name) && h('span', {class: 'number'}, ' ' + group_digits(String(section_total(name))))))));
}

function mark_current(section) {
  for (const link of document.querySelectorAll('#contents a')) {
    if (link.dataset.section === section) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
    link.setAttribute('href', address(link.dataset.section) + filter_query());
  }
}

// Documents in languages in which nothing was found: their claims are missing from everything below.
function not_analysed(rows) {
  const languages = [...group_by(rows.filter((row) => row.language), (row) => row.language).entries()]
      .filter(([, group]) => group.every((row) => !row.claim_count)).map(([language, group]) => [language, group.length]);
  if (!languages.length || !store.wired.has('claims')) return '';
  const name = (language) => {
    try {
      return new Intl.DisplayNames(['en'], {type: 'language'}).of(language);
    } catch (fault) {
      return language;  // not a tag of a language
    }
  };
  const documents = languages.reduce((sum, [, some]) => sum + some, 0);
  return count(documents, 'document') + ' in ' + list_words(languages.map(([language]) => name(language)), 5) + ' not analysed';
}

// The dossier in two lines: what it covers, and how much of it is disputed.
async function fill_masthead() {
  const rows = store.documents.filter((row) => !row.missing);
  const sources = new Set(rows.map(source_of_row)).size;
  const days = rows.map((row) => (row.published || '').slice(0, 10)).filter((day) => day_of(day) !== null).sort();
  const claims = store.documents.reduce((sum, row) => sum + row.claim_count, 0);
  const line = [
    days.length * 2 > rows.length && (days[0] === days[days.length - 1] ? readable_date(days[0]) : readable_date(days[0]) + ' to ' + readable_date(days[days.length - 1])),
    rows.length && count(rows.length, 'document') + ' from ' + count(sources, 'source'), claims && count(claims, 'claim'),
    how_many('rejected') && count(how_many('rejected'), 'input') + ' rejected', not_analysed(rows),
  ].filter(Boolean);
  document.getElementById('dateline').textContent = line.join(' · ');
  if (!store.wired.has('findings')) return;
  const conflicts = findings_in('conflicts');
  const strengths = strength_summary(conflicts);
  const parts = [h('strong', {class: conflicts.length ? 'some' : 'no'}, conflicts.length ? count(conflicts.length, 'fact is', 'facts are') + ' disputed' +
    (strengths ? ': ' + strengths : '') + '.' : 'No conflicts were found.')];
  if (conflicts.length && conflicts.length <= 200) {
    const open = (await Promise.all(conflicts.map((row) => finding_at(row.number)))).filter((finding) => !finding.likely).length;
    const decided = conflicts.length - open;
    parts.push(' ' + (!open ? 'For each, one value is more likely.' : !decided ? 'None of them can be decided from the texts.'
      : 'For ' + decided + ', one value is more likely; ' + open + (open === 1 ? ' remains' : ' remain') + ' undecided.'));
  }
  const agreements = findings_in('agreements').length;
  const updates = findings_in('developments').filter((row) => row.kind === 'update').length;
  parts.push(' ' + [agreements && count(agreements, 'fact agrees', 'facts agree') + ' across independent sources', updates && count(updates, 'value was', 'values were') + ' updated']
      .filter(Boolean).join('; ') + (agreements || updates ? '.' : ''));
  document.getElementById('summary').replaceChildren(...parts);
}

const FIELDS = {q: 'search', source: 'source', kind: 'kind', from: 'from', to: 'to'};

function fill_filter_choices() {
  const sources = [...new Set(store.documents.map(source_of_row).concat(store.claim_sources))].filter(Boolean).sort();
  append(document.getElementById('source'), sources.map((name) => h('option', {value: name}, name)));
  const kinds = (names, scope, label) => {
    const list = [...new Set(names)].sort();
    return list.length ? h('optgroup', {label}, list.map((kind) => h('option', {value: scope + ':' + kind}, scope === 'finding' ? kind_name(kind) : words(kind)))) : null;
  };
  append(document.getElementById('kind'), [kinds(store.findings.map((row) => row.kind), 'finding', 'Findings'),
    kinds(store.documents.flatMap((row) => Object.keys(row.claims)), 'claim', 'Documents with claims of kind')]);
}

// Sets the filter's fields to what the address says.
function fill_in_filter() {
  for (const [name, id] of Object.entries(FIELDS)) {
    const field = document.getElementById(id);
    if (document.activeElement !== field || field.type !== 'search') field.value = filter[name];
  }
  const set = FILTERS.filter((name) => filter[name]).length;
  document.getElementById('filter-count').textContent = set ? ' (' + set + ')' : '';
  document.getElementById('clear').hidden = !set;
  if (set) document.getElementById('filter-box').open = true;
}

function apply_filter() {
  for (const [name, id] of Object.entries(FIELDS)) filter[name] = document.getElementById(id).value.trim();
  const {parts} = read_address();
  const section = VIEWS[parts[0]] ? parts[0] : first_section();
  // Typing a filter makes one history entry, not one per letter.
  const next = address(section) + filter_query();
  if (ITEMS[parts[0]]) {
    location.hash = next;
    return;
  }
  history.replaceState(history.state, '', next);
  show(false, true);
}

function watch_filter() {
  let waiting = 0;
  const form = document.getElementById('filters');
  form.addEventListener('input', (event) => {
    clearTimeout(waiting);
    waiting = setTimeout(apply_filter, event.target.type === 'search' ? 250 : 0);
  });
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    clearTimeout(waiting);
    apply_filter();
  });
  document.getElementById('clear').addEventListener('click', () => {
    form.reset();
    apply_filter();
    document.getElementById('search').focus();
  });
  document.getElementById('filter-box').open = window.matchMedia('(min-width: 44rem)').matches;
}

// Printing opens all lines that are closed.
window.addEventListener('beforeprint', () => {
  for (const line of document.querySelectorAll('details.line')) {
    line.fill();
    line.open = true;
  }
});

// A link within the page that is not the address of a view.
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  document.getElementById('dossier').focus();
});

async function start() {
  if (typeof DecompressionStream === 'undefined') throw new Error('this browser cannot decompress the data; use a browser from 2023 or later');
  await open_store();
  fill_contents();
  fill_filter_choices();
  watch_filter();
  follow_history();
  await Promise.all([fill_masthead(), show(false, true)]);
  document.body.dataset.ready = 'yes';
  performance.mark('dossier-ready');
}

start().catch((error) => {
  document.getElementById('dossier').replaceChildren(h('p', {class: 'none', role: 'alert'}, 'The dossier cannot be shown: ' + error.message + '.'));
});
