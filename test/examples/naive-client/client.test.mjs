import assert from 'node:assert/strict';
import { test } from 'node:test';
import { creditsLeft, translateSubtitles } from './client.mjs';

const FILE = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n\n2\n00:00:03,000 --> 00:00:04,000\nGood morning\n';

test('translates a file', async () => {
  const translated = await translateSubtitles('srt', FILE, 'es');
  assert.match(translated, /Hola mundo/);
});

test('shows the credits that are left', async () => {
  assert.ok((await creditsLeft()) > 0);
});
