// The index of the search: a page and each of its parts is an entry.
import MiniSearch from 'minisearch';

/** Letters of one entry that are searched. */
const MOST = 1_500;

const plain = (html) =>
  html
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))
    .replaceAll(/&[a-z]+;/g, ' ')
    .replaceAll(/\s+/g, ' ');

/** The script that hands the index to search.js. */
export function searchIndex(pages) {
  const index = new MiniSearch({ fields: ['title', 'page', 'text'], storeFields: ['title', 'page', 'place'] });
  for (const { page, html } of pages) {
    const [intro, ...parts] = html.split(/(?=<h2 id=")/);
    index.add({
      id: page.place,
      place: page.place,
      title: page.title,
      page: page.title,
      text: plain(intro).slice(0, MOST),
    });
    for (const part of parts) {
      const [, id, heading] = /^<h2 id="([^"]+)">(.*?) <a class="anchor"/.exec(part) ?? [];
      if (id === undefined) continue;
      const place = `${page.place}#${id}`;
      index.add({ id: place, place, title: plain(heading), page: page.title, text: plain(part).slice(0, MOST) });
    }
  }
  return `captionHarnessIndex(${JSON.stringify(JSON.stringify(index))});\n`;
}
