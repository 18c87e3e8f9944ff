import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { Api } from '../../api/api.ts';
import { ApiError } from '../../api/api-error.ts';
import { setText } from './edits.ts';
import { TrackEditor } from './track-editor.ts';

const vtt = (...texts: string[]) =>
  `WEBVTT\n\n${texts.map((text, at) => `00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${text}\n`).join('\n')}`;

/** A server with one track. */
const server = { text: '', version: 1, puts: 0, failure: null as Error | null };
const headers = () => new Headers({ ETag: `"${server.version}"` });
const call = async (method: string, _path: string, options: Parameters<Api['call']>[2] = {}) => {
  if (server.failure) throw server.failure;
  if (method === 'GET') return { status: 200, body: server.text, headers: headers() };
  server.puts += 1;
  if (options.headers?.['If-Match'] !== `"${server.version}"`)
    throw new ApiError(412, { code: 'changed', message: 'Changed.', next: 'Read it.' });
  server.text = String(options.body);
  server.version += 1;
  return { status: 204, body: undefined, headers: headers() };
};
const changed = (text: string) => {
  server.text = text;
  server.version += 1;
};

let editor: TrackEditor;
beforeEach(async () => {
  vi.useFakeTimers();
  Object.assign(server, { text: vtt('one', 'two', 'three'), version: 1, puts: 0, failure: null });
  editor = new TrackEditor({ call } as unknown as Api, '/en.vtt');
  await editor.load();
});
afterEach(() => {
  vi.useRealTimers();
});
const write = (at: number, text: string) => editor.edit((cues) => setText(cues, at, text), 'Text');
const saving = () => editor.state.value?.saving;

it('saves edits together after a rest, and says what the server has', async () => {
  write(0, 'eins');
  write(1, 'zwei');
  expect(saving()).toEqual({ kind: 'waiting' });
  expect(editor.cues.map((cue) => editor.state.value?.saved.has(cue))).toEqual([false, false, true]);
  await vi.advanceTimersByTimeAsync(1_000);
  expect([server.text, server.puts, saving()]).toEqual([vtt('eins', 'zwei', 'three'), 1, { kind: 'saved' }]);
  expect(editor.cues.every((cue) => editor.state.value?.saved.has(cue))).toBe(true);
  editor.undo();
  await editor.save();
  expect(server.text).toBe(vtt('eins', 'two', 'three'));
  editor.redo();
  await editor.save();
  expect(server.text).toBe(vtt('eins', 'zwei', 'three'));
  expect(write(0, 'eins')).toBe(false);
});

it('keeps an edit that could not be saved, and saves it when asked again', async () => {
  write(0, 'eins');
  server.failure = new ApiError(0, { code: 'unreachable', message: 'No answer.', next: 'Check.' });
  await editor.save();
  expect(saving()).toEqual({ kind: 'failed', message: 'No answer. Check.' });
  server.failure = null;
  await editor.save();
  expect([server.text, saving()]).toEqual([vtt('eins', 'two', 'three'), { kind: 'saved' }]);
});

it('joins a change of another cue by somebody else without a question', async () => {
  write(0, 'eins');
  changed(vtt('one', 'two', 'drei'));
  await editor.save();
  expect([server.text, saving()]).toEqual([vtt('eins', 'two', 'drei'), { kind: 'saved' }]);
  editor.undo();
  expect(editor.cues[2]?.payload).toBe('three');
});

it.each([
  ['mine', 'eins'],
  ['theirs', 'uno'],
] as const)('asks where both changed one cue, and saves the choice %s', async (choice, text) => {
  write(0, 'eins');
  changed(vtt('uno', 'dos', 'three'));
  await editor.save();
  expect(saving()).toMatchObject({ kind: 'conflict' });
  expect(server.text).toBe(vtt('uno', 'dos', 'three'));
  expect(write(2, 'drei')).toBe(false);
  await editor.resolve([choice]);
  expect([server.text, saving()]).toEqual([vtt(text, 'dos', 'three'), { kind: 'saved' }]);
});
