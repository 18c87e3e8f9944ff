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

/** A terminal, and the lines that stand on it. */
function terminal(rows: number, columns = 200) {
  let lines: string[] = [];
  const write = (text: string) => {
    const [, up] = /^\u001b\[(\d+)A\u001b\[J$/.exec(text) ?? [];
    lines = up === undefined ? [...lines, text.replace(/\n$/, '')] : lines.slice(0, lines.length - Number(up));
  };
  return { screen: { isTTY: true, rows, columns, write }, lines: () => lines };
}

it('draws no more bars than the terminal has rows less four, and the overall line below them', () => {
  const { screen, lines } = terminal(10);
  const bars = createProgressBars(screen, () => 'overall');
  for (let at = 0; at < 20; at += 1) bars.show(event({ video: `${at}.mp4` }));
  expect(lines()).toHaveLength(7);
  expect(lines().at(-1)).toBe('overall');
  expect(lines()[0]).toMatch(/^translate .* 0\.mp4$/);
});

it('draws only the overall line on a terminal of four rows', () => {
  const { screen, lines } = terminal(4);
  const bars = createProgressBars(screen, () => 'overall');
  bars.show(event({}));
  expect(lines()).toEqual(['overall']);
});

it('ends the bars of a video that failed', () => {
  const { screen, lines } = terminal(24);
  const bars = createProgressBars(screen, () => 'overall');
  bars.show(event({ video: 'a.mp4' }));
  bars.show(event({ video: 'b.mp4' }));
  bars.show(event({ video: 'a.mp4', state: 'failed' }));
  bars.end('a.mp4');
  expect(lines()).toHaveLength(2);
  expect(lines()[0]).toMatch(/b\.mp4$/);
});

it('counts characters of two columns and of none, and passes over those that move the cursor', () => {
  const { screen, lines } = terminal(24, 60);
  const bars = createProgressBars(screen, () => '');
  bars.show(event({ video: '日本語の長い名前のファイル.mp4' }));
  expect(lines()[0]).toMatch(/12 s left {2}日$/);
  bars.end('日本語の長い名前のファイル.mp4');
  bars.show(event({ video: 'e\u0301\u001b[2K\r.mp4', fraction: null, secondsLeft: null }));
  expect(lines()[0]).not.toMatch(/[\u001b\r]/);
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
