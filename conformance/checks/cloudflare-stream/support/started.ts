import { isJsonObject, type JsonValue } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';

/** Demands the answer to an accepted generation. The letter case of the shown tag is undocumented. */
export function expectStarted(answer: Answer, result: JsonValue, tag = 'en'): void {
  const { language, generated, status, label } = isJsonObject(result) ? result : {};
  answer.verify(String(language).toLowerCase() === tag.toLowerCase(), `the language ${tag}`, show(language));
  answer.verify(generated === true, '"generated" true', show(generated));
  answer.verify(status === 'inprogress', '"status" inprogress', show(status));
  answer.verify(String(label).endsWith(' (auto-generated)'), 'a label that ends with " (auto-generated)"', show(label));
}
