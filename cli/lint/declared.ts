import type { SubtitleFormat } from '../../src/subtitles/index.ts';

/** The language in a name such as `talk.es.vtt` or `talk.pt-BR.srt`: a tag whose primary subtag has two letters. */
export function languageOfName(name: string): string | undefined {
  const tag = /\.([A-Za-z]{2}(?:-[A-Za-z0-9]{2,8})*)\.[^.]+$/.exec(name)?.[1];
  if (tag === undefined) return undefined;
  try {
    const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' }).of(tag);
    return known === undefined ? undefined : Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

const SIGNATURE = new TextEncoder().encode('WEBVTT');
const MARK = [0xef, 0xbb, 0xbf];

/** The format of a file: by its extension, else by its first bytes. */
export function formatOf(name: string, bytes: Uint8Array): SubtitleFormat {
  if (/\.vtt$/i.test(name)) return 'vtt';
  if (/\.srt$/i.test(name)) return 'srt';
  const start = MARK.every((byte, at) => bytes[at] === byte) ? MARK.length : 0;
  return SIGNATURE.every((byte, at) => bytes[start + at] === byte) ? 'vtt' : 'srt';
}
