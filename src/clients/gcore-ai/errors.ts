import { isJsonObject } from '../../base/json.ts';
import type { OperationId } from '../../contracts/gcore-ai/operations.ts';
import {
  BadRequestError,
  type CallContext,
  ClientError,
  type ConnectionError,
  type ErrorFacts,
  factsOf,
  type HttpAnswer,
  type InputError,
  isHtml,
  KeyError,
  type OutcomeUnknownError,
  type ProtocolError,
  RateLimitError,
  type RequestAbortedError,
  type RequestTimeoutError,
  redirectError,
  ServerError,
  waitNote,
} from '../http.ts';
import type { TaskError } from './task-errors.ts';

/** There is no task, video or subtitle with this id (404). */
export class NotFoundError extends ClientError {
  readonly kind = 'not-found';
}

/** The queue of the account is full (a 400, so that SDKs do not repeat it). */
export class QueueFullError extends ClientError {
  readonly kind = 'queue-full';
  /** Size of the queue; null when the service's text does not name it. */
  readonly limit: number | null;

  constructor(call: CallContext, message: string, facts: ErrorFacts & { readonly limit: number | null }) {
    super(call, message, facts);
    this.limit = facts.limit;
  }
}

/** AI is not enabled on the account (422). */
export class FeatureDisabledError extends ClientError {
  readonly kind = 'feature-disabled';
}

/** The service does not know a language code (422, or 400 for a task). */
export class LanguageError extends ClientError {
  readonly kind = 'language';
}

/** The service refused fields of a video (422). */
export class InvalidFieldsError extends ClientError {
  readonly kind = 'invalid-fields';
  /** Problems by field: `{ name: ["can't be blank"] }`. */
  readonly fields: Readonly<Record<string, readonly string[]>>;

  constructor(
    call: CallContext,
    message: string,
    facts: ErrorFacts & { readonly fields: InvalidFieldsError['fields'] },
  ) {
    super(call, message, facts);
    this.fields = facts.fields;
  }
}

/** The task is already in SUCCESS, FAILURE or REVOKED, so it cannot be cancelled (412). */
export class TaskFinalError extends ClientError {
  readonly kind = 'task-final';
  /** Its status; null when the service's text does not name it. */
  readonly taskStatus: string | null;

  constructor(call: CallContext, message: string, facts: ErrorFacts & { readonly taskStatus: string | null }) {
    super(call, message, facts);
    this.taskStatus = facts.taskStatus;
  }
}

/** All errors of a call, distinguished by `error.kind`. */
export type GcoreError =
  | InputError
  | BadRequestError
  | KeyError
  | NotFoundError
  | QueueFullError
  | FeatureDisabledError
  | LanguageError
  | InvalidFieldsError
  | TaskFinalError
  | TaskError
  | RateLimitError
  | ServerError
  | ProtocolError
  | OutcomeUnknownError
  | ConnectionError
  | RequestTimeoutError
  | RequestAbortedError;

/** Operations that answer 422 only because AI is off (streaming_api.yaml, schema upgraderequired). */
const AI_OPERATIONS: ReadonlySet<string> = new Set<OperationId>([
  'createTask',
  'listTasks',
  'getTask',
  'cancelTask',
  'getAiInfo',
]);

/** Fields of a video that hold nothing but language codes. A refusal of subtitles says so in words, that of a video by these names. */
const LANGUAGE_FIELDS: ReadonlySet<string> = new Set([
  'auto_transcribe_audio_language',
  'auto_translate_subtitles_language',
]);

/** Operations on paths without an id: their 404 is about the path itself. */
const WITHOUT_ID: ReadonlySet<string> = new Set<OperationId>(['createTask', 'getAiInfo', 'listVideos', 'createVideo']);

/**
 * Returns the error for an answer outside 200-299. The status decides first, then the documented texts: Gcore's failures
 * are `{"error": "text"}` without a code (streaming_api.yaml, schemas error, notfound, upgraderequired).
 */
export function refusalOf(answer: HttpAnswer): GcoreError {
  const { call, status, waitSeconds } = answer;
  const facts = factsOf(answer);
  const said = facts.detail ?? 'no explanation';
  switch (status) {
    case 400:
      return badRequest(answer, facts, said);
    case 401:
    case 403:
      return new KeyError(
        call,
        `the API token was refused (${status}): ${said}. ${status === 401 ? 'Check that no shell or config file has removed a $ from it.' : 'Every role may read; only engineers and administrators may write.'}`,
        facts,
      );
    case 404:
      return notFound(answer, facts, said);
    case 412:
      return new TaskFinalError(call, `nothing left to cancel (412): ${said}`, {
        ...facts,
        taskStatus: /\bstatus ([A-Z]+)/.exec(said)?.[1] ?? null,
      });
    case 422:
      return unprocessable(answer, facts, said);
    case 429:
      return new RateLimitError(call, `too many requests (429): ${said}${waitNote(answer)}`, { ...facts, waitSeconds });
  }
  if (status >= 500) {
    return new ServerError(call, `the service failed (${status}): ${said}${waitNote(answer)}`, {
      ...facts,
      waitSeconds,
    });
  }
  if (status >= 400) return new BadRequestError(call, `refused (${status}): ${said}`, facts);
  return redirectError(answer, facts);
}

function badRequest(answer: HttpAnswer, facts: ErrorFacts, said: string): GcoreError {
  const { call } = answer;
  if (call.operation === 'createTask' && /\bqueue\b.*\blimit\b|\bqueue is full\b/i.test(said)) {
    const limit = /\((\d+)\)/.exec(said)?.[1];
    return new QueueFullError(call, `the queue is full (400): ${said} Wait until tasks are final, or cancel some.`, {
      ...facts,
      limit: limit === undefined ? null : Number(limit),
    });
  }
  if (/\blanguage code\b/i.test(said)) return new LanguageError(call, `unknown language (400): ${said}`, facts);
  return new BadRequestError(call, `refused (400): ${said}`, facts);
}

function notFound(answer: HttpAnswer, facts: ErrorFacts, said: string): GcoreError {
  const spoken = errorText(answer) !== null;
  if (spoken && !WITHOUT_ID.has(answer.call.operation)) {
    return new NotFoundError(answer.call, `not found (404): ${said}`, facts);
  }
  return new BadRequestError(
    answer.call,
    `refused (404): ${said}. Check that baseUrl is the root of the API, before /streaming.`,
    facts,
  );
}

function unprocessable(answer: HttpAnswer, facts: ErrorFacts, said: string): GcoreError {
  const { call } = answer;
  const fields = fieldErrors(answer);
  if (fields) {
    const list = Object.entries(fields).map(([field, problems]) => `${field} ${problems.join(', ')}`);
    if (Object.keys(fields).every((field) => LANGUAGE_FIELDS.has(field))) {
      return new LanguageError(call, `unknown language (422): ${list.join('; ')}`, facts);
    }
    return new InvalidFieldsError(call, `fields were refused (422): ${list.join('; ')}`, { ...facts, fields });
  }
  if (/\blanguage\b/i.test(said)) return new LanguageError(call, `unknown language (422): ${said}`, facts);
  if (AI_OPERATIONS.has(call.operation) || /\bfeature\b|\benabled?\b/i.test(said)) {
    return new FeatureDisabledError(call, `AI is not enabled on the account (422): ${said}`, facts);
  }
  return new BadRequestError(call, `refused (422): ${said}`, facts);
}

/** `{"errors": {"name": ["can't be blank"]}}` as Rails writes it, with the call's secrets blanked. */
function fieldErrors(answer: HttpAnswer): Record<string, string[]> | null {
  const body = jsonOf(answer);
  if (!isJsonObject(body) || !isJsonObject(body.errors)) return null;
  const words = (value: unknown): string =>
    answer.call.redact(typeof value === 'string' ? value : JSON.stringify(value));
  const entries = Object.entries(body.errors).map(([field, value]): [string, string[]] => [
    answer.call.redact(field),
    Array.isArray(value) ? value.map(words) : [words(value)],
  ]);
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** Returns the service's own text of a failure, in any of its shapes; null for the text of a proxy or another server. */
function errorText(answer: HttpAnswer): string | null {
  const body = isHtml(answer) ? null : jsonOf(answer);
  if (!isJsonObject(body)) return null;
  const text = [body.error, body.message, body.detail].find((value) => typeof value === 'string');
  return typeof text === 'string' ? text : null;
}

function jsonOf(answer: HttpAnswer): unknown {
  try {
    return answer.json();
  } catch {
    return null;
  }
}
