import { isJsonObject, type JsonObject, type JsonValue } from '../../base/json.ts';
import { broken, optional, readObject, shapeOf, text } from '../cloudflare/result.ts';
import type { HttpAnswer } from '../http.ts';
import { sentencesOf } from './sentences.ts';
import type { RecognisedSegment, RecognisedWord, Transcription } from './types.ts';

/** Reads the answer of any of the three models: turbo has `segments`, the others have `words` at the top. */
export function readTranscription(answer: HttpAnswer): Transcription {
  const result = readObject(answer);
  const said = text(answer, result, 'text');
  const info = isJsonObject(result.transcription_info) ? result.transcription_info : {};
  const segments =
    result.segments == null
      ? sentencesOf(words(answer, result.words), said)
      : list(answer, result.segments, 'segments').map((segment) => segmentIn(answer, segment));
  return {
    text: said.trim(),
    segments: segments.filter((segment) => segment.text !== '').sort((left, right) => left.start - right.start),
    language: optional(answer, info, 'language', 'string'),
    durationSeconds: optional(answer, info, 'duration', 'number'),
    wordCount: optional(answer, result, 'word_count', 'number'),
    vtt: optional(answer, result, 'vtt', 'string'),
  };
}

function segmentIn(answer: HttpAnswer, segment: JsonObject): RecognisedSegment {
  return {
    ...times(answer, segment),
    text: text(answer, segment, 'text').trim(),
    words: words(answer, segment.words),
  };
}

function words(answer: HttpAnswer, value: JsonValue | undefined): RecognisedWord[] {
  return list(answer, value ?? [], 'words').map((word) => ({
    word: text(answer, word, 'word'),
    ...times(answer, word),
  }));
}

function times(answer: HttpAnswer, value: JsonObject): { start: number; end: number } {
  const [start, end] = ['start', 'end'].map((name) => {
    const seconds = optional(answer, value, name, 'number');
    if (seconds === null)
      throw broken(answer, 'wrong-shape', `"${name}" to be a number of seconds`, shapeOf(value[name]));
    return seconds;
  }) as [number, number];
  return { start, end: Math.max(start, end) };
}

function list(answer: HttpAnswer, value: JsonValue, name: string): readonly JsonObject[] {
  if (Array.isArray(value) && value.every(isJsonObject)) return value;
  throw broken(answer, 'wrong-shape', `"${name}" to be an array of objects`, shapeOf(value));
}
