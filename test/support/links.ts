import { dirname, posix } from 'node:path';

/** A link of a page to another file of its package. */
export interface PageLink {
  /** As it is written. */
  readonly written: string;
  /** From the root of the package, without an anchor. */
  readonly path: string;
}

/**
 * The links of a Markdown page to files. Addresses, anchors of the page itself and code blocks are left out.
 * @param file the page, from the root of the package
 */
export function linksOf(file: string, page: string): PageLink[] {
  const prose = page.replaceAll(/^```[\s\S]*?^```/gm, '');
  return [...prose.matchAll(/\]\(([^)\s]+)\)/g)].flatMap(([, written = '']) => {
    const [path = ''] = written.split('#');
    if (path === '' || /^[a-z]+:/.test(path)) return [];
    return [{ written, path: posix.normalize(posix.join(dirname(file), path)) }];
  });
}
