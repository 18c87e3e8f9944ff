import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { onAnswer, onBody, type Which } from '../answers.ts';

/** Changes the result of successes of these operations. Default: all operations. */
export const onResult = (operations: readonly string[], change: (result: JsonValue) => JsonValue): Partial<Seams> => ({
  answer: (answer, { operation }) =>
    answer.status === 200 &&
    isJsonObject(answer.body) &&
    (operations.length === 0 || operations.includes(operation ?? ''))
      ? { ...answer, body: { ...answer.body, result: change(answer.body.result ?? null) } }
      : answer,
});

/** The same for results that are objects, or lists of them. */
export const onEach = (operations: readonly string[], change: (item: JsonObject) => JsonObject): Partial<Seams> => {
  const each = (value: JsonValue): JsonValue => {
    if (Array.isArray(value)) return value.map(each);
    return isJsonObject(value) ? change(value) : value;
  };
  return onResult(operations, each);
};

/** Changes the whole body of successes. */
export const onSuccess = (change: (body: JsonObject) => JsonObject): Partial<Seams> => onBody({ status: 200 }, change);

/** Changes the JSON body of refusals. */
export const onRefusal = (change: (body: JsonObject) => JsonObject): Partial<Seams> => ({
  answer: (answer) =>
    answer.status >= 400 && isJsonObject(answer.body) ? { ...answer, body: change(answer.body) } : answer,
});

/** Changes the WebVTT text that the mock serves. */
export const onFile = (change: (file: string) => string): Partial<Seams> =>
  onAnswer({ operation: 'getCaptionVtt', status: 200 }, (answer) =>
    answer.body instanceof Uint8Array
      ? { ...answer, body: Buffer.from(change(Buffer.from(answer.body).toString('utf8'))) }
      : answer,
  );

/** Sends a refusal with another status. */
export const withStatus = (which: Which, status: number): Partial<Seams> =>
  onAnswer(which, (answer) => ({ ...answer, status }));

/** Sends a refusal with another code. */
export const withCode = (which: Which, code: JsonValue): Partial<Seams> =>
  onBody(which, (body) => ({ ...body, errors: [{ message: 'no', code }] }));

/** A success with this result. */
export const succeeded = (answer: Answer, result: JsonValue): Answer => ({
  ...answer,
  status: 200,
  headers: { ...answer.headers, 'Content-Type': 'application/json; charset=UTF-8' },
  body: { result, success: true, errors: [], messages: [] },
});

/** Accepts a request that should be refused, and does nothing else. */
export const accepting = (which: Which, result: JsonValue): Partial<Seams> =>
  onAnswer(which, (answer) => succeeded(answer, result));

/** An operation that answers with success and changes nothing: it works on a tenant that no check looks at. */
export const doingNothing = (operation: string, result: JsonValue): Partial<Seams> => ({
  ownerOf: (tenant, property, about) =>
    property === 'state' && about.operation === operation ? `${tenant.slice(0, 50)}-nowhere` : tenant,
  ...onAnswer({ operation }, (answer) => (answer.rule === 'video-unknown' ? succeeded(answer, result) : answer)),
});

/** A caption as most uploads answer it. */
export const plainCaption: JsonObject = { language: 'en', label: 'English', generated: false, status: 'ready' };

/** A caption as most generations answer it. */
export const startedCaption: JsonObject = {
  language: 'en',
  label: 'English (auto-generated)',
  generated: true,
  status: 'inprogress',
};

/** The value as a list; empty when it is not one. */
export const listOf = (value: JsonValue): readonly JsonValue[] => (Array.isArray(value) ? value : []);

/** Moves tracks on to another state than the honest one, if they have this cause: `uploaded` or `generated`. */
export const moving = (cause: string, next: (from: string, to: string) => string): Partial<Seams> => ({
  nextState: ({ kind, from, to, data }) =>
    kind === 'cloudflare-stream.caption' && data.cause === cause ? next(from, to) : to,
});
