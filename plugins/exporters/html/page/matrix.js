// Who says what: findings down, sources across. And the sources themselves.

const MATRIX_COLUMNS = 40;

// The sides of a finding; one that has none is one voice.
function voices(finding) {
  return finding.sides && finding.sides.length ? finding.sides : [{value: '', claims: members(finding)}];
}

function matrix(findings) {
  const rows = findings.filter((finding) => members(finding).length && finding.kind !== 'single_source');
  if (!rows.length) return h('p', {class: 'none'}, 'No finding joins several claims.');
  const weight = new Map();
  const cells = rows.map((finding) => {
    const said = new Map();  // source -> [side, claim]s
    voices(finding).forEach((side, at) => side.claims.forEach((id) => {
      const claim = data.claim.get(id);
      if (!claim) return;
      const source = source_of(claim);
      if (!said.has(source)) said.set(source, []);
      said.get(source).push([at, side, claim]);
    }));
    for (const source of said.keys()) weight.set(source, (weight.get(source) || 0) + 1);
    return said;
  });
  const all = [...weight.keys()].sort((x, y) => weight.get(y) - weight.get(x) || (x < y ? -1 : 1));
  const sources = all.slice(0, MATRIX_COLUMNS);
  const head = h('tr', {}, h('th', {scope: 'col', class: 'corner'}, 'Finding'),
                 sources.map((source) => h('th', {scope: 'col', dir: 'auto'}, h('span', {}, source))));
  const body = h('tbody', {});
  const table = h('table', {class: 'matrix'}, h('caption', {},
      'Each row is a finding, each column a source. Letters name the sides of a finding as above.'),
      h('thead', {}, head), body);
  const row_of = (finding) => {
    const said = cells[rows.indexOf(finding)];
    return h('tr', {class: finding_class(finding)},
             h('th', {scope: 'row', dir: 'auto'}, h('a', {href: '#f-' + encodeURIComponent(finding.id)}, heading_of(finding)),
               h('span', {class: 'kind'}, kind_name(finding.kind) + (finding.possible ? ', possible' : ''))),
             sources.map((source) => matrix_cell(finding, said.get(source))));
  };
  let shown = 0;
  const more = h('button', {type: 'button', class: 'more', onclick: () => grow()});
  const grow = () => {
    append(body, rows.slice(shown, shown + 100).map(row_of));
    shown = Math.min(shown + 100, rows.length);
    more.textContent = 'Show more rows (' + (rows.length - shown) + ' left)';
    more.hidden = shown === rows.length;
  };
  grow();
  return [h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Matrix of findings and sources'}, table),
          more, all.length > sources.length && h('p', {class: 'note'}, 'Only the ' + MATRIX_COLUMNS +
          ' sources with the most findings are shown, of ' + all.length + '; filter by source to see others.')];
}

function matrix_cell(finding, said) {
  if (!said) return h('td', {class: 'silent'}, h('span', {class: 'unseen'}, 'silent'));
  const seen = new Set();
  return h('td', {}, said.filter(([at]) => !seen.has(at) && seen.add(at)).map(([at, side, claim]) => {
    const place = data.cluster_of.get(claim.document);
    const copy = place && place.origin && place.origin !== claim.document;
    return h('a', {class: 'cell side-' + (at % 6) + (copy ? ' copy' : ''), href: claim_link(claim), dir: 'auto',
                   title: (claim.text || '') + (copy ? ' (copied text)' : '')},
             ((finding.sides || []).length > 1 ? String.fromCharCode(65 + (at % 26)) + ' ' : '') + (side.value ? readable(side.value) : claim.text || value_of(claim) || '·').slice(0, 80),
             copy && h('span', {class: 'unseen'}, ' (copied text)'));
  }));
}

function sources_table() {
  const conflicts = new Map();
  for (const finding of data.findings) {
    if (!CONFLICTS[finding.kind] || finding.possible) continue;
    const names = new Set(members(finding).map((id) => data.claim.get(id)).filter(Boolean).map(source_of));
    for (const name of names) conflicts.set(name, (conflicts.get(name) || 0) + 1);
  }
  const trusted = data.sources.some((source) => source.trust !== undefined);
  const row = (source) => h('tr', {}, h('th', {scope: 'row', dir: 'auto'}, source.source),
      h('td', {class: 'number'}, group(String(source.documents))), h('td', {class: 'number'}, group(String(source.claims))),
      h('td', {class: 'number'}, String(conflicts.get(source.source) || 0)),
      trusted && h('td', {class: 'number'}, source.trust === undefined ? '' : String(source.trust)),
      h('td', {}, (source.depends_on || []).map((other) => h('span', {class: 'depends'},
          other.source + ' (' + percent(other.probability) + ')'))));
  return h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': 'Sources'},
           h('table', {class: 'plain'}, h('thead', {}, h('tr', {}, h('th', {scope: 'col'}, 'Source'),
               h('th', {scope: 'col', class: 'number'}, 'Documents'), h('th', {scope: 'col', class: 'number'}, 'Claims'),
               h('th', {scope: 'col', class: 'number'}, 'In conflicts'),
               trusted && h('th', {scope: 'col', class: 'number'}, 'Trust'), h('th', {scope: 'col'}, 'Seems to copy'))),
             h('tbody', {}, data.sources.map(row))));
}
