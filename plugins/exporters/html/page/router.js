// Addresses of the page: #SECTION?FILTER, #finding/ID, #document/ID/CLAIM, #copy/ID. Back and forward return to where the
// reader was.

const SECTIONS = {
  conflicts: 'Conflicts',
  agreements: 'Agreements',
  developments: 'Updates',
  matrix: 'Who says what',
  time: 'Over time',
  copies: 'Who copies whom',
  documents: 'Documents',
  sources: 'Sources',
  possible: 'Possible findings',
  others: 'Other findings',
  single: 'One source only',
  rejected: 'Rejected',
};
const NOTES = {
  conflicts: 'Sources that cannot all be right. Copies of one text count as one independent source.',
  agreements: 'The same fact in different words, units or roundings.',
  developments: 'A later value replaces an earlier one, or figures follow from one another. These are not contradictions.',
  matrix: 'Each row is a finding, each column a source. A cell shows what the source says and how that relates to the others.',
  time: 'Updates step from report to report; conflicts fork into their versions.',
  copies: 'Texts that share passages. A copy is not a second source.',
  documents: 'Every document, with all its claims marked in the text.',
  sources: 'Publishers, and how often what they report is disputed.',
  possible: 'Weak evidence: the claims may be about different things. Not counted anywhere else.',
  single: 'Reported by one independent source and confirmed by none.',
  rejected: 'What could not be read or checked, and why. Not part of any other count.',
};
const VIEWS = {
  conflicts: front_view, agreements: findings_view('agreements'), developments: findings_view('developments'), matrix: matrix_view,
  time: time_view, copies: copies_view, documents: documents_view, sources: sources_view, possible: findings_view('possible'),
  others: findings_view('others'), single: findings_view('single'), rejected: rejected_view,
};
const ITEMS = {finding: finding_view, document: document_view, copy: copy_view};

function read_address() {
  const [path, query = ''] = location.hash.slice(1).split('?');
  const parts = path.split('/').map((part) => {
    try {
      return decodeURIComponent(part);
    } catch (fault) {
      return part;  // not an address that this page made
    }
  });
  return {parts, query: new URLSearchParams(query)};
}

function filter_query() {
  const set = FILTERS.filter((name) => filter[name]).map((name) => [name, filter[name]]);
  return set.length ? '?' + new URLSearchParams(set) : '';
}

async function section_view(name) {
  const {number, content} = await VIEWS[name]();
  const total = section_total(name);
  const shown = typeof number === 'number' && is_filtered() && number !== total ? group_digits(String(number)) + ' of ' + group_digits(String(total)) : '';
  return {title: SECTIONS[name], section: name, content: h('div', {class: 'section'},
      h('h2', {tabindex: '-1'}, SECTIONS[name], shown && h('span', {class: 'number'}, ' ' + shown)), NOTES[name] && h('p', {class: 'note'}, NOTES[name]), content)};
}

// The scroll position of each history entry, by the entry's number.
const places = new Map();
let entry = 0;
let drawing = 0;  // number of the latest drawing; an earlier one that finishes later is dropped

function note_entry() {
  if (history.state && history.state.entry) entry = history.state.entry;
  else history.replaceState({entry: ++newest_entry}, ''), (entry = newest_entry);
}
let newest_entry = (history.state && history.state.entry) || 0;

async function show(returning, keep_focus) {
  const mine = ++drawing;
  const {parts, query} = read_address();
  const [name] = parts;
  const main = document.getElementById('dossier');
  const shown = location.hash;
  if (!ITEMS[name]) {
    for (const one of FILTERS) filter[one] = query.get(one) || '';
    fill_in_filter();
  }
  main.setAttribute('aria-busy', 'true');
  const view = ITEMS[name] ? await ITEMS[name](...parts.slice(1)) : await section_view(VIEWS[name] ? name : first_section());
  if (mine !== drawing) return;
  main.replaceChildren(...[view.content].flat(Infinity).filter(Boolean));
  main.removeAttribute('aria-busy');
  document.title = (view.title ? view.title + ' – ' : '') + report_title;
  document.body.dataset.view = ITEMS[name] ? name : view.section;
  mark_current(view.section);
  const target = view.target && view.target();
  if (returning) window.scrollTo({top: places.get(entry) || 0, behavior: 'instant'});
  else if (target) target.scrollIntoView({block: 'center', behavior: 'instant'});
  else if (!keep_focus) to_top(main);
  main.dataset.address = shown;
  if (!keep_focus && !returning) (target || main.querySelector('h2[tabindex]') || main).focus({preventScroll: true});
  document.getElementById('status').textContent = is_filtered() && !ITEMS[name] ? main.querySelector('h2').textContent + ' shown.' : '';
}

// A new view starts below the masthead once the reader has scrolled past it.
function to_top(main) {
  const bar = document.querySelector('.bar');
  const top = main.getBoundingClientRect().top + window.scrollY - bar.offsetHeight;
  if (window.scrollY > top) window.scrollTo({top: Math.max(0, top), behavior: 'instant'});
}

function follow_history() {
  history.scrollRestoration = 'manual';
  let returning = false;
  window.addEventListener('scroll', () => document.getElementById('dossier').hasAttribute('aria-busy') || places.set(entry, window.scrollY), {passive: true});
  window.addEventListener('popstate', (event) => {
    returning = Boolean(event.state && event.state.entry);
  });
  window.addEventListener('hashchange', () => {
    const came_back = returning;
    returning = false;
    note_entry();
    show(came_back);
  });
  note_entry();
}
