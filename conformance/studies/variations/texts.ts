import type { Answer, Seams } from '../../../mocks/kernel/world/seams.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import { failures } from '../../../src/contracts/translateplus/failures.ts';

type Changes = Readonly<Record<string, (answer: Answer) => Answer>>;

/** Changes the answers of some rows of TranslatePlus' failures. */
const answering = (changes: Changes): Partial<Seams> => ({
  answer: (answer) => changes[answer.rule]?.(answer) ?? answer,
});

/** Answers with the status and the text of another row. */
const as =
  ({ status, body }: Pick<Answer, 'status' | 'body'>) =>
  (answer: Answer): Answer => ({ ...answer, status, body });

const { 'key-invalid-401': other, 'rate-limited-generic': generic, 'key-missing': missing } = failures;

/** Lists more codes in the text for an unknown language, as other pages of the docs do. */
const listingMore = (answer: Answer): Answer => {
  const { body } = answer;
  if (!isJsonObject(body) || typeof body.detail !== 'string') return answer;
  return {
    ...answer,
    body: { ...body, detail: body.detail.replace('en, fr, es...', 'af, sq, am, ar, hy, en, fr, es') },
  };
};

/** The other texts that TranslatePlus' docs print: in the status table, the guides and the pages beside Subtitles. */
export const otherDocumentedTexts = answering({
  'key-invalid': as(other),
  'rate-limited': as(generic),
  'language-unknown': listingMore,
});

/** Uses the text for a missing key when a key is wrong, as another page of the docs does. */
export const missingKeyText = answering({ 'key-invalid': as(missing) });
