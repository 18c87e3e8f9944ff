// Covers: line-counter.ts, known-lint-options.ts, times.ts
import { describe, expect, it } from 'vitest';
import { fixtureFiles } from '../testing/fixture-files.ts';
import { fixCaptions } from './fix-captions.ts';
import { lintCaptions } from './lint-captions.ts';
import { meantTiming } from './times.ts';

const srt = (...blocks: readonly string[]) => `${blocks.join('\n\n')}\n`;
const rulesOf = (...args: Parameters<typeof lintCaptions>) => lintCaptions(...args).findings.map(({ rule }) => rule);

it('names file, cue, line and repair', () => {
  const text = srt('1\n00:00:01,000 --> 00:00:03,000\nOne.', '2\r\n00: 00: 04,000 -> 00: 00: 06,000\nTwo.');
  expect(lintCaptions(text, 'srt', { file: 'a.srt', profile: 'custom' }).findings).toMatchObject([
    {
      file: 'a.srt',
      cue: 1,
      line: 6,
      rule: 'srt/timing-line',
      severity: 'error',
      hint: 'Write 00:00:04,000 --> 00:00:06,000',
    },
    { rule: 'srt/blank-line' },
  ]);
  expect(fixCaptions(text, 'srt', { profile: 'custom' }).content).toBe(
    text.replace('00: 00: 04,000 -> 00: 00: 06,000', '00:00:04,000 --> 00:00:06,000'),
  );
});

it.each([
  '00: 00: 01,000 -> 00: 00: 02,000',
  '00:00:01,000 → 00:00:02,000',
  '00:00:01.000 => 00:00:02.000',
  ' 00 : 00 : 01 , 000  - - >  00:00:02;000',
  '0:1 -> 0:2',
  '[00:00:01,000 -> 00:00:02,000]',
  'O0:00:0l,000 --> 0o:00:02,OOO',
  '00：00：01，000 --> 00：00：02，000',
  '٠٠:٠٠:٠١،٠٠٠ --> ٠٠:٠٠:٠٢،٠٠٠',
  '1 00:00:01,000 --> 00:00:02,000 Hello',
  '2. 00:00:01,000 --> 00:00:02,000',
])('takes %j for a timing line', (line) => {
  expect(meantTiming(line)).toEqual({ startMs: 1000, endMs: 2000 });
});

it.each([
  '12:30 - 14:00',
  '10 > 9',
  'at 00:01 -> 00:02',
  '1:2',
  '-> 00:02',
  '00:01 --> soon',
  '3 -> 4',
  'lo:ol -> Io:oI',
  '2 9:00 -> 17:00',
  '',
])('takes %j for text', (line) => {
  expect(meantTiming(line)).toBeUndefined();
});

const BOTH = '1\n00:00:01,000 --> 00:00:03,000\nOne.\n2\n00:00:04,000 --> 00:00:06,000\nTwo.\n';
const custom = { profile: 'custom' } as const;

it.each(['\n', '\r\n', '\r', '\r\r\n'])(
  'finds cues without a blank line between them, with the line ends %j',
  (end) => {
    expect(rulesOf(BOTH.replaceAll('\n', end), 'srt', custom)).toEqual(['srt/separator']);
    const vtt = 'WEBVTT\n\n00:01.000 --> 00:03.000\nOne.\n00:04.000 --> 00:06.000\nTwo.\n';
    // WebVTT takes the first CR of CR CR LF for a line end of its own.
    if (end !== '\r\r\n') expect(rulesOf(vtt.replaceAll('\n', end), 'vtt', custom)).toEqual(['vtt/separator']);
  },
);

it('does not say where a number above WebVTT times belongs', () => {
  const vtt = 'WEBVTT\n\n1\n00:01.000 --> 00:03.000\nOne.\n2\n00:04.000 --> 00:06.000\nTwo.\n';
  expect(lintCaptions(vtt, 'vtt', custom).findings).toMatchObject([
    { rule: 'vtt/separator', message: expect.stringContaining('“2”') },
  ]);
  expect(fixCaptions(vtt, 'vtt', { language: 'en' }).content).toBe(vtt);
});

it('finds a cue that is lost for one of its times', () => {
  const lost = '1\n00:00:01,000 -->\nOne.\n\n2\n--> 00:00:03,000\nTwo.\n\n1\n00:00:04,000 --> 00:00:06,000\nThree.\n';
  expect(rulesOf(lost, 'srt', custom)).toEqual(['srt/timing-line', 'srt/timing-line', 'srt/stray-text']);
});

it('takes blanks at the end of a timing line for no fault', () => {
  expect(rulesOf(BOTH.replace('One.', 'One.\n').replaceAll(',000\n', ',000 \t\n'), 'srt', custom)).toEqual([]);
  expect(rulesOf('WEBVTT\n\n00:01.000 --> 00:03.000 \nOne.\n', 'vtt', custom)).toEqual([]);
});

it('looks at data as data', () => {
  const data = ['{"url":"/a?b=1&c=2","text":" x  ... "}', '[1, 2]', 'thumbs.jpg#xywh=0,0,160,90'];
  const cues = data.map((text, at) => `00:00:0${at}.000 --> 00:00:0${at + 1}.000\n${text}\n`);
  const file = `WEBVTT\n\n${cues.join('\n')}`;
  expect(lintCaptions(file, 'vtt', { language: 'en' }).findings).toEqual([]);
  expect(fixCaptions(file, 'vtt', { language: 'en' }).content).toBe(file);
  expect(rulesOf(file.replace('00:00:01.000 -->', '00:00:03.000 -->'), 'vtt')).toEqual(['time/end', 'time/order']);
});

it.each(['AMANHÃ…', 'AMANHÔ', 'MAÇÃ – LÃ', 'XÃ ĐÃ’'])('takes %s for no wrong decoding', (text) => {
  expect(rulesOf(`WEBVTT\n\n00:01.000 --> 00:03.000\n${text}\n`, 'vtt', custom)).toEqual([]);
});

it('reports what sources contradict as information, and what was not read not at all', () => {
  const text = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n-¿Dónde está?\n-No lo sé, la verdad, ni me importa.\n';
  const found = lintCaptions(text, 'vtt', { language: 'es' }).findings.filter(({ rule }) => rule === 'text/dialogue');
  expect(found).toMatchObject([{ severity: 'info' }]);
  const it = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nMa…\n\n00:00:07.000 --> 00:00:09.000\n…non lo so.\n';
  expect(rulesOf(it, 'vtt', { language: 'it' })).not.toContain('text/pause-lead');
});

it('takes a limit of the user instead of that of the profile, by language', () => {
  const text = `WEBVTT\n\n00:00:00.000 --> 00:00:05.000\n${'x'.repeat(30)}\n`;
  const layouts = { all: {}, languages: { de: { lineLength: 20 } } };
  expect(rulesOf(text, 'vtt', { language: 'de', layouts })).toContain('layout/line-length');
  expect(rulesOf(text, 'vtt', { language: 'en', layouts })).not.toContain('layout/line-length');
});

it('counts no markup, and no reading of ruby', () => {
  const text = `WEBVTT\n\n00:00:00.000 --> 00:00:07.000\n<v Ann><ruby>${'漢'.repeat(13)}<rt>かんじ</rt></ruby>\n`;
  expect(rulesOf(text, 'vtt', { language: 'ja' })).toEqual([]);
  expect(rulesOf(text.replace('漢', '漢字'), 'vtt', { language: 'ja' })).toContain('layout/line-length');
});

it('lets a gap of two frames be shorter at a higher frame rate', () => {
  const text = 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\nOne.\n\n00:00:04.040 --> 00:00:07.000\nTwo.\n';
  expect(rulesOf(text, 'vtt')).toContain('time/gap');
  expect(rulesOf(text, 'vtt', { frameRate: 50 })).not.toContain('time/gap');
});

describe.each(fixtureFiles())('$path', ({ content, format }) => {
  it('is checked in full and repaired to a stable file', () => {
    const { findings, cues } = lintCaptions(content, format, { language: 'en' });
    const lines = content.split(/\r\n?|\n/).length;
    for (const { line, cue } of findings) {
      expect(line).toBeLessThanOrEqual(lines);
      if (cue !== null) expect(cue).toBeLessThanOrEqual(cues);
    }
    const fixed = fixCaptions(content, format, { language: 'en' });
    expect(fixCaptions(fixed.content, format, { language: 'en' }).content).toBe(fixed.content);
    if (fixed.fixed === 0) expect(fixed.content).toBe(content);
  });
});
