import { facts } from '../../contracts/gcore-ai/facts.ts';
import { type CallContext, InputError } from '../http.ts';
import type { TaskFilter, TaskInput } from './task-types.ts';
import type { SubtitleFile, SubtitleWish, VideoFilter, VideoInput } from './video-types.ts';

/** A body or query in its wire form, without members that have no value. */
export type Wire = Record<string, string | number>;

type Given = Readonly<Record<string, unknown>>;

/** Checks fields of a caller that may not use types, and converts them to their wire form. @throws {InputError} */
function fieldsOf(call: CallContext, input: unknown) {
  const given: Given = Object(input);
  const wire: Wire = {};
  const refuse = (name: string, wanted: string): never => {
    throw new InputError(call, `${name} must be ${wanted}, got ${show(given[name])}.`);
  };
  const text = (name: string, wireName: string, rule: { required?: string; longest?: number; blank?: true } = {}) => {
    const value = given[name];
    if (value === undefined && rule.required === undefined) return;
    if (typeof value !== 'string' || (value.trim() === '' && !rule.blank)) refuse(name, rule.required ?? 'a text');
    const { length } = [...(value as string)];
    if (rule.longest !== undefined && length > rule.longest) {
      throw new InputError(call, `${name} has ${length} characters, at most ${rule.longest} are taken.`);
    }
    wire[wireName] = value as string;
  };
  const whole = (name: string, wireName: string, least: number, most = Number.MAX_SAFE_INTEGER) => {
    const value = given[name];
    if (value === undefined) return;
    if (typeof value !== 'number' || !Number.isInteger(value) || value < least || value > most) {
      refuse(
        name,
        `a whole number${most === Number.MAX_SAFE_INTEGER ? ` from ${least}` : ` from ${least} to ${most}`}`,
      );
    }
    wire[wireName] = value as number;
  };
  /** A code has three letters: the service accepts no ISO 639-1 and no BCP 47 (streaming_api.yaml). */
  const language = (name: string, wireName: string, also: readonly string[] = []) => {
    const value = given[name];
    if (value === undefined) return;
    if (typeof value === 'string' && (CODE.test(value) || also.includes(value))) wire[wireName] = value;
    else
      refuse(name, `an ISO 639-2 code of three letters such as 'ger'${also.map((word) => ` or '${word}'`).join('')}`);
  };
  /** Joins codes to one comma-separated string. */
  const languages = (name: string, wireName: string, also: readonly string[]) => {
    const value = given[name];
    if (value === undefined) return;
    const codes = Array.isArray(value) ? value : typeof value === 'string' ? value.split(',') : [];
    const fits = codes.length > 0 && codes.every((code) => typeof code === 'string' && CODE.test(code.trim()));
    if (fits) wire[wireName] = codes.map((code: string) => code.trim()).join(',');
    else if (typeof value === 'string' && also.includes(value)) wire[wireName] = value;
    else refuse(name, `ISO 639-2 codes of three letters${also.map((word) => ` or '${word}'`).join('')}`);
  };
  return { given, wire, text, whole, language, languages, refuse };
}

const CODE = /^[a-z]{3}$/;

/** Makes the body of POST /streaming/ai/tasks. @throws {InputError} */
export function taskBody(call: CallContext, input: TaskInput): Wire {
  const { given, wire, text, language } = fieldsOf(call, input);
  text('url', 'url', { required: 'the link to an MP4 file' });
  if (given.category === undefined) {
    wire.task_name = 'transcription';
    if (given.audioLanguage === 'auto') {
      throw new InputError(
        call,
        "audioLanguage must not be 'auto' for a task. Leave it out to have the language detected.",
      );
    }
    language('audioLanguage', 'audio_language');
    language('subtitlesLanguage', 'subtitles_language');
  } else {
    wire.task_name = 'content-moderation';
    text('category', 'category');
    text('stopObjects', 'stop_objects');
  }
  text('clientUserId', 'client_user_id', { longest: facts.clientUserIdCharacters.value, blank: true });
  text('clientEntityData', 'client_entity_data', { longest: facts.clientEntityDataCharacters.value, blank: true });
  return wire;
}

/** Makes the query of GET /streaming/ai/tasks. @throws {InputError} */
export function taskQuery(call: CallContext, filter: TaskFilter & { readonly page?: number | undefined }) {
  const { wire, text, whole } = fieldsOf(call, filter);
  text('taskId', 'task_id');
  text('taskName', 'task_name');
  text('status', 'status');
  text('dateCreated', 'date_created');
  text('ordering', 'ordering');
  text('search', 'search', { blank: true });
  whole('page', 'page', 1);
  whole('limit', 'limit', 1);
  return queryOf(wire);
}

/** Makes the query of GET /streaming/ai/info. @throws {InputError} */
export function infoQuery(call: CallContext, input: object) {
  const { wire, language, refuse, given } = fieldsOf(call, input);
  if (given.audioLanguage === undefined) refuse('audioLanguage', "an ISO 639-2 code of three letters such as 'ger'");
  language('audioLanguage', 'audio_language');
  language('subtitlesLanguage', 'subtitles_language');
  return queryOf({ type: 'language_support', ...wire });
}

/** Makes the members of a video, for POST or for PATCH. @throws {InputError} */
export function videoBody(call: CallContext, input: Partial<VideoInput>, isNew: boolean): Wire {
  const { given, wire, text, whole, language, languages } = fieldsOf(call, input);
  if (isNew || given.name !== undefined) text('name', 'name', { required: 'a text that is not empty' });
  text('description', 'description', { blank: true });
  text('originUrl', 'origin_url');
  text('originHttpHeaders', 'origin_http_headers');
  language('autoTranscribeAudioLanguage', 'auto_transcribe_audio_language', ['disable', 'auto']);
  languages('autoTranslateSubtitlesLanguage', 'auto_translate_subtitles_language', ['disable', 'default']);
  whole('priority', 'priority', -10, 10);
  whole('clientUserId', 'client_user_id', Number.MIN_SAFE_INTEGER);
  whole('directoryId', 'directory_id', 0);
  return wire;
}

/** Makes the query of GET /streaming/videos. @throws {InputError} */
export function videoQuery(call: CallContext, filter: VideoFilter) {
  const { given, wire, text, whole, refuse } = fieldsOf(call, filter);
  if (given.ids !== undefined) {
    if (!Array.isArray(given.ids) || !given.ids.every((id) => Number.isInteger(id))) refuse('ids', 'whole numbers');
    wire.id = (given.ids as number[]).join(',');
  }
  text('search', 'search', { blank: true });
  text('status', 'status');
  whole('clientUserId', 'client_user_id', Number.MIN_SAFE_INTEGER);
  whole('page', 'page', 1);
  whole('perPage', 'per_page', 1);
  return queryOf(wire);
}

/** Makes the body of a subtitle: a file, a part of one, or a request for generated subtitles. @throws {InputError} */
export function subtitleBody(call: CallContext, input: Partial<SubtitleFile> | SubtitleWish, isNew: boolean): Wire {
  const { given, wire, text, language, languages, refuse } = fieldsOf(call, input);
  if (isNew && given.autoTranscribeAudioLanguage !== undefined) {
    if (given.vtt !== undefined) throw new InputError(call, 'vtt and autoTranscribeAudioLanguage exclude each other.');
    language('autoTranscribeAudioLanguage', 'auto_transcribe_audio_language', ['auto']);
    languages('autoTranslateSubtitlesLanguage', 'auto_translate_subtitles_language', ['default']);
    return wire;
  }
  if (isNew && given.autoTranslateSubtitlesLanguage !== undefined) {
    throw new InputError(call, 'autoTranslateSubtitlesLanguage needs autoTranscribeAudioLanguage.');
  }
  if (isNew && given.language === undefined) refuse('language', "an ISO 639-2 code of three letters such as 'ger'");
  language('language', 'language');
  text('name', 'name', { blank: true });
  if (isNew || given.vtt !== undefined) {
    text('vtt', 'vtt', { required: 'the whole subtitle file as a string' });
    const vtt = String(given.vtt);
    if (!/^\ufeff?(?:WEBVTT|\s*\d+\s*[\r\n])/i.test(vtt)) {
      throw new InputError(call, 'vtt must start with WEBVTT (WebVTT) or with a number on its own line (SRT).');
    }
    if (Buffer.byteLength(vtt) > facts.subtitleFileBytes.value) {
      throw new InputError(
        call,
        `vtt has ${Buffer.byteLength(vtt)} bytes, at most ${facts.subtitleFileBytes.value} are taken.`,
      );
    }
  }
  return wire;
}

/** Checks an id in a path. @throws {InputError} */
export function taskIdOf(call: CallContext, taskId: unknown): string {
  if (typeof taskId === 'string' && taskId.trim() !== '' && taskId !== '.' && taskId !== '..') return taskId;
  throw new InputError(call, `taskId must be the id that createTask returned, got ${show(taskId)}.`);
}

/** Checks an id in a path. @throws {InputError} */
export function numberIdOf(call: CallContext, name: 'videoId' | 'subtitleId', id: unknown): number {
  if (typeof id === 'number' && Number.isSafeInteger(id) && id >= 0) return id;
  throw new InputError(call, `${name} must be a whole number, got ${show(id)}.`);
}

const queryOf = (wire: Wire): Record<string, string> =>
  Object.fromEntries(Object.entries(wire).map(([name, value]) => [name, String(value)]));

function show(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.length > 60 ? `${value.slice(0, 60)}...` : value);
  if (value === null || value === undefined || typeof value === 'number') return String(value);
  if (value instanceof Uint8Array) return 'bytes (decode them first)';
  return Array.isArray(value) ? 'an array' : typeof value;
}
