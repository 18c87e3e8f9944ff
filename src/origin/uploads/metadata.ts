import { captionLanguage, givenTitle, safeTitle } from '../../pipeline/core.ts';
import { OriginError } from '../http/errors.ts';
import { languagesIn } from '../videos/languages.ts';

/** What an uploader says about a video. */
export interface UploadWish {
  readonly title: string;
  /** BCP 47 tags. */
  readonly to: readonly string[];
  /** The spoken language; null to detect it. */
  readonly spoken: string | null;
}

/** Longest Upload-Metadata, in characters. */
const MOST = 8_000;

/**
 * Reads `Upload-Metadata` (tus 1.0, creation): `filename`, `title`, `to` (languages, divided by commas) and `from`; other keys
 * are the client's own.
 * @throws {OriginError} 400 `bad-upload`
 * @throws {CaptionError} of kind `language` for a tag that is none
 */
export function readMetadata(header: string | undefined): UploadWish {
  if ((header?.length ?? 0) > MOST) throw badUpload(`Upload-Metadata has more than ${MOST} characters.`);
  const values = new Map<string, string>();
  for (const pair of (header ?? '').split(',').map((one) => one.trim())) {
    if (pair === '') continue;
    const [, key = '', value = ''] = /^([!-~]+)(?: +([A-Za-z0-9+/]*={0,2}))?$/.exec(pair) ?? [];
    if (key === '') throw badUpload('Upload-Metadata is not a list of keys and values in Base64.');
    if (values.has(key)) throw badUpload('A key of Upload-Metadata occurs twice.');
    values.set(key, Buffer.from(value, 'base64').toString('utf8'));
  }
  return {
    title: values.get('title') ? givenTitle(values.get('title') ?? '') : safeTitle(values.get('filename') || 'video'),
    to: languagesIn(values.get('to') ?? ''),
    spoken: values.get('from') ? captionLanguage(values.get('from') ?? '') : null,
  };
}

/** Makes the error for a request of tus that cannot be read. */
export const badUpload = (message: string): OriginError =>
  new OriginError(400, 'bad-upload', message, 'Send requests as in the tus protocol 1.0, with its extension creation.');
