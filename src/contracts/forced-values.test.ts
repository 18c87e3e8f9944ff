import { expect, it } from 'vitest';
import { fillTemplate } from '../base/json.ts';
import { loadFailureTables } from './failure-tables.ts';
import { forcedValues, placeholdersOf } from './forced-values.ts';
import { usualFailures } from './usual-failures.ts';

it('fills every placeholder of every failure', async () => {
  const own = usualFailures((id, message) => ({ id, message }));
  const open = Object.values({ ...(await loadFailureTables()), own })
    .flatMap((table) => Object.entries(table))
    .filter(([, failure]) => {
      const { body, headers = {} } = failure;
      const filled = [fillTemplate(body, forcedValues(failure)), fillTemplate(headers, forcedValues(failure))] as const;
      return placeholdersOf({ body: [filled[0], filled[1]] }).length > 0;
    });
  expect(open.map(([id]) => id)).toEqual([]);
});

it('waits as long as the fault says', () => {
  expect(forcedValues({}, { wait: 7 })).toMatchObject({ wait: 7, retryAfter: 7 });
  expect(forcedValues({}, { retryAfter: 3 })).toMatchObject({ wait: 1, retryAfter: 3 });
});

it.each([
  ['translateplus', 'rate-limited', 'You have made 60 requests. Maximum allowed: 60 requests per minute.'],
  ['translateplus', 'body-too-large', 'The limit is 16777216 bytes.'],
  ['cloudflare-stream', 'rate-limited-10100', 'More than 1200 requests per 300 seconds reached.'],
  ['cloudflare-stream', 'tus-too-large', 'maximum allowed size of 32212254720 bytes'],
  ['gcore-ai', 'queue-full', 'Queue limit reached (100)'],
  ['gcore-ai', 'task-field-invalid', 'Invalid value of \\"url\\": not a string'],
  ['gcore-ai', 'task-language-unknown', 'of \\"audio_language\\" is not recognized'],
  ['gcore-ai', 'video-field-invalid', '"client_user_id":["is invalid"]'],
  ['gcore-ai', 'video-language-unknown', '"auto_transcribe_audio_language":["has a language code'],
])('gives %s/%s the figures of a real one, until the fault states others', async (provider, id, text) => {
  const failure = (await loadFailureTables())[provider]?.[id];
  expect(JSON.stringify(fillTemplate(failure?.body ?? '', forcedValues(failure)))).toContain(text);
  expect(forcedValues(failure, { limit: 7 })).toMatchObject({ limit: 7 });
});
