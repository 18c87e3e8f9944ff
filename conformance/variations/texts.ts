import { isJsonObject, type JsonObject } from '../../src/base/json.ts';
import { inJson } from './bodies.ts';
import type { Link } from './proxy.ts';

/** Another text that is documented for the same refusal, and the status that goes with it. */
interface OtherText {
  readonly was: RegExp;
  readonly text: (was: string) => string;
  readonly status?: number;
}

const detailOf = (body: Buffer): string | null => {
  try {
    const value: unknown = JSON.parse(body.toString());
    return isJsonObject(value) && typeof value.detail === 'string' ? value.detail : null;
  } catch {
    return null;
  }
};

/** TranslatePlus' refusals with other documented texts. */
const saying = (...others: readonly OtherText[]): Link => ({
  back: (passing) => {
    const detail = detailOf(passing.body);
    const other = detail === null ? undefined : others.find(({ was }) => was.test(detail));
    if (detail === null || other === undefined) return passing;
    const said = inJson((value) => JSON.stringify({ ...(value as JsonObject), detail: other.text(detail) }))(passing);
    return { ...said, status: other.status ?? passing.status };
  },
});

/** The other texts that TranslatePlus' docs print: of the status table, the guides and the pages beside Subtitles. */
export const otherDocumentedTexts = (): Link =>
  saying(
    { was: /^Invalid API key/, text: () => 'Invalid API key. Please verify your API key is valid.', status: 401 },
    { was: /^Rate limit/, text: () => 'Rate limit exceeded. Please try again later.' },
    { was: /^Invalid language/, text: (was) => was.replace('en, fr, es...', 'af, sq, am, ar, hy, en, fr, es') },
  );

/** The text for a missing key where a key is wrong, as another page of the docs has it. */
export const missingKeyText = (): Link =>
  saying({ was: /^Invalid API key/, text: () => 'API key is required. Please provide X-API-KEY header.' });
