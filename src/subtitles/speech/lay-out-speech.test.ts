// Covers: break-kind.ts, function-words.ts, repeats.ts, layout.ts, rising.ts, measure.ts, media-end.ts

import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { layOutSpeech } from './lay-out-speech.ts';
import { type CueLayout, LayoutError } from './layout.ts';
import { longestRising } from './rising.ts';
import type { SpeechSegment } from './types.ts';

const FOLDER = fileURLToPath(new URL('../../../fixtures/cases/pipeline/', import.meta.url));
const shown = (segments: readonly SpeechSegment[], options?: Partial<CueLayout>) =>
  layOutSpeech(segments, options).cues.map(({ startMs, endMs, text }) => [startMs, endMs, text]);
const kinds = (segments: readonly SpeechSegment[], options?: Partial<CueLayout>) =>
  layOutSpeech(segments, options).notices.map(({ kind, text }) => [kind, text]);

/** By file: start, latest end and text of each cue; and what is reported. */
const CASES: Readonly<Record<string, readonly [readonly (readonly [number, number, string])[], readonly string[]]>> = {
  'w03-short-text-over-long-silence': [
    [
      [30_000, 37_000, 'Thank you.'],
      [70_000, 72_000, 'Then speech goes on.'],
    ],
    ['stretched Thank you.', 'silence Thank you.'],
  ],
  'w04-end-missing': [
    [
      [0, 2000, 'Hello there.'],
      [2000, 4000, 'No ending time.'],
    ],
    ['time-missing No ending time.'],
  ],
  'w05-arrow-and-markup-in-speech': [[[0, 3000, 'go from A --&gt; B &amp; &lt;b>bold&lt;/b> 2']], []],
  'w06-word-zero-times': [[[0, 5000, 'a b c d']], ['word-times a b c d']],
  'w07-times-beyond-media': [[[29_000, 36_000, 'Bye.']], ['beyond-media Bye.']],
  'w09-one-segment-too-long': [
    [
      [10_000, 11_300, 'A first short line.'],
      [11_300, 18_300, 'This line has a wrong end.'],
      [19_900, 24_000, 'From here all is right again.'],
      [24_000, 26_000, 'Quite right indeed.'],
      [26_000, 30_000, 'To the very end of it.'],
    ],
    ['overlap This line has a wrong end.', 'stretched This line has a wrong end.'],
  ],
  'w10-segment-ends-before-it-starts': [
    [
      [10_000, 12_000, 'A first short line.'],
      [12_000, 19_000, 'And this a wrong start.'],
      [19_900, 24_000, 'From here all is right again.'],
    ],
    ['no-length And this a wrong start.'],
  ],
  'w11-segment-jumps-back-a-little': [
    [
      [3000, 4462, 'A first short line.'],
      [4462, 6000, 'Then the second one.'],
      [7000, 9000, 'And a third.'],
    ],
    ['overlap A first short line.', 'out-of-order Then the second one.'],
  ],
};

describe('cases', () => {
  it('are all tested', () => {
    const files = readdirSync(FOLDER).filter((file) => !file.endsWith('-fault.json'));
    expect(files.map((file) => file.replace('.json', ''))).toEqual(Object.keys(CASES));
  });

  it.each(Object.entries(CASES))('%s', (name, [cues, notices]) => {
    const segments = JSON.parse(readFileSync(`${FOLDER}${name}.json`, 'utf8')) as SpeechSegment[];
    const got = layOutSpeech(segments);
    expect(got.cues.map(({ startMs, text }) => [startMs, text])).toEqual(cues.map(([start, , text]) => [start, text]));
    for (const [at, [, latest]] of cues.entries()) expect(got.cues[at]?.endMs).toBeLessThanOrEqual(latest);
    expect(got.notices.map(({ kind, text }) => `${kind} ${text}`)).toEqual(notices);
  });
});

describe('times', () => {
  it('end with the media', () => {
    const segments = [
      { start: 0, end: 2, text: 'Hello there.' },
      { start: 16, end: 1931, text: 'Good bye then.' },
      { start: 1931, end: 1932, text: 'So long.' },
    ];
    const cues = layOutSpeech(segments, { mediaMs: 17_000 }).cues;
    expect(cues.map(({ text }) => text)).toEqual(['Hello there.', 'Good bye then. So long.']);
    expect(cues.at(-1)).toMatchObject({ startMs: 16_000, endMs: 17_000 });
    expect(kinds(segments, { mediaMs: 17_000 }).slice(0, 2)).toEqual([
      ['beyond-media', 'Good bye then.'],
      ['beyond-media', 'So long.'],
    ]);
  });

  it('are believed where a good part of the speech is behind the end', () => {
    const segments = [0, 20, 40, 60].map((start) => ({ start, end: start + 2, text: 'Hello there.' }));
    const { cues, notices } = layOutSpeech(segments, { mediaMs: 17_000 });
    expect(cues.map(({ startMs }) => startMs)).toEqual([0, 20_000, 40_000, 60_000]);
    expect(notices).toEqual([]);
  });

  it('are taken from the words where the segment has none', () => {
    const words = [
      { word: ' Hello', start: 5, end: 5.4 },
      { word: ' there.', start: 5.5, end: 6 },
    ];
    expect(shown([{ start: null, end: null, text: 'Hello there.', words }])).toEqual([[5000, 6000, 'Hello there.']]);
  });

  it('are completed for words without times', () => {
    const words = [
      { word: ' One', start: 0, end: 0.5 },
      { word: ' two', start: null, end: null },
      { word: ' three.', start: 1.6, end: 1e9 },
      { word: ' Four', start: 4, end: 4.5 },
      { word: ' five.', start: 4.5, end: 5 },
    ];
    const { cues, notices } = layOutSpeech([{ start: 0, end: 5, text: '', words }]);
    expect(cues.map(({ startMs, text }) => [startMs, text])).toEqual([
      [0, 'One two three.'],
      [4000, 'Four five.'],
    ]);
    expect(notices.map(({ kind }) => kind)).toEqual(['word-times']);
  });

  it('that round over the end of the media are no mistake', () => {
    const { cues, notices } = layOutSpeech([{ start: 15, end: 17.3, text: 'Good bye.' }], { mediaMs: 17_000 });
    expect(cues[0]).toMatchObject({ startMs: 15_000, endMs: 17_000 });
    expect(notices).toEqual([]);
  });

  it('of words that are not the text do not spread it over a wrong time', () => {
    const words = [{ word: 'Something', start: 9, end: 9.5 }];
    const cues = layOutSpeech([{ start: 0, end: 1900, text: 'This line has a wrong end.', words }]).cues;
    expect(cues.map(({ startMs, endMs }) => [startMs, endMs])).toEqual([[0, 7000]]);
  });

  it('of words that are not the text are not used', () => {
    const words = [{ word: 'Something', start: 9, end: 9.5 }];
    expect(shown([{ start: 0, end: 2, text: 'Hello there.', words }])).toEqual([[0, 2000, 'Hello there.']]);
  });

  it('too short to read are reported', () => {
    expect(
      layOutSpeech(
        [
          { start: 0, end: 1, text: 'A' },
          { start: 1, end: 2, text: 'x'.repeat(40), speaker: 'B' },
        ],
        { mediaMs: 2000 },
      ).notices,
    ).toEqual([{ kind: 'too-fast', startMs: 1000, text: 'x'.repeat(40), charactersPerSecond: 40 }]);
  });
});

describe('repeats', () => {
  const loop = Array.from({ length: 60 }, (_, at) => ({ start: 10 + at, end: 11 + at, text: ' Thank you.' }));
  const talk = [
    { start: 0, end: 3, text: 'This is all I have to say.' },
    ...loop,
    { start: 90, end: 92, text: 'Right.' },
  ];

  it('are reported, and stay', () => {
    const { cues, notices } = layOutSpeech(talk);
    expect(notices).toEqual([{ kind: 'repeat', startMs: 10_000, text: 'Thank you.', times: 60, dropped: false }]);
    expect(
      cues
        .map(({ text }) => text)
        .join(' ')
        .match(/Thank/g),
    ).toHaveLength(60);
  });

  it('are left out but for the first, by option', () => {
    expect(layOutSpeech(talk, { dropRepeats: true }).cues.map(({ startMs, text }) => [startMs, text])).toEqual([
      [0, 'This is all I have to say.'],
      [10_000, 'Thank you.'],
      [90_000, 'Right.'],
    ]);
  });

  it('are found within a segment, in any script, and of whole sentences', () => {
    const found = (text: string) =>
      layOutSpeech([{ start: 0, end: 60, text }]).notices.filter(({ kind }) => kind === 'repeat');
    expect(found(`So ${'no, '.repeat(20)}`)).toMatchObject([{ text: 'no,', times: 20 }]);
    expect(found('ご視聴ありがとうございました。'.repeat(9))).toMatchObject([{ times: 9 }]);
    expect(found('I went to the shop and then I came home. '.repeat(5))).toMatchObject([{ times: 5 }]);
    expect(found('no no no no no no, you can not do that, no no no')).toEqual([]);
  });

  it('do not hide what the recogniser doubts itself', () => {
    const segments = [
      { start: 0, end: 2, text: 'Welcome.' },
      { start: 5, end: 7, text: 'Thank you.', noSpeech: true },
    ];
    expect(kinds(segments)).toEqual([['silence', 'Thank you.']]);
    expect(shown(segments, { dropRepeats: true })).toHaveLength(1);
  });

  it('do not hide a few words over silence, which go, too, by option', () => {
    const segments = [
      { start: 0, end: 60, text: 'Thanks for watching!' },
      { start: 60, end: 62, text: 'Welcome back.' },
    ];
    expect(kinds(segments)).toContainEqual(['silence', 'Thanks for watching!']);
    expect(shown(segments, { dropRepeats: true })).toEqual([[60_000, 62_000, 'Welcome back.']]);
  });
});

describe('cues', () => {
  it.each([
    [['It happened on the 3.', 'of May in London.'], ['It happened on the 3. of May in London.']],
    [['We were told by Dr.', 'Smith himself.'], ['We were told by Dr. Smith himself.']],
    [
      ['In 1984.', 'Then came the end.'],
      ['In 1984.', 'Then came the end.'],
    ],
  ])('do not end after numbers and abbreviations: %j', (texts, expected) => {
    const segments = texts.map((text, at) => ({ start: at * 2, end: at * 2 + 2, text }));
    expect(layOutSpeech(segments).cues.map(({ text }) => text.replace('\n', ' '))).toEqual(expected);
  });

  it('leave no single word over', () => {
    const text =
      'When the long winter had come to an end at last we all went down to the harbour to see the great white ships arriving home';
    for (let last = 12; last <= text.split(' ').length; last++) {
      const said = text.split(' ').slice(0, last).join(' ');
      const words = layOutSpeech([{ start: 0, end: last * 0.35, text: said }]).cues.map(
        (cue) => cue.text.split(/\s/).length,
      );
      expect([said, Math.min(...words) > 2]).toEqual([said, true]);
    }
  });

  it('name the speaker, and hold one', () => {
    const segments = [
      { start: 0, end: 1, text: 'Yes.', speaker: 'Ann' },
      { start: 1, end: 1.4, text: 'No.', speaker: 'Bob & <Co>' },
      { start: 1.4, end: 1.9, text: 'Why?', speaker: 'Bob & <Co>' },
    ];
    expect(layOutSpeech(segments).cues.map(({ text }) => text)).toEqual([
      '<v Ann>Yes.',
      '<v Bob &amp; &lt;Co>No. Why?',
    ]);
    expect(layOutSpeech(segments, { format: 'srt' }).cues.map(({ text }) => text)).toEqual(['Yes.', 'No. Why?']);
  });

  it('cut a word longer than a line at its punctuation, else between graphemes', () => {
    const address = 'https://example.com/a/rather/long/path/to/a/page.html?with=query';
    expect(shown([{ start: 0, end: 5, text: address }])[0]?.[2]).toBe(
      'https://example.com/a/rather/long/path/to/\na/page.html?with=query',
    );
    const long = 'e\u0301'.repeat(50);
    expect(shown([{ start: 0, end: 5, text: long }])[0]?.[2]).toBe(`${'e\u0301'.repeat(42)}\n${'e\u0301'.repeat(8)}`);
  });
});

describe('layouts', () => {
  it.each<[keyof CueLayout, Partial<CueLayout>]>([
    ['lines', { lines: 0 }],
    ['lines', { lines: 1.5 }],
    ['lineLength', { lineLength: Number.NaN }],
    ['charactersPerSecond', { charactersPerSecond: 0 }],
    ['gapMs', { gapMs: -1 }],
    ['minDurationMs', { minDurationMs: 8000 }],
  ])('are refused with an impossible value of %s', (member, layout) => {
    let error: unknown;
    try {
      layOutSpeech([], layout);
    } catch (thrown) {
      error = thrown;
    }
    expect(error).toBeInstanceOf(LayoutError);
    expect(error).toMatchObject({ member });
  });

  it('have the default for what is undefined', () => {
    expect(shown([{ start: 0, end: 2, text: 'Hello.' }], { lines: undefined } as never)).toEqual([[0, 2000, 'Hello.']]);
  });
});

it.each([
  [[], []],
  [
    [1, 9, 2, null, 3],
    [0, 2, 4],
  ],
  [
    [5, 5, 1, 5],
    [0, 1, 3],
  ],
  [[null], []],
])('finds the longest part that does not fall of %j', (values, positions) => {
  expect(longestRising(values)).toEqual(positions);
});
