import { englishName } from '../../src/base/english-name.ts';
import type { SubtitleFormat } from '../../src/subtitles/index.ts';

/** The language in a name such as `talk.es.vtt` or `talk.pt-BR.srt`: a tag whose primary subtag has two letters. */
export function languageOfName(name: string): string | undefined {
  const tag = /\.([A-Za-z]{2}(?:-[A-Za-z0-9]{2,8})*)\.[^.]+$/.exec(name)?.[1];
  return tag && canonical(tag);
}

/** The language that a WebVTT header declares, as `Language: es`, which YouTube and others write. */
export function languageOfHeader(bytes: Uint8Array): string | undefined {
  const start = new TextDecoder().decode(bytes.subarray(0, 1_000));
  const [header = ''] = /^\ufeff?WEBVTT/.test(start) ? start.split(/\r?\n\r?\n|-->/, 1) : [];
  const tag = /^Language:[ \t]*([A-Za-z]{2,3}(?:-[A-Za-z0-9]{2,8})*)[ \t]*$/im.exec(header)?.[1];
  return tag && canonical(tag);
}

function canonical(tag: string): string | undefined {
  try {
    return englishName(tag) === undefined ? undefined : Intl.getCanonicalLocales(tag)[0];
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
