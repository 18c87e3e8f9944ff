import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { languageOf } from '../../../src/contracts/gcore-ai/language-rules.ts';
import { VideoInput } from '../../../src/contracts/gcore-ai/video-schemas.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { readTargets } from '../life/auto-captions.ts';
import type { CaptionRequest } from '../model/video-row.ts';
import { refuse } from './errors.ts';

/** The members of a video: wrapped in `video` as in the specification, or flat as in the guides. */
export const unwrapVideo = (body: JsonObject): JsonObject => (isJsonObject(body.video) ? body.video : body);

/** Reads the members of a video that a request sets; the first invalid member refuses it. */
export function readVideoInput(tenant: Tenant, sent: JsonObject, options: { nameRequired: boolean }): JsonObject {
  const input: Record<string, JsonValue> = {};
  for (const [field, schema] of Object.entries(VideoInput.shape)) {
    const value = Object.hasOwn(sent, field) ? sent[field] : undefined;
    if (value === undefined) continue;
    if (value !== null && !schema.safeParse(value).success) throw refuseField(field, value);
    input[field] = value;
  }
  const blank = typeof input.name !== 'string' || input.name.trim() === '';
  const asked = options.nameRequired || input.name !== undefined;
  if (blank && asked && tenant.switch('gcore-ai.blankName') === 'refuse') throw refuse('name-blank');
  return input;
}

/** The captions of a new video. Default: the detected language. Null for no captions. */
export function readCaptionRequest(input: JsonObject): CaptionRequest | null {
  const { auto_transcribe_audio_language: audio, auto_translate_subtitles_language: targets } = input;
  const spoken = typeof audio === 'string' && audio !== '' ? audio : 'auto';
  const wanted = typeof targets === 'string' && targets !== '' ? targets : 'disable';
  const read = wanted === 'disable' ? [] : readTargets(wanted);
  if (!read) throw refuse('video-language-unknown', { field: 'auto_translate_subtitles_language' });
  if (spoken === 'disable') return null;
  const language = spoken === 'auto' ? null : languageOf(spoken);
  if (spoken !== 'auto' && !language) {
    throw refuse('video-language-unknown', { field: 'auto_transcribe_audio_language' });
  }
  return { audio: language?.code ?? null, targets: read };
}

const refuseField = (field: string, value: JsonValue) =>
  field === 'priority' && Number.isInteger(value) ? refuse('priority-range') : refuse('video-field-invalid', { field });
