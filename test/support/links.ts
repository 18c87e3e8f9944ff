import { dirname, posix } from 'node:path';

/** A link of a page to a file of its package, or to a part of one. */
export interface PageLink {
  /** As it is written. */
  readonly written: string;
  /** From the root of the package, without an anchor. A link within its page has the path of the page. */
  readonly path: string;
  /** The part of the page that the link names, or an empty text. */
  readonly anchor: string;
}

const withoutCode = (page: string): string => page.replaceAll(/^(```|~~~)[\s\S]*?^\1/gm, '');

/**
 * The links of a Markdown page to files and to its own parts. Addresses and code blocks are left out.
 * @param file the page, from the root of the package
 */
export function linksOf(file: string, page: string): PageLink[] {
  return [...withoutCode(page).matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, written = '']) => {
    if (/^[a-z]+:/.test(written)) return [];
    const [path = '', anchor = ''] = written.split('#');
    return [{ written, path: path === '' ? file : posix.normalize(posix.join(dirname(file), path)), anchor }];
  });
}

/**
 * The anchors that a Markdown page offers: its headings as GitHub names them, a repeated one with a number, and `<a id>`.
 * Source: the headings of rendered pages on GitHub; `github-slugger` does the same.
 */
export function anchorsOf(page: string): string[] {
  const seen = new Map<string, number>();
  const written = [...withoutCode(page).matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  const headings = [...withoutCode(page).matchAll(/^#{1,6} +(.+?) *#*$/gm)].map(([, heading = '']) => {
    const text = heading.replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1').toLowerCase();
    const slug = text.replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '').replaceAll(' ', '-');
    const before = seen.get(slug) ?? 0;
    seen.set(slug, before + 1);
    return before === 0 ? slug : `${slug}-${before}`;
  });
  return [...headings, ...written];
}
