import type { JsonObject } from '../../../../../src/base/json.ts';
import { parseJson } from '../../../../kernel/http/json-body.ts';
import type { StoredVideo } from '../../model/state.ts';
import { refuse } from '../errors.ts';

/** The fields of a video that Upload-Metadata sets. */
export type TusDetails = Partial<
  Pick<
    StoredVideo,
    | 'meta'
    | 'requireSignedURLs'
    | 'scheduledDeletion'
    | 'allowedOrigins'
    | 'thumbnailTimestampPct'
    | 'maxDurationSeconds'
    | 'uploadExpiry'
  >
>;

const invalid = (what: string) => refuse('field-invalid', { problem: `invalid ${what} in Upload-Metadata` });
const isTime = (text: string): boolean => /^\d{4}-\d\d-\d\dT/.test(text) && !Number.isNaN(Date.parse(text));

/** A comma list (official OpenAPI), or an array in JSON (resumable-uploads.mdx: "array of strings"). */
function origins(text: string): readonly string[] {
  const json = parseJson(Buffer.from(text));
  if (Array.isArray(json) && json.every((one) => typeof one === 'string')) return json as string[];
  return text.split(',').map((one) => one.trim());
}

type Reader = (text: string) => TusDetails | null;

/** Keys in lower case, because sources spell them in two ways. A reader returns null for a value that cannot be. */
const KEYS: Readonly<Record<string, Reader>> = {
  name: (name) => ({ meta: { name } }),
  // Its presence alone makes a video private.
  requiresignedurls: () => ({ requireSignedURLs: true }),
  scheduleddeletion: (at) => (isTime(at) ? { scheduledDeletion: at } : null),
  allowedorigins: (text) => ({ allowedOrigins: origins(text) }),
  thumbnailtimestamppct: (text) =>
    text !== '' && Number(text) >= 0 && Number(text) <= 1 ? { thumbnailTimestampPct: Number(text) } : null,
  maxdurationseconds: (text) =>
    /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 36_000 ? { maxDurationSeconds: Number(text) } : null,
  expiry: (at) => (isTime(at) ? { uploadExpiry: at } : null),
  // Watermarks are not emulated.
  watermark: () => ({}),
};

/**
 * Reads Upload-Metadata: pairs of a key and its value in Base64, separated by commas. More lenient than tus, because the
 * vendor's own examples are: a space may follow the comma, and a value may be missing. Other keys go into `meta`.
 * @throws {Refusal} for what cannot be read, and for a value out of range
 */
export function readMetadata(header: string | undefined): TusDetails {
  const details: TusDetails = {};
  let meta: JsonObject = {};
  const seen = new Set<string>();
  for (const [key, value] of pairsOf(header ?? '')) {
    const known = key.toLowerCase();
    if (seen.has(known)) throw refuse('field-invalid', { problem: `${key} is twice in Upload-Metadata` });
    seen.add(known);
    const read = Object.hasOwn(KEYS, known) ? KEYS[known] : undefined;
    const found = read === undefined ? { meta: { [key]: value } } : read(value);
    if (found === null) throw invalid(key);
    meta = { ...meta, ...found.meta };
    Object.assign(details, found);
  }
  return { ...details, meta };
}

function pairsOf(header: string): [string, string][] {
  if (header.trim() === '') return [];
  return header.split(',').map((pair) => {
    const [key = '', value = '', ...rest] = pair.trim().split(/ +/);
    if (key === '' || rest.length > 0) throw invalid('a pair');
    return [key, textOf(key, value)];
  });
}

function textOf(key: string, base64: string): string {
  const isBase64 = base64.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(base64);
  if (!isBase64) throw invalid(key);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(base64, 'base64'));
  } catch {
    throw invalid(key);
  }
}
