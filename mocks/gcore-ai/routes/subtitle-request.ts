import type { JsonObject } from '../../../src/base/json.ts';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { languageOf } from '../../../src/contracts/gcore-ai/language-rules.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { generatedName, readTargets } from '../life/auto-captions.ts';
import type { CaptionRequest } from '../model/video-row.ts';
import { refuse } from './errors.ts';

/** The subtitle members of a request; absent members are undefined. */
export interface SubtitleInput {
  readonly name: string | undefined;
  readonly language: string | undefined;
  readonly vtt: string | undefined;
}

/** A subtitle to create: from a file, or generated. */
export interface NewSubtitle {
  readonly row: { readonly name: string | null; readonly language: string | null; readonly vtt: string | null };
  readonly wish: CaptionRequest | null;
}

/** Reads the members that PATCH may change. */
export function readSubtitle(tenant: Tenant, body: JsonObject): SubtitleInput {
  const input = { name: textOf(body, 'name'), language: textOf(body, 'language'), vtt: textOf(body, 'vtt') };
  if (input.vtt !== undefined && Buffer.byteLength(input.vtt) > facts.subtitleFileBytes.value)
    throw refuse('subtitle-too-large');
  if (!isChecked(tenant)) return input;
  const language = input.language === undefined ? undefined : languageOf(input.language);
  if (language === null) throw refuse('language-unknown');
  if (input.vtt !== undefined && !startsAsSubtitles(input.vtt)) {
    throw refuse('vtt-invalid', { problem: 'Subtitles must start with WEBVTT or with an integer.' });
  }
  return { ...input, language: language?.code };
}

/** Reads the body of POST .../subtitles: a file, or a request for generated subtitles, not both. */
export function readNewSubtitle(tenant: Tenant, body: JsonObject): NewSubtitle {
  const { name, language, vtt } = readSubtitle(tenant, body);
  const audio = textOf(body, 'auto_transcribe_audio_language');
  const targets = textOf(body, 'auto_translate_subtitles_language');
  if (!isChecked(tenant) && vtt !== undefined) return { row: rowOf(name, language, vtt), wish: null };
  if (audio === undefined && targets !== undefined) throw refuse('auto-translate-alone');
  if (audio === undefined) {
    if (language === undefined && isChecked(tenant)) throw refuse('language-missing');
    if (vtt === undefined && isChecked(tenant))
      throw refuse('vtt-invalid', { problem: 'The subtitle text is missing.' });
    return { row: rowOf(name, language, vtt), wish: null };
  }
  if (tenant.switch('gcore-ai.aiEnabled') === 'off') throw refuse('feature-disabled');
  if (vtt !== undefined) {
    throw refuse('vtt-invalid', { problem: 'vtt and auto_transcribe_audio_language exclude each other.' });
  }
  const wish = wishOf(audio, targets);
  const spoken = language ?? wish.audio ?? undefined;
  return { row: rowOf(name ?? (spoken && generatedName(spoken)), spoken, undefined), wish };
}

type Row = NewSubtitle['row'];

const rowOf = (name: string | undefined, language: string | undefined, vtt: string | undefined): Row => ({
  name: name ?? null,
  language: language ?? null,
  vtt: vtt ?? null,
});

function wishOf(audio: string, targets: string | undefined): CaptionRequest {
  const language = audio === 'auto' ? null : languageOf(audio);
  const read = targets === undefined ? [] : readTargets(targets);
  if ((audio !== 'auto' && !language) || !read) throw refuse('language-unknown');
  return { audio: language?.code ?? null, targets: read };
}

const isChecked = (tenant: Tenant): boolean => tenant.switch('gcore-ai.subtitleChecks') === 'on';

/** `WEBVTT` in any case, as in older samples, or an integer, after a byte order mark and blank lines. */
const startsAsSubtitles = (text: string): boolean => /^\uFEFF?\s*(WEBVTT(?=\s|$)|\d+(?=\s|$))/i.test(text);

function textOf(body: JsonObject, field: string): string | undefined {
  const value = body[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw refuse('bad-request', { problem: `${field} must be a string.` });
  return value;
}
