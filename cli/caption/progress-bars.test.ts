import { expect, it } from 'vitest';
import type { ProgressEvent } from '../../src/pipeline/index.ts';
import { barLine, createProgressBars } from './progress-bars.ts';

const event = (more: Partial<ProgressEvent>): ProgressEvent => ({
  video: 'talk.mp4',
  stage: 'translate',
  state: 'working',
  fraction: 0.5,
  secondsLeft: 12,
  ...more,
});

it.each<[Partial<ProgressEvent>, string]>([
  [{ language: 'es' }, 'translate   ████████████░░░░░░░░░░░░   50 %  12 s left  es'],
  [
    { stage: 'transcribe', fraction: null, secondsLeft: null, doing: 'task pending' },
    'transcribe  ░░░░░░░░░░░░░░░░░░░░░░░░        task pending',
  ],
  [{ state: 'done', fraction: 1, secondsLeft: 0 }, 'translate   ████████████████████████  100 %  done'],
  [{ fraction: 0.01, secondsLeft: 7200 }, 'translate   ░░░░░░░░░░░░░░░░░░░░░░░░    1 %  2 h left'],
])('%j', (more, line) => expect(barLine(event(more))).toBe(line));

it('redraws in place on a terminal and keeps lines within its width', () => {
  const written: string[] = [];
  const bars = createProgressBars({ isTTY: true, columns: 20, write: (text) => written.push(text) });
  bars.show(event({}));
  bars.show(event({ fraction: 0.6 }));
  bars.clear();
  bars.clear();
  expect(written.filter((text) => text.startsWith('\u001b'))).toEqual(['\u001b[1A\u001b[J', '\u001b[1A\u001b[J']);
  expect(written.filter((text) => !text.startsWith('\u001b')).every((text) => [...text].length <= 20)).toBe(true);
});

it('writes a line when a stage ends if there is no terminal', () => {
  const written: string[] = [];
  const bars = createProgressBars({ write: (text) => written.push(text) });
  bars.show(event({}));
  bars.show(event({ state: 'done' }));
  bars.show(event({ state: 'failed', language: 'ja' }));
  bars.clear();
  expect(written).toEqual(['talk.mp4: translate done\n', 'talk.mp4: translate failed (ja)\n']);
});
