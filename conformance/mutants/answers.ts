import type { Answer, Seams } from '../../mocks/kernel/world/seams.ts';
import { isJsonObject, type JsonObject } from '../../src/base/json.ts';

/** Which answers a mutant changes. Default: all. */
export interface Which {
  readonly operation?: string;
  readonly rule?: string;
  readonly status?: number;
}

/** Changes matching answers. */
export const onAnswer = (which: Which, change: (answer: Answer) => Answer): Partial<Seams> => ({
  answer: (answer, about) =>
    (which.operation === undefined || which.operation === about.operation) &&
    (which.rule === undefined || which.rule === answer.rule) &&
    (which.status === undefined || which.status === answer.status)
      ? change(answer)
      : answer,
});

/** Changes the JSON object in matching answers. */
export const onBody = (which: Which, change: (body: JsonObject) => JsonObject): Partial<Seams> =>
  onAnswer(which, (answer) => (isJsonObject(answer.body) ? { ...answer, body: change(answer.body) } : answer));

/** Changes the translated file in answers. */
export const onContent = (change: (content: string) => string): Partial<Seams> =>
  onBody({ operation: 'translateSubtitles', status: 200 }, (body) =>
    typeof body.content === 'string' ? { ...body, content: change(body.content) } : body,
  );

/** Changes a header of matching answers, or drops it with null. The case of the name does not matter. */
export const onHeader = (which: Which, name: string, change: (value: string) => string | null): Partial<Seams> =>
  onAnswer(which, (answer) => {
    const changed = Object.entries(answer.headers).flatMap(([key, value]) => {
      const next = key.toLowerCase() === name.toLowerCase() ? change(value) : value;
      return next === null ? [] : [[key, next] as const];
    });
    return { ...answer, headers: Object.fromEntries(changed) };
  });

/** An object without one field. */
export function without(body: JsonObject, field: string): JsonObject {
  const { [field]: _dropped, ...rest } = body;
  return rest;
}
