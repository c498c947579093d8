// Two wordings of one passage, with the words that differ marked.

// Words with the white space before them, so that joining them restores the text.
function tokens(text) {
  return text.match(/\s*\S+/g) || [];
}

// Forms of quotation marks and dashes, and capitals at the start of a sentence, are not differences.
function plain_word(word) {
  return word.trim().toLowerCase().replace(/[\u2018\u2019\u201a\u2032]/g, "'").replace(/[\u201c-\u201f\u00ab\u00bb\u2033]/g, '"').replace(/[\u2010-\u2015]/g, '-');
}

// The text with the words marked that the other side does not have. kept: for each word, whether the other side has it.
function with_marks(words_of_side, kept) {
  const out = [];
  for (let at = 0; at < words_of_side.length; ) {
    let stop = at;
    while (stop < words_of_side.length && kept[stop] === kept[at]) ++stop;
    const text = words_of_side.slice(at, stop).join('');
    const gap = /^\s*/.exec(text)[0];
    out.push(gap, kept[at] ? text.slice(gap.length) : h('mark', {class: 'differs'}, text.slice(gap.length)));
    at = stop;
  }
  return out;
}

// Both sides with their differences marked (longest common subsequence; long passages are left unmarked).
function differences(left, right) {
  const a = tokens(left);
  const b = tokens(right);
  if (a.length * b.length > 250000) return [[left], [right]];
  const [x, y] = [a.map(plain_word), b.map(plain_word)];
  const table = Array.from({length: a.length + 1}, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; --i)
    for (let j = b.length - 1; j >= 0; --j)
      table[i][j] = x[i] === y[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  const kept = [a.map(() => false), b.map(() => false)];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (x[i] === y[j]) kept[0][i++] = kept[1][j++] = true;
    else if (table[i + 1][j] >= table[i][j + 1]) ++i;
    else ++j;
  }
  return [with_marks(a, kept[0]), with_marks(b, kept[1])];
}
