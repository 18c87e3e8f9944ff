import { isJsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';

/** The documented text of a 404 for a task. */
export const NOT_FOUND = 'Not Found. Entity you are looking for was not found, please check the initial parameters';

/**
 * Demands one of these statuses and a refusal in one of the shapes that Streaming has: a text `error`, or texts by
 * field in `errors`. Any wording is allowed.
 */
export function expectRefusal(answer: Answer, ...statuses: readonly number[]): void {
  answer.expectStatus(...statuses);
  const { error, errors } = answer.json();
  const said = (typeof error === 'string' && error.trim() !== '') || isErrors(errors);
  answer.verify(said, 'a refusal with a text "error", or "errors" by field', answer.summary());
}

/** Demands one of these statuses and a text `error`. Any wording is allowed. */
export function expectError(answer: Answer, ...statuses: readonly number[]): string {
  answer.expectStatus(...statuses);
  const error = answer.field('error', 'string');
  answer.verify(error.trim() !== '', 'a text "error"', answer.summary());
  return error;
}

/** Demands the documented text. */
export function expectWords(answer: Answer, status: number, words: string): void {
  const error = expectError(answer, status);
  answer.verify(error === words, `the error ${show(words, 200)}`, show(error, 200));
}

/**
 * Demands a 404 in the shape of the schema `notfound`: status and error. Its example has NOT_FOUND; any wording is
 * allowed.
 */
export function expectNotFound(answer: Answer): void {
  expectError(answer, 404);
  const status = answer.field('status', 'number');
  answer.verify(status === 404, 'the field "status" 404', status);
}

/** Demands a 422 with texts for this field of a video. */
export function expectFieldError(answer: Answer, field: string): readonly unknown[] {
  answer.expectStatus(422);
  const errors = answer.field('errors', 'object');
  const texts = errors[field];
  if (!isTexts(texts)) return answer.fail(`"errors" with a list for ${show(field)}`, show(errors));
  return texts;
}

const isErrors = (value: unknown): boolean => isJsonObject(value) && Object.values(value).some(isTexts);

const isTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => typeof one === 'string');
