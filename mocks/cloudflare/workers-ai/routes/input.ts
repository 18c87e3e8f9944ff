import { isJsonObject, type JsonValue } from '../../../../src/base/json.ts';
import { TurboInput } from '../../../../src/contracts/workers-ai/schemas.ts';
import type { Listening } from '../model/listening.ts';
import { refuse } from './errors.ts';

/** The input of a request: raw bytes, or a JSON value. */
export type Input = { readonly bytes: Uint8Array } | { readonly json: JsonValue };

/** Reads the input of whisper and whisper-tiny-en: raw bytes, or every byte as a number. */
export function readClassic(input: Input, language: string | null): Listening {
  const audio = 'bytes' in input ? input.bytes : byteArray(audioIn(input.json));
  return { audio, language, isUsual: false, translate: false, vadFilter: false };
}

/** Reads the input of whisper-large-v3-turbo: JSON only. @throws {Refusal} for an input that the model does not accept. */
export function readTurbo(input: Input): Listening {
  if ('bytes' in input) throw refuse('audio-missing');
  audioIn(input.json);
  const result = TurboInput.safeParse(input.json);
  if (!result.success)
    throw refuse('field-invalid', { problem: `invalid '/${result.error.issues[0]?.path.join('/')}'` });
  const { audio, language, task, vad_filter } = result.data;
  const source = typeof audio === 'string' ? audio : (audio.body as JsonValue);
  const bytes = typeof source === 'string' ? base64(source) : byteArray(source);
  const isUsual = !(isJsonObject(input.json) && Object.hasOwn(input.json, 'language'));
  return { audio: bytes, language, isUsual, translate: task === 'translate', vadFilter: String(vad_filter) === 'true' };
}

function audioIn(json: JsonValue): JsonValue {
  const audio = isJsonObject(json) && Object.hasOwn(json, 'audio') ? json.audio : undefined;
  if (audio === undefined || audio === null) throw refuse('audio-missing');
  return audio;
}

function byteArray(value: JsonValue): Uint8Array {
  const isByte = (item: JsonValue) => typeof item === 'number' && item >= 0 && item <= 255;
  if (!Array.isArray(value) || !value.every(isByte)) throw refuse('field-invalid', { problem: "invalid '/audio'" });
  return Uint8Array.from(value as number[]);
}

function base64(text: string): Uint8Array {
  const bare = text.replace(/\s+/g, '');
  if (bare === '' || !/^[A-Za-z0-9+/]+={0,2}$/.test(bare)) throw refuse('audio-not-base64', { dataType: 'string' });
  return Buffer.from(bare, 'base64');
}
