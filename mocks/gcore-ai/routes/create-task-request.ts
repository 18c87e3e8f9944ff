import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { type CategoryRow, categories, categoryNames } from '../../../src/contracts/gcore-ai/categories.ts';
import { facts } from '../../../src/contracts/gcore-ai/facts.ts';
import { languageOf } from '../../../src/contracts/gcore-ai/language-rules.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { readStopObjects } from '../life/moderate.ts';
import type { TaskRequest } from '../model/task-row.ts';
import { refuse } from './errors.ts';

/** The members that a legacy path implies. */
export function impliedBy(path: string): Partial<TaskRequest> {
  if (path.startsWith('/streaming/ai/transcribe')) return { task_name: 'transcription' };
  if (!path.startsWith('/streaming/ai/detect-nudity')) return {};
  return { task_name: 'content-moderation', category: 'hard_nudity' };
}

/**
 * Reads the body of POST /streaming/ai/tasks: one of five shapes. Members of other shapes are ignored like unknown
 * ones; the URL is not checked. The first problem refuses it.
 */
export function readTaskRequest(tenant: Tenant, sent: JsonObject, implied: Partial<TaskRequest>): TaskRequest {
  const body: JsonObject = { ...implied, ...withoutNull(sent) };
  const url = body.url;
  if (url === undefined || url === '') throw refuse('url-missing');
  const common = {
    url: textOf(body, 'url') ?? '',
    ...present('client_user_id', limited(body, 'client_user_id', facts.clientUserIdCharacters.value)),
    ...present('client_entity_data', limited(body, 'client_entity_data', facts.clientEntityDataCharacters.value)),
  };
  return taskNameOf(tenant, body) === 'transcription'
    ? { ...common, task_name: 'transcription', ...languagesOf(tenant, body) }
    : { ...common, task_name: 'content-moderation', ...moderationOf(body) };
}

function taskNameOf(tenant: Tenant, body: JsonObject): TaskRequest['task_name'] {
  const name = body.task_name;
  if (name === 'transcription' || name === 'content-moderation') return name;
  if (name !== undefined) throw invalid('task_name', 'not one of transcription, content-moderation');
  if (tenant.switch('gcore-ai.taskName') === 'required') throw refuse('task-name-missing');
  return body.category === undefined ? 'transcription' : 'content-moderation';
}

function languagesOf(tenant: Tenant, body: JsonObject): Pick<TaskRequest, 'audio_language' | 'subtitles_language'> {
  const checked = tenant.switch('gcore-ai.taskLanguages') === 'refuse';
  for (const field of ['audio_language', 'subtitles_language']) {
    const code = textOf(body, field);
    if (checked && code !== undefined && !languageOf(code)) throw refuse('task-language-unknown', { field, code });
  }
  return {
    ...present('audio_language', textOf(body, 'audio_language')),
    ...present('subtitles_language', textOf(body, 'subtitles_language')),
  };
}

function moderationOf(body: JsonObject): Pick<TaskRequest, 'category' | 'stop_objects'> {
  const category = categoryNames.find((name) => name === body.category);
  if (!category) throw invalid('category', `not one of ${categoryNames.join(', ')}`);
  const row: CategoryRow = categories[category];
  const stops = row.stopObjects ? textOf(body, 'stop_objects') : undefined;
  if (stops !== undefined && !readStopObjects(stops, row)) {
    throw invalid('stop_objects', `not a list of LABEL[:threshold] of ${category}`);
  }
  return { category, ...present('stop_objects', stops) };
}

const invalid = (field: string, problem: string) => refuse('task-field-invalid', { field, problem });

function textOf(body: JsonObject, field: string): string | undefined {
  const value = body[field];
  if (value !== undefined && typeof value !== 'string') throw invalid(field, 'not a string');
  return value;
}

function limited(body: JsonObject, field: string, characters: number): string | undefined {
  const text = textOf(body, field);
  // A schema counts characters, not UTF-16 units.
  if (text !== undefined && [...text].length > characters) throw invalid(field, `longer than ${characters} characters`);
  return text;
}

const withoutNull = (body: JsonObject): JsonObject =>
  Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));

const present = <Name extends string, Value extends JsonValue>(name: Name, value: Value | undefined) =>
  (value === undefined ? {} : { [name]: value }) as { [key in Name]?: Value };
