// Values as records have them ("240110000000 USD", "2026-03-12", "T19:15"), in readable form. Digits are never dropped.

const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December'];
const CURRENCY_SIGNS = {USD: '$', EUR: '€', GBP: '£', JPY: '¥', INR: '₹'};
const UNITS = {
  pp: 'percentage point', L: 'litre', mo: 'month', a: 'year', wk: 'week', d: 'day', h: 'hour', min: 'minute', s: 'second',
  acre: 'acre', t: 'tonne', m2: 'm²', m3: 'm³', km2: 'km²', 'km/h': 'km/h',
};

// 240110 -> 240,110
function group_digits(digits) {
  const [whole, fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : grouped + '.' + fraction;
}

// "1 document", "2 documents"
function count(number, noun, plural) {
  return group_digits(String(number)) + ' ' + (number === 1 ? noun : plural || noun + 's');
}

function percent(share) {
  return Math.round(share * 100) + '%';
}

function words(name) {
  const text = String(name || '').replace(/_/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// 90000000 -> "90 million", where that is exact and shorter.
function readable_number(digits) {
  const [, sign, whole, fraction = ''] = /^(-?)(\d+)(\.\d+)?$/.exec(digits);
  for (const [zeros, word] of [[12, 'trillion'], [9, 'billion'], [6, 'million']]) {
    if (whole.length <= zeros || fraction) continue;
    const tail = whole.slice(-zeros).replace(/0+$/, '');
    if (tail.length <= 3) return sign + whole.slice(0, -zeros) + (tail && '.' + tail) + ' ' + word;
  }
  return sign + group_digits(whole + fraction);
}

// "2026-03-12", "2025-05", "2025", each with or without a time after a T.
function readable_date(text) {
  const parts = /^(\d{4})(?:-(\d\d))?(?:-(\d\d))?(?:T(\d\d(?::\d\d)?).*)?$/.exec(text);
  if (!parts) return text;
  const [, year, month, day, time] = parts;
  if (month && !MONTHS[month - 1]) return text;
  const date = (day ? Number(day) + ' ' : '') + (month ? MONTHS[month - 1] + ' ' : '') + year;
  return time ? time + ' on ' + date : date;
}

function readable(value) {
  const text = String(value);
  if (/^\d{4}-\d\d/.test(text)) return readable_date(text);
  const time = /^T(\d\d)(?::(\d\d)(?::00)?)?$/.exec(text);
  if (time) return time[1] + ':' + (time[2] || '00');
  const parts = /^(-?\d+(?:\.\d+)?)(?: (.+))?$/.exec(text);
  if (!parts) return text;
  const number = readable_number(parts[1]);
  const unit = parts[2];
  if (!unit) return number;
  if (CURRENCY_SIGNS[unit]) return number.replace(/^(-?)/, '$1' + CURRENCY_SIGNS[unit]);
  if (unit === '%') return number + '%';
  const name = UNITS[unit] || unit;
  const is_noun = (UNITS[unit] ? /^[a-z ]+$/ : /^[a-z ]{3,}[^s]$/).test(name) && name !== 'people';
  return number + ' ' + name + (is_noun && number !== '1' ? 's' : '');
}

// A value as a point on an axis: a number, a date in days, a time in minutes; null for words.
function axis_value(value) {
  const text = String(value);
  const time = /T(\d\d):(\d\d)/.exec(text);
  if (time) return Number(time[1]) * 60 + Number(time[2]);
  const date = /^(\d{4})-(\d\d)(?:-(\d\d))?$/.exec(text);
  if (date) return Date.UTC(date[1], date[2] - 1, date[3] || 15) / 864e5;
  const number = /^-?\d+(\.\d+)?(?= |$)/.exec(text);
  return number ? Number(number[0]) : null;
}

// The day of an ISO time as a number, or null.
function day_of(time) {
  const date = /^(\d{4})-(\d\d)(?:-(\d\d))?/.exec(time || '');
  return date ? Date.UTC(date[1], date[2] - 1, date[3] || 1) / 864e5 : null;
}
function day_text(day) {
  return readable_date(new Date(day * 864e5).toISOString().slice(0, 10));
}
// "12 March 2026" -> "12 Mar 2026"
function with_short_months(text) {
  return text.replace(new RegExp('\\b(' + MONTHS.join('|') + ')\\b', 'g'), (month) => (month.length > 4 ? month.slice(0, 3) : month));
}

// The time range of a claim in readable form. Records exclude the end: for days the last included day is shown, for an
// entire month or year its name, for a time of day its start.
function range(as_of) {
  if (!as_of) return '';
  const {from = ''} = as_of;
  let {to = ''} = as_of;
  if (/T/.test(from) && Date.parse(to) - Date.parse(from) <= 36e5) return readable_date(from);
  if (/^\d{4}-\d\d-\d\d$/.test(to) && /^\d{4}-\d\d-\d\d$/.test(from || to)) {
    if (!from) return 'before ' + readable_date(to);
    if (from.endsWith('-01-01') && to === Number(from.slice(0, 4)) + 1 + '-01-01') return from.slice(0, 4);
    if (from.endsWith('-01') && to === next_month(from)) return readable_date(from.slice(0, 7));
    const last = new Date(to + 'T00:00:00Z');
    if (!isNaN(last)) to = new Date(last - 864e5).toISOString().slice(0, 10);
  }
  if (from && to) return from === to ? readable_date(from) : readable_date(from) + ' to ' + readable_date(to);
  return from ? 'from ' + readable_date(from) : to ? 'before ' + readable_date(to) : '';
}

function next_month(day) {
  const date = new Date(day + 'T00:00:00Z');
  return isNaN(date) ? '' : new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
}

const BOUNDS = {'>': 'more than ', '<': 'less than ', '>=': 'at least ', '<=': 'at most '};

// The value of a claim in short, as the extractor read it.
function value_of(claim) {
  const value = claim.value || {};
  if (value.text) return value.text;
  const code = value.code && !value.code.startsWith('[') ? value.code : value.unit || '';
  const noun = value.noun && value.noun !== code && value.noun !== value.unit ? ' ' + value.noun : '';
  const with_unit = (number) => readable(number + (code && !noun ? ' ' + code : '')) + noun;
  const about = value.approximate ? 'about ' : '';
  if (value.number) return about + (value.bound ? BOUNDS[value.bound] || value.bound + ' ' : '') + with_unit(value.number);
  if (value.low && value.high) return about + readable_number(value.low) + ' to ' + with_unit(value.high);
  if (value.low || value.high) return (value.low ? 'at least ' : 'at most ') + with_unit(value.low || value.high);
  if (claim.time) return readable(claim.time.timex || '');
  if (claim.entity) return claim.entity.name || '';
  if (claim.speaker) return claim.speaker.name || claim.speaker.text || '';
  return '';
}
