import { expect, it } from 'vitest';
import { Health, SupportedLanguages, TranslateSubtitlesResponse } from '../../contracts/translateplus/schemas.ts';
import { createAnswer } from '../http.ts';
import { readHealth, readLanguages, readTranslation } from './answers.ts';

function answer(value: unknown) {
  return createAnswer({
    status: 200,
    headers: new Headers(),
    bytes: Buffer.from(JSON.stringify(value)),
    call: { service: 'S', operation: 'o', costly: false, redact: (text) => text },
    attempts: 1,
    waitSeconds: null,
    waitRefused: false,
  });
}

const VALUES = [undefined, null, true, 1, '', 'srt', 'vtt', 'ok', [], {}, { a: 'b' }, { a: 1 }];
const takes = (read: () => unknown) => {
  try {
    return read() !== null;
  } catch {
    return false;
  }
};

it('accepts the same answers as the schemas of the contract', () => {
  let agreed = 0;
  for (const left of VALUES) {
    for (const right of VALUES) {
      const rows = [
        [TranslateSubtitlesResponse, { format: left, content: right }, readTranslation],
        [SupportedLanguages, { supported_languages: left ?? null, extra: right }, readLanguages],
        [Health, { status: left, service: right, version: '2' }, readHealth],
      ] as const;
      for (const [schema, value, read] of rows) {
        // The schema does not check the echo, so it is always right here.
        const byHand = takes(() => read(answer(value), String(left)));
        expect(byHand, JSON.stringify(value)).toBe(schema.safeParse(value).success);
        agreed += byHand ? 1 : 0;
      }
    }
  }
  expect(agreed).toBeGreaterThan(10);
});
