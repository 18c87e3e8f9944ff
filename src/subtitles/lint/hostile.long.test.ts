import { expect, it } from 'vitest';
import { cpuTime } from '../../../test/support/cpu-time.ts';
import { fixCaptions } from './fix-captions.ts';
import { lintCaptions } from './lint-captions.ts';

/** Repetitions; a check in square time takes minutes, one in linear time well under a second. */
const MANY = 40_000;
const head = { vtt: 'WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n', srt: '1\n00:00:01,000 --> 00:00:04,000\n' } as const;

const PIECES: Readonly<Record<string, string>> = {
  spaces: ' ',
  'doubled spaces': 'a  ',
  'spaces before commas': 'a ,',
  tags: '<i>',
  'open brackets': '<',
  'ruby texts': '<rt',
  ampersands: '&a',
  dots: '...',
  lines: 'a b\n',
  'spaced lines': ' a ,  b \n',
  'times and spaces': '1:2 ',
  arrows: '1:2 -',
  round: '(',
  digits: '1 ',
  'combining marks': 'e\u0301',
  'wide characters': '漢…',
  'three dots and brackets': '(a)\n[A A A A]\n',
};

it.each(Object.keys(PIECES))('checks and repairs a cue of many %s in linear time', (name) => {
  const started = cpuTime();
  for (const format of ['vtt', 'srt'] as const) {
    for (const text of [PIECES[name]?.repeat(MANY) ?? '', `1:2${PIECES[name]?.repeat(MANY)}`]) {
      lintCaptions(`${head[format]}${text}\n`, format, { language: 'en' });
    }
  }
  fixCaptions(`${head.vtt}${PIECES[name]?.repeat(MANY / 10)}\n`, 'vtt', { language: 'en' });
  expect(cpuTime() - started).toBeLessThan(30);
});

it.each([
  ['stray lines', 'WEBVTT\n\n', '00:00 -> x\nSTYLE\n\n'],
  ['cues with findings of the text and of the head', '', '9\n0:0:1,0 --> 0:0:2,0\n...\n\n'],
  ['blank lines', '1\n00:00:01,000 --> 00:00:04,000\n', ' \n'],
  ['settings', 'WEBVTT\n\n', 'a\n00:01.000 --> 00:02.000 x:y region:z\n&\n\n'],
])('checks a file of many %s in linear time', (_name, start, piece) => {
  const started = cpuTime();
  const content = start + piece.repeat(MANY / 10);
  lintCaptions(content, content.startsWith('WEBVTT') ? 'vtt' : 'srt', { language: 'en' });
  expect(cpuTime() - started).toBeLessThan(30);
});

it('numbers any number of cues', () => {
  const cues = Array.from({ length: 150_000 }, (_, at) => `${at + 2}\n00:00:01,000 --> 00:00:04,000\nOne.\n`).join(
    '\n',
  );
  expect(fixCaptions(cues, 'srt', { profile: 'custom' }).content.startsWith('1\n')).toBe(true);
});
