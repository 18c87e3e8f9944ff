import { basename, dirname, extname, resolve } from 'node:path';
import { isUrl } from '../../src/pipeline/source/is-url.ts';

/** The placeholders of `--name`. */
export const namePlaceholders = ['{base}', '{folder}', '{ext}'] as const;

/**
 * Returns a video's name by a pattern of `--name`: `{base}` is the name without extension, `{folder}` the name of the folder
 * that holds it, `{ext}` the extension without its dot. Other text stays.
 */
export function patternName(pattern: string, video: string): string {
  const path = isUrl(video) ? decoded(new URL(video)) : resolve(video);
  const ext = extname(path);
  const parts: Readonly<Record<string, string>> = {
    base: basename(path, ext),
    folder: basename(dirname(path)),
    ext: ext.slice(1),
  };
  return pattern.replace(/\{(base|folder|ext)\}/g, (_text, name: string) => parts[name] ?? '');
}

/** Returns a placeholder of a pattern that `--name` does not have, such as a misspelt one; null if there is none. */
export const unknownPlaceholder = (pattern: string): string | null =>
  (pattern.match(/\{[a-z]+\}/gi) ?? []).find((part) => !(namePlaceholders as readonly string[]).includes(part)) ?? null;

/** Returns the path of a URL below its host, so that the host is the folder of a file without another one. */
function decoded({ hostname, pathname }: URL): string {
  try {
    return `/${hostname}${decodeURIComponent(pathname)}`;
  } catch {
    return `/${hostname}${pathname}`;
  }
}
