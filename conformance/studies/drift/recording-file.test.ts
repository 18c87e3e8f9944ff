import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Exchange } from '../../model/exchange.ts';
import { openRecorder, RecordingFileError, readRecordingAt } from './recording-file.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'recording-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const exchange = {
  request: { method: 'GET', url: 'http://127.0.0.1:1/health', headers: [], body: null },
  response: { status: 200, headers: [['x-secret-name', 'v']], bytes: Buffer.from('{"secret-key-1": "ok"}') },
} as unknown as Exchange;

it('writes what it noted and reads it again, from the folder or the file, without the secrets', () => {
  const recorder = openRecorder({ translateplus: 'http://127.0.0.1:1' });
  recorder.note('translateplus', exchange);
  const below = join(folder, 'a', 'b');
  recorder.write(below, 'url', ['secret-key-1']);
  const text = readFileSync(join(below, 'recording.json'), 'utf8');
  expect(text).not.toContain('secret-key-1');
  const recording = readRecordingAt(below);
  expect(recording).toMatchObject({ target: 'url', answers: [{ operation: 'translateplus getHealth', status: 200 }] });
  expect(readRecordingAt(join(below, 'recording.json'))).toEqual(recording);
});

it('names the path where there is no recording', () => {
  const missing = join(folder, 'missing');
  expect(() => readRecordingAt(missing)).toThrow(RecordingFileError);
  expect(() => readRecordingAt(missing)).toThrow(`no recording at ${missing}: the file does not exist.`);
  const other = join(folder, 'other');
  writeFileSync(other, '{}');
  expect(() => readRecordingAt(other)).toThrow(`no recording at ${other}: the file is not a recording.`);
});
