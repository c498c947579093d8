// Building the page. Texts of documents enter it as text nodes and attribute values only, never as markup.

function set_attributes(node, attributes) {
  for (const [name, value] of Object.entries(attributes || {})) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : String(value));
  }
}

function h(tag, attributes, ...children) {
  const node = document.createElement(tag);
  set_attributes(node, attributes);
  return append(node, children);
}

function svg(tag, attributes, ...children) {
  const node = document.createElementNS('http://www.w3.org/2000/svg', tag);
  set_attributes(node, attributes);
  return append(node, children);
}

function append(node, children) {
  for (const child of children.flat(Infinity)) {
    if (child === undefined || child === null || child === false || child === '') continue;
    node.append(child);
  }
  return node;
}

function visually_hidden(text) {
  return h('span', {class: 'visually-hidden'}, text);
}

// A link for http and https addresses; any other address is shown as text.
function web_link(address) {
  if (!/^https?:\/\//i.test(address || '')) return address ? h('span', {}, address) : null;
  return h('a', {href: address, rel: 'noopener noreferrer external', referrerpolicy: 'no-referrer'}, address);
}

// A table that may be wider than the page: it scrolls on its own, also with the keyboard.
function scrollable(label, table) {
  return h('div', {class: 'scroll', tabindex: '0', role: 'region', 'aria-label': label}, table);
}

// Shows items in portions, so that a large dossier opens as fast as a small one. render: item -> node, or a promise of
// one. Resolves once the first portion is in place.
async function portions(items, render, portion = 50) {
  const box = h('div', {class: 'portions'});
  let shown = 0;
  const more = h('button', {type: 'button', class: 'more', onclick: async () => {
    more.disabled = true;
    const first = await grow();
    more.disabled = false;
    const target = first && (first.querySelector('a, summary, button') || first);
    if (target) target.focus();
  }});
  async function grow() {
    const nodes = await Promise.all(items.slice(shown, shown + portion).map(render));
    shown += nodes.length;
    more.remove();
    append(box, nodes);
    const left = items.length - shown;
    more.textContent = 'Show ' + group_digits(String(Math.min(left, portion))) + ' more of ' + group_digits(String(left));
    if (left > 0) box.append(more);
    return nodes[0];
  }
  await grow();
  return box;
}
