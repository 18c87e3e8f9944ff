// Covers: merge-records.ts

import { expect, it } from 'vitest';
import { videoRecord } from '../test-support/video-record.ts';
import type { StageState, VideoRecord } from '../videos/types.ts';
import { mergeRecords } from './merge-records.ts';
import { RecordCopy } from './record-copy.ts';

const base = videoRecord('a'.repeat(32), { state: 'working', adding: ['es'] });
const track = { language: 'es', original: false };
const working: StageState = { state: 'working', fraction: 0.5, secondsLeft: 1 };

it('joins changes of different members, and takes ours where both changed one', () => {
  const { adding: _, ...done } = { ...base, state: 'done' as const, tracks: [track] };
  expect(mergeRecords(base, done, { ...base, hasPoster: true, state: 'queued' })).toEqual({ ...done, hasPoster: true });
  expect(mergeRecords(base, base, done)).toEqual(done);
});

it('keeps a video deleted, unless the one that deletes it gives up', () => {
  const deleting: VideoRecord = { ...base, state: 'deleting' };
  expect(mergeRecords(base, { ...base, state: 'done' }, deleting).state).toBe('deleting');
  expect(mergeRecords(deleting, base, deleting).state).toBe('working');
});

it('keeps what is not stored yet when it hears of another change, and follows progress that others show', () => {
  const copy = new RecordCopy(base);
  copy.change({ ...base, hasPoster: true });
  copy.hear({ ...base, stages: { ...base.stages, publish: working } }, false);
  expect(copy.now).toMatchObject({ hasPoster: true, stages: { publish: working } });
  expect(copy.stored).toBe(base);
  const done: VideoRecord = { ...base, state: 'done', tracks: [track] };
  copy.hear(done, true);
  expect([copy.now, copy.stored]).toEqual([{ ...done, hasPoster: true }, done]);
});

it('takes over what a write was joined with, and keeps what changed since the write', () => {
  const copy = new RecordCopy(base);
  const wanted: VideoRecord = { ...base, hasPoster: true };
  copy.change(wanted);
  copy.change({ ...wanted, title: 'later' });
  copy.wrote(wanted, { ...wanted, tracks: [track] });
  expect(copy.now).toEqual({ ...wanted, title: 'later', tracks: [track] });
});
