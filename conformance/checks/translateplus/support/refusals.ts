import type { Answer } from '../../../model/context/answer.ts';
import { oneOf, show } from '../../../model/show.ts';

/** Demands one of these statuses and a documented text: `{"detail": "<text>"}`. */
export function expectDetail(answer: Answer, statuses: readonly number[], texts: readonly (string | RegExp)[]): string {
  answer.expectStatus(...statuses);
  const detail = answer.field('detail', 'string');
  const fits = texts.some((text) => (typeof text === 'string' ? text === detail : text.test(detail)));
  const wanted = texts.map((text) => (typeof text === 'string' ? show(text, 300) : String(text)));
  answer.verify(fits, `the detail ${oneOf(wanted)}`, show(detail, 300));
  return detail;
}

/**
 * Demands one of these statuses and the provider's error shape, with any text: `detail` is a text, or a list as
 * FastAPI writes it for what fails validation (the vendor's newest client reads both).
 */
export function expectRefusal(answer: Answer, statuses: readonly number[]): void {
  answer.expectStatus(...statuses);
  const { detail } = answer.json();
  const text = typeof detail === 'string' && detail.trim() !== '';
  const list = Array.isArray(detail) && detail.length > 0;
  answer.verify(text || list, 'an error body with a "detail"', answer.summary());
}

/** Statuses that a faulty request may get. */
export const BAD_REQUEST = [400, 422] as const;
