// vitest, as one tests in five minutes.
import { expect, test } from 'vitest';
import { creditsLeft, translateSubtitles } from './client.mjs';

test('translates a file', async () => {
  expect(await translateSubtitles('srt', '1\n00:00:01,000 --> 00:00:02,000\nHello world\n', 'es')).toContain(
    'Hola mundo',
  );
});

test('shows the credits that are left', async () => {
  expect(await creditsLeft()).toBeGreaterThan(0);
});
