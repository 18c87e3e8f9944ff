// Search over all pages, without a server: the index is a script, so that it also works from a disk.
import MiniSearch from 'minisearch';

const script = document.currentScript;
const base = script.dataset.root;
const field = document.getElementById('search');
const list = document.getElementById('found');
const menu = document.querySelector('.menu');
const options = { fields: ['title', 'page', 'text'], storeFields: ['title', 'page', 'place'] };
let index;
let selected = -1;

field.hidden = false;
if (matchMedia('(max-width: 50rem)').matches) menu.open = false;

/** Loads the index once. */
function load() {
  if (index !== undefined) return;
  index = null;
  globalThis.captionHarnessIndex = (json) => {
    index = MiniSearch.loadJSON(json, options);
    show();
  };
  document.head.append(Object.assign(document.createElement('script'), { src: `${base}search-index.js` }));
}

function show() {
  const found = index
    ? index.search(field.value, { prefix: true, fuzzy: 0.1, boost: { title: 3, page: 2 } }).slice(0, 12)
    : [];
  list.replaceChildren(
    ...found.map(({ title, page, place }, at) => {
      const link = Object.assign(document.createElement('a'), { href: base + place, tabIndex: -1 });
      link.append(
        title,
        title === page
          ? ''
          : Object.assign(document.createElement('span'), { className: 'faint', textContent: ` ${page}` }),
      );
      const row = Object.assign(document.createElement('li'), { id: `found-${at}` });
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', 'false');
      row.append(link);
      return row;
    }),
  );
  select(found.length > 0 ? 0 : -1);
  list.hidden = found.length === 0;
  field.setAttribute('aria-expanded', String(found.length > 0));
}

function select(at) {
  list.children[selected]?.setAttribute('aria-selected', 'false');
  selected = at;
  const row = list.children[at];
  row?.setAttribute('aria-selected', 'true');
  row?.scrollIntoView({ block: 'nearest' });
  if (row) field.setAttribute('aria-activedescendant', row.id);
  else field.removeAttribute('aria-activedescendant');
}

function close() {
  list.hidden = true;
  field.setAttribute('aria-expanded', 'false');
  field.removeAttribute('aria-activedescendant');
}

field.addEventListener('focus', load);
field.addEventListener('input', show);
field.addEventListener('keydown', (event) => {
  const count = list.children.length;
  if (event.key === 'ArrowDown' && count > 0) select((selected + 1) % count);
  else if (event.key === 'ArrowUp' && count > 0) select((selected + count - 1) % count);
  else if (event.key === 'Enter') list.children[selected]?.firstChild.click();
  else if (event.key === 'Escape') close();
  else return;
  event.preventDefault();
});
document.addEventListener('keydown', (event) => {
  if (
    event.key !== '/' ||
    event.ctrlKey ||
    event.metaKey ||
    event.altKey ||
    /^(INPUT|TEXTAREA)$/.test(event.target.tagName)
  )
    return;
  event.preventDefault();
  field.focus();
});
document.addEventListener('click', (event) => {
  if (!event.target.closest('search')) close();
});
