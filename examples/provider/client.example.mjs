// A user's own suite: caption-harness mutate shows which wrong shelves it notices.
import assert from 'node:assert/strict';
import { it } from 'node:test';
import { createShelf } from './client.mjs';

const shelf = createShelf();
const FILE = 'WEBVTT\n\n00:01.000 --> 00:02.000\nBon appétit\n';

it('keeps a file until it is removed', async () => {
  await shelf.put('a.vtt', FILE);
  assert.equal(await shelf.get('a.vtt'), FILE);
  await shelf.remove('a.vtt');
  await assert.rejects(shelf.get('a.vtt'), /file-unknown/);
});

it('refuses what is not WebVTT', async () => {
  await assert.rejects(shelf.put('a.vtt', 'hello'), /file-invalid/);
});
