// Building the page. Text of documents reaches it as text nodes and attribute values only, never as markup.

function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'onclick') node.addEventListener('click', value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  append(node, children);
  return node;
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === '') continue;
    node.append(child);
  }
  return node;
}

// "1 document", "2 documents"
function count(number, noun, plural) {
  return group(String(number)) + ' ' + (number === 1 ? noun : plural || noun + 's');
}

// 240110000000 -> 240,110,000,000
function group(digits) {
  const [whole, fraction] = digits.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined ? grouped : grouped + '.' + fraction;
}

// A value as findings have it ("240110000000 USD", "2031-05-04", "no toll"), for reading. Digits are never dropped.
function readable(value) {
  const parts = /^(-?)(\d{5,})(\.\d+)?( .*)?$/.exec(value);
  if (!parts) return value;
  const [, sign, whole, fraction = '', unit = ''] = parts;
  for (const [zeros, word] of [[12, 'trillion'], [9, 'billion'], [6, 'million']]) {
    if (whole.length <= zeros || fraction) continue;
    const head = whole.slice(0, -zeros);
    const tail = whole.slice(-zeros).replace(/0+$/, '');
    if (tail.length <= 3) return sign + head + (tail && '.' + tail) + ' ' + word + unit;
  }
  return sign + group(whole + fraction) + unit;
}

function percent(share) {
  return Math.round(share * 100) + ' %';
}

function words(name) {
  const text = String(name || '').replace(/_/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

// A link only where the address is one of the web's.
function outside(address) {
  if (!/^https?:\/\//i.test(address || '')) return address ? h('span', {}, address) : null;
  return h('a', {href: address, rel: 'noopener noreferrer external', referrerpolicy: 'no-referrer'}, address);
}

// Shows items in portions, so that a large dossier opens as fast as a small one.
function portions(items, render, portion = 100) {
  const box = h('div', {class: 'portions'});
  let shown = 0;
  const more = h('button', {type: 'button', class: 'more', onclick: () => grow(portion)});
  function grow(by) {
    const nodes = items.slice(shown, shown + by).map(render);
    shown += nodes.length;
    more.remove();
    append(box, nodes);
    more.textContent = 'Show more (' + group(String(items.length - shown)) + ' left)';
    if (shown < items.length) box.append(more);
    return nodes[0];
  }
  grow(portion);
  // Makes sure that an item is on the page; for links to it.
  box.reveal = (item) => {
    const at = items.indexOf(item);
    if (at >= shown) grow(at - shown + 1);
    return at >= 0;
  };
  return box;
}

// A <details> whose content is made when it is opened first (or printed).
function opening(line, content) {
  line.fill = () => {
    if (line.dataset.filled) return;
    line.dataset.filled = 'yes';
    append(line, [content()]);
  };
  line.addEventListener('toggle', () => line.open && line.fill());
  return line;
}
