import { isJsonObject, type JsonValue } from '../../../src/base/json.ts';
import { sourceCodes, targetCodes } from '../../../src/contracts/translateplus/languages.ts';
import type { SubtitleFormat } from '../../../src/subtitles/index.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { refuse, refuseAsFramework } from './errors.ts';

/** The body of POST /v2/translate/subtitles, validated. */
export interface SubtitlesRequest {
  readonly format: SubtitleFormat;
  readonly content: string;
  readonly source: string;
  readonly target: string;
}

const FIELDS = ['format', 'content', 'source', 'target'] as const;

/** Reads the body; unknown fields are ignored. The first problem, in the order of the documented fields, refuses it. */
export function readRequest(tenant: Tenant, body: JsonValue | undefined): SubtitlesRequest {
  if (body === undefined) throw refuseAsFramework(tenant, 'json-invalid');
  if (!isJsonObject(body)) throw refuseAsFramework(tenant, 'not-an-object');
  for (const field of FIELDS) {
    const value = Object.hasOwn(body, field) ? body[field] : undefined;
    if (value === undefined || value === null) throw refuseAsFramework(tenant, 'field-missing', { field });
    if (typeof value !== 'string') throw refuseAsFramework(tenant, 'field-not-string', { field });
  }
  const { format, content, source, target } = body as Record<(typeof FIELDS)[number], string>;
  if (format !== 'srt' && format !== 'vtt') throw refuse('format-unknown');
  if (!sourceCodes.has(source)) throw refuse('language-unknown', { code: source });
  if (!targetCodes.has(target)) throw refuse('language-unknown', { code: target });
  return { format, content, source, target };
}
