// Markdown to HTML, with links that lead to the pages of the site.
import { existsSync } from 'node:fs';
import { posix } from 'node:path';
import { Marked } from 'marked';
import { root } from './contents.mjs';

export const escaped = (text) => text.replaceAll(/[&<>"]/g, (letter) => `&#${letter.charCodeAt(0)};`);

/** The anchor of a heading, as GitHub names it. test/links.test.ts uses the same rule. */
export const slugOf = (heading) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');

/** The way from one place of the site to another. */
export const way = (from, to) => posix.relative(posix.dirname(from), to) || posix.basename(to);

/** A link to a file: to its page, to the repository if that is known, else undefined. */
function hrefOf(written, page, { places, repository }) {
  if (/^[a-z]+:/.test(written)) return written;
  const [path, anchor] = written.split('#');
  const hash = anchor === undefined ? '' : `#${anchor}`;
  if (path === '') return hash;
  const source = posix.normalize(posix.join(posix.dirname(page.source), path));
  const place = places.get(source) ?? (source.startsWith('docs/images/') ? source.slice('docs/'.length) : undefined);
  if (place !== undefined) return way(page.place, place) + hash;
  const folder = source.replace(/\/$/, '');
  if (!existsSync(root + folder)) throw new Error(`${page.source} links to ${written}, which does not exist.`);
  return repository === undefined ? undefined : `${repository}/blob/main/${folder}${hash}`;
}

/**
 * The HTML of a page and its headings.
 * @param site `places` of the pages by source, and the address of the `repository` or undefined
 */
export function htmlOf(page, site) {
  const headings = [];
  const seen = new Map();
  const marked = new Marked({ gfm: true });
  marked.use({
    renderer: {
      heading({ tokens, depth, text }) {
        const plain = text.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1');
        const slug = slugOf(plain);
        const before = seen.get(slug) ?? 0;
        seen.set(slug, before + 1);
        const id = before === 0 ? slug : `${slug}-${before}`;
        headings.push({ id, depth, text: plain.replaceAll('`', '') });
        const inner = this.parser.parseInline(tokens);
        return depth === 1
          ? `<h1 id="${id}">${inner}</h1>\n`
          : `<h${depth} id="${id}">${inner} <a class="anchor" href="#${id}" aria-label="Link to this part">#</a></h${depth}>\n`;
      },
      link({ href, tokens }) {
        const inner = this.parser.parseInline(tokens);
        const to = hrefOf(href, page, site);
        return to === undefined ? inner : `<a href="${escaped(to)}">${inner}</a>`;
      },
      image({ href, text }) {
        return `<img src="${escaped(hrefOf(href, page, site) ?? href)}" alt="${escaped(text)}" loading="lazy">`;
      },
      code({ text, lang = '' }) {
        return `<pre tabindex="0"${lang ? ` data-language="${escaped(lang.split(' ')[0])}"` : ''}><code>${escaped(text)}</code></pre>\n`;
      },
      table(token) {
        const cells = (row, name) =>
          `<tr>${row.map(({ tokens }) => `<${name}>${this.parser.parseInline(tokens)}</${name}>`).join('')}</tr>`;
        const head = token.header.some(({ text }) => text !== '') ? `<thead>${cells(token.header, 'th')}</thead>` : '';
        const body = token.rows.map((row) => cells(row, 'td')).join('\n');
        return `<div class="wide" tabindex="0" role="group" aria-label="Table"><table>${head}<tbody>${body}</tbody></table></div>\n`;
      },
    },
  });
  return { html: marked.parse(page.markdown), headings };
}
