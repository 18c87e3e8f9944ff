// Covers: program.ts

import { afterEach, describe, expect, it, vi } from 'vitest';
import { convertSubtitles } from '../index.ts';
import { convertAside, editCueAside, subtitleThread } from './index.ts';
import { LARGE_FILE } from './large-file.ts';
import { subtitleTasks } from './subtitle-tasks.ts';

const cue = '00:01.000 --> 00:02.000\nHello, how are you?\n\n';
const small = `WEBVTT\n\n${cue.repeat(3)}`;
const large = `WEBVTT\n\n${cue.repeat(Math.ceil(LARGE_FILE / cue.length))}`;

afterEach(() => vi.restoreAllMocks());

describe.each([
  ['a small file', small, 0],
  ['a large file', large, 1],
])('%s', (_, vtt, inThread) => {
  it('is converted, in the thread if it is large', async () => {
    const thread = vi.spyOn(subtitleThread, 'run');
    const srt = convertSubtitles(vtt, 'vtt', 'srt').content;
    expect((await convertAside(vtt, 'vtt', 'srt')) === srt).toBe(true);
    expect(thread).toHaveBeenCalledTimes(inThread);
  });

  it.each([
    ['edited', 1, 'Hi'],
    ['no-cue', 1_000_000, 'Hi'],
    ['no-text', 1, ' \n'],
  ])('is edited, in the thread if it is large: %s', async (kind, index, text) => {
    const thread = vi.spyOn(subtitleThread, 'run');
    const edit = await editCueAside(vtt, index, text);
    expect(edit.kind).toBe(kind);
    expect(edit).toEqual(subtitleTasks.editCue(vtt, index, text));
    expect(thread).toHaveBeenCalledTimes(inThread);
  });
});
