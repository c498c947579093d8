// A value over time: an update is a line that steps from report to report; a conflict forks into its sides.

const CHARTED = new Set(['value', 'sign', 'date', 'time', 'update', 'derived_arithmetic']);
const CHART_CAPTION = 'By date of publication. A filled dot is an original report, a hollow dot a copied text.';
const CHART = {left: 14, top: 26, bottom: 34, least_gap: 40};

// The reports of each side by day, or null where there is nothing to chart.
function reports_of(finding) {
  const sides = sides_of(finding);
  if (!CHARTED.has(finding.kind) || sides.length < 2) return null;
  const series = sides.map((side, at) => ({at, side, value: axis_value(side.value), reports: side_cards(finding, side)
      .map((card) => ({card, day: day_of((store.documents[card.doc] || {}).published)})).filter(({day}) => day !== null)}));
  if (series.some(({value, reports}) => value === null || !reports.length)) return null;
  for (const one of series) one.reports = [...group_by(one.reports, ({card, day}) => card.doc + ' ' + day).values()].map(([first]) => first);
  return series;
}

// Heights of the values: to scale, but spaced so that they are legible.
function heights(series, height) {
  const values = series.map(({value}) => value);
  const low = Math.min(...values);
  const span = Math.max(...values) - low || 1;
  const order = series.map((one, at) => ({at, y: CHART.top + (1 - (one.value - low) / span) * height})).sort((x, y) => x.y - y.y);
  for (let i = 1; i < order.length; ++i) order[i].y = Math.max(order[i].y, order[i - 1].y + CHART.least_gap);
  const result = [];
  for (const {at, y} of order) result[at] = y;
  return result;
}

function chart_summary(finding, series) {
  const line = (one) => version_text(finding, one.side.value) + ': ' + one.reports.map(({card, day}) => source_of(card) + ', ' + day_text(day)).join('; ');
  return (finding.kind === 'update' ? 'Reported values over time. ' : 'Conflicting values by date of report. ') + series.map(line).join('. ') + '.';
}

// width: in drawing units, which are CSS pixels at full size.
function chart(finding, width, with_caption = true) {
  const series = reports_of(finding);
  if (!series) return null;
  const is_update = finding.kind === 'update';
  const y = heights(series, Math.max(70, (series.length - 1) * 60));
  const bottom = Math.max(...y) + CHART.bottom;
  const days = series.flatMap(({reports}) => reports.map(({day}) => day));
  const [first, last] = [Math.min(...days), Math.max(...days)];
  const label_width = Math.min(width * 0.42, 210);
  const stem = is_update ? 0 : 54;
  const right = width - label_width;
  const x = (day) => (first === last ? CHART.left + stem + (right - CHART.left - stem) * 0.55
      : CHART.left + stem + 14 + ((day - first) / (last - first)) * (right - CHART.left - stem - 28));
  const narrow = first !== last && x(last) - x(first) < 190;  // the two dates with their years would overlap
  const likely = verdict_of(finding).value;
  const parts = [svg('line', {class: 'axis', x1: CHART.left, x2: right, y1: bottom - 18, y2: bottom - 18})];
  // Dots of the same day are drawn next to each other, left of the labels.
  const tick = (day, anchor) => [svg('line', {class: 'axis', x1: x(day), x2: x(day), y1: bottom - 18, y2: bottom - 13}),
      svg('text', {class: 'tick', x: x(day), y: bottom, 'text-anchor': anchor}, with_short_months(day_text(day)).replace(narrow && day === first ? / \d{4}$/ : '', ''))];
  parts.push(tick(first, first === last || narrow ? 'middle' : 'start'), first === last ? [] : tick(last, 'end'));
  if (is_update) {
    const steps = series.map((one) => ({y: y[one.at], x: Math.min(...one.reports.map(({day}) => x(day)))}));
    const path = steps.map((step, at) => (at ? 'H' + step.x + 'V' + step.y : 'M' + step.x + ' ' + step.y)).join('') + 'H' + right;
    parts.push(svg('path', {class: 'curve', d: path}));
  } else {
    const middle = (Math.min(...y) + Math.max(...y)) / 2;
    parts.push(svg('circle', {class: 'stem', cx: CHART.left, cy: middle, r: 4}));
    for (const {at, side} of series) {
      const turn = CHART.left + stem;
      parts.push(svg('path', {class: 'fork side-' + (at % 6) + (side.value === likely ? ' likely' : ''),
          d: 'M' + CHART.left + ' ' + middle + 'C' + (CHART.left + stem / 2) + ' ' + middle + ' ' + (CHART.left + stem / 2) + ' ' + y[at] + ' ' + turn + ' ' + y[at] + 'H' + right}));
    }
  }
  for (const {at, side, reports} of series) {
    const tone = is_update ? 'update' : 'side-' + (at % 6);
    const here = new Map();
    for (const {card, day} of reports) {
      const nth = here.get(day) || 0;
      here.set(day, nth + 1);
      const copy = card.copied !== undefined;
      parts.push(svg('circle', {class: 'report ' + tone + (copy ? ' copy' : ''), cx: x(day) + nth * (day === last && first !== last ? -13 : 13), cy: y[at], r: 5},
                     svg('title', {}, source_of(card) + ', ' + day_text(day) + (copy ? ' (copied text)' : ''))));
    }
    const text = with_short_months(version_text(finding, side.value));
    parts.push(svg('text', {class: 'value ' + tone, x: right + 10, y: y[at] + 1}, text.length > label_width / 8 ? text.slice(0, label_width / 8 - 1) + '…' : text),
               svg('text', {class: 'tick', x: right + 10, y: y[at] + 16}, count(side.independent_sources, 'independent source')));
  }
  return h('figure', {class: 'chart'}, svg('svg', {viewBox: '0 0 ' + width + ' ' + (bottom + 6), role: 'img', 'aria-label': chart_summary(finding, series)}, parts),
           with_caption && h('figcaption', {}, CHART_CAPTION));
}

function chart_width() {
  return window.matchMedia('(max-width: 44rem)').matches ? 350 : 620;
}
