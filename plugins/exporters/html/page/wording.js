// The wording of findings: their names, their headlines, and why one value is likely.

const CONFLICTS = {
  value: 'Different figures',
  sign: 'Opposite directions',
  date: 'Different dates',
  time: 'Different times',
  negation: 'One affirms, one denies',
  quote_altered: 'Altered quote',
  quote_attribution: 'One quote, different speakers',
  derived_arithmetic: 'Figures that do not add up',
};
const OTHERS = {
  agreement: 'Agreement',
  update: 'Update',
  derivation: 'Figures that fit together',
  single_source: 'One source only',
};

function kind_name(kind) {
  return CONFLICTS[kind] || OTHERS[kind] || words(kind);
}

function tone_of(finding) {
  return CONFLICTS[finding.kind] ? 'conflict' : OTHERS[finding.kind] ? finding.kind : 'other';
}

// What the finding is about: "The ferry: people carried".
function topic_of(finding) {
  const {property = ''} = finding;
  // A pronoun ("it", "by day they") means nothing without the sentences before it.
  const subject = /(^|\s)(it|he|she|they|this|that|these|those|we|i|who|which)$/i.test(finding.subject || '') ? '' : finding.subject || '';
  if (!subject || subject.toLowerCase() === property.toLowerCase()) return words(property || subject) || kind_name(finding.kind);
  if (!property || ['date', 'time', 'quote'].includes(property)) return words(subject);
  return words(subject) + ': ' + property;
}

function sides_of(finding) {
  return finding.sides || [];
}

function side_cards(finding, side) {
  return side.claims.map((id) => finding.card.get(id)).filter(Boolean);
}

function letter(at) {
  return String.fromCharCode(65 + (at % 26));
}

// A value as this finding shows its versions: as printed; a day that the words alone do not tell ("Tuesday") with its date;
// times of the same day by the clock, without the date.
function version_text(finding, value) {
  const text = String(value);
  const {printed} = sides_of(finding).find((side) => side.value === value) || {};
  if (finding.kind === 'date' && printed) return /\d/.test(printed) ? printed : printed + ' (' + readable_date(text.slice(0, 10)) + ')';
  if (finding.kind === 'date' && /^\d{4}$/.test(text)) return text;
  if (printed && finding.kind !== 'time') return printed;
  if (finding.kind !== 'time') return readable(value);
  const values = sides_of(finding).map((side) => String(side.value));
  const days = new Set(values.map((text) => /^(\d{4}-\d\d-\d\d)T/.exec(text)).filter(Boolean).map(([, day]) => day));
  const time = /T(\d\d)(?::(\d\d))?/.exec(value);
  return days.size <= 1 && time ? time[1] + ':' + (time[2] || '00') : readable(value);
}

// What the finding is about, in a few words from its sentences.
function headline_of(finding) {
  if (finding.kind === 'quote_altered') return finding.subject ? 'What did ' + finding.subject + ' say?' : 'One quote in two wordings';
  return shortened(topic_of(finding), 16);
}

// The first words of a text.
function shortened(text, most = 12) {
  const all = text.split(/\s+/);
  const cut = all.length > most ? all.slice(0, most).join(' ') + ' …' : text;
  return cut.length > 120 ? cut.slice(0, 118).trimEnd() + ' …' : cut;
}

// From this strength on a finding is called strong; weaker ones are to be checked.
const STRONG = 0.7;

function strength_word(row) {
  return row.strength === undefined ? '' : row.strength >= STRONG ? 'strong' : 'to check';
}

// "2 strong, 9 to check"
function strength_summary(rows) {
  const strong = rows.filter((row) => row.strength >= STRONG).length;
  const open = rows.filter((row) => row.strength !== undefined).length - strong;
  return [strong && group_digits(String(strong)) + ' strong', open && group_digits(String(open)) + ' to check'].filter(Boolean).join(', ');
}

// "all via Meridian Press Agency": several documents that go back to one.
function via(side) {
  return side.documents > 1 && side.independent_sources === 1 && (side.origins || []).length === 1 ? 'all via ' + side.origins[0] : '';
}

// The checker's sentence, with its values written as in the rest of the page.
function explanation_of(finding) {
  let text = finding.explanation || '';
  const values = sides_of(finding).map((side) => String(side.value)).sort((x, y) => y.length - x.length);
  for (const value of values) {
    const pretty = version_text(finding, value);
    if (pretty !== value && /\d/.test(value)) text = text.split(value + ' (').join(pretty + ' (');
  }
  return text.replace(/ (\d{7,}) ([A-Z]{3})\b/g, (_, number, code) => ' ' + readable(number + ' ' + code));
}

// The publishers of a side's claims, each once.
function publishers(finding, side) {
  return [...new Set(side_cards(finding, side).map(source_of))];
}

function list_words(names, most = 3) {
  const shown = names.slice(0, most);
  if (names.length > most) return shown.join(', ') + ' and ' + (names.length - most) + ' more';
  return shown.length > 1 ? shown.slice(0, -1).join(', ') + ' and ' + shown[shown.length - 1] : shown.join('');
}

// Sides that look stronger than they are: more documents than independent sources.
function repeated(finding) {
  return sides_of(finding).filter((side) => side.documents > side.independent_sources);
}

function repetition_note(finding) {
  return repeated(finding).map((side) => ' ' + count(side.documents, 'document') + ' report ' + in_short(finding, side.value) + ', but they trace back to ' +
      (side.independent_sources === 1 ? 'one text or publisher, so they count once.'
        : count(side.independent_sources, 'origin') + ', so they count ' + side.independent_sources + ' times.')).join('');
}

function in_short(finding, value) {
  const text = version_text(finding, value);
  const short = shortened(text);
  return short === text ? text : '“' + short + '”';
}

// A version that appears only in copies of a text that has another version.
function copied_version_note(finding) {
  const sides = sides_of(finding).map((side) => side_cards(finding, side));
  return sides.map((cards, at) => {
    if (!cards.length || cards.some((card) => card.copied === undefined)) return '';
    const other = sides.findIndex((own, place) => place !== at && cards.every((card) => own.some(({doc}) => doc === card.copied)));
    if (other < 0) return '';
    const origins = [...new Set(cards.map((card) => source_of_row(store.documents[card.copied])))];
    return ' Version ' + letter(at) + ' appears only in texts copied from ' + list_words(origins) + ', where the original has version ' + letter(other) + '.';
  }).join('');
}

// The figures of one text do not add up: this is not one source against another.
function contradicts_itself(finding) {
  return finding.kind === 'derived_arithmetic' && new Set(finding.cards.map((card) => card.doc)).size === 1;
}

// {value, confidence, because}: the likely value and why it is likely; value is null where it is undecided.
function verdict_of(finding) {
  const sides = sides_of(finding);
  const {likely} = finding;
  const at = likely ? sides.findIndex((side) => side.value === likely.value) : -1;
  const votes = sides.map((side) => side.independent_sources);
  const said = likely && {value: likely.value, confidence: likely.confidence, at};
  if (finding.kind === 'update') {
    const latest = sides[sides.length - 1];
    return {...said, because: 'It is the latest report' + (latest ? ' (' + list_words(publishers(finding, latest)) + ').' : '.')};
  }
  if (likely && finding.kind === 'derived_arithmetic')
    return {...said, because: 'It follows from the other figures in the same text.'};
  if (likely && at >= 0) {
    const mine = votes[at];
    const best_other = Math.max(0, ...votes.filter((_, other) => other !== at));
    if (mine > best_other)
      return {...said, because: count(mine, 'independent source') + (mine === 1 ? ' reports it' : ' report it') + ', against ' + best_other +
          ' for the ' + (sides.length > 2 ? 'next' : 'other') + ' value.' + repetition_note(finding)};
    return {...said, because: (mine === best_other ? 'Independent sources are evenly split (' + votes.join(' against ') +
        '), but only this value is consistent with the other figures in the texts.'
        : 'Fewer independent sources report it (' + mine + ' against ' + best_other + '), but the checker gives them more weight.') + repetition_note(finding)};
  }
  if (likely) return {...said, because: 'All sources are consistent with this value.'};
  if (contradicts_itself(finding))
    return {value: null, because: 'One text contradicts itself, and nothing shows which of its figures is wrong.'};
  const even = votes.length > 1 && votes.every((number) => number === votes[0]);
  return {value: null, because: even ? 'Each version has ' + (votes[0] === 1 ? 'one independent source' : count(votes[0], 'independent source')) +
      (finding.checker === 'checker.values' ? ', and no other figure in the texts decides between them.' : '.') + repetition_note(finding) + copied_version_note(finding)
    : 'Nothing in the texts decides between them.' + repetition_note(finding) + copied_version_note(finding)};
}
