import type { JsonObject } from '../../../../src/base/json.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';

/** The words of the sources about a failed video: the docs name its members in two ways, and both pass. */
export const FAILED =
  'If a video could not process successfully, the state field returns error, and the errReasonCode returns one of the values listed below.';

/** Why a video failed, by either name of the members: `errorReason...` (OpenAPI) or `errReason...` (webhook page). */
function reasonOf(status: JsonObject) {
  const { errorReasonCode, errorReasonText, errReasonCode, errReasonText } = status;
  return { code: errorReasonCode ?? errReasonCode, text: errorReasonText ?? errReasonText };
}

/** Demands that a video failed for one reason, with a text; a percentage is optional, and a number from 0 to 100 as text. */
export function expectFailed(answer: Answer, status: JsonObject, expected: string): void {
  const { code, text } = reasonOf(status);
  answer.expectMembers({ state: 'error' }, status);
  answer.verify(code === expected, `errorReasonCode or errReasonCode ${expected}`, show(status));
  answer.verify(typeof text === 'string' && text !== '', 'errorReasonText or errReasonText', show(status));
  const { pctComplete } = status;
  if (pctComplete === undefined || pctComplete === null) return;
  const percent = typeof pctComplete === 'string' && pctComplete !== '' ? Number(pctComplete) : Number.NaN;
  answer.verify(percent >= 0 && percent <= 100, 'pctComplete from 0 to 100, as text', show(status));
}
