import { expect, it } from 'vitest';
import { describeSpeechNotices, describeUnreadable } from './speech-notices.ts';

it('says in a sentence for each kind what was found', () => {
  expect(
    describeSpeechNotices([
      { kind: 'overlap', startMs: 71_300, text: 'This line has a wrong end.' },
      { kind: 'too-fast', startMs: 0, text: 'x'.repeat(80), charactersPerSecond: 30 },
      { kind: 'overlap', startMs: 90_000, text: 'Another.' },
    ]),
  ).toEqual([
    'The recogniser let 2 texts last into the next text; it was shortened: "This line has a wrong end." at 1:11, and 1 more.',
    `Too fast to read, and there is no time left: 1 text: "${'x'.repeat(60)}…" at 0:00.`,
  ]);
});

it.each([
  [false, ' Leave it out with the option dropRepeats (--drop-repeats).'],
  [true, ' It was left out.'],
])('says what became of invented text (left out: %s)', (dropped, end) => {
  expect(describeSpeechNotices([{ kind: 'repeat', startMs: 0, text: 'Thank you.', times: 60, dropped }])).toEqual([
    `Probably invented, because it repeats itself: 1 text: "Thank you." at 0:00, 60 times.${end}`,
  ]);
});

it('says nothing of sound speech', () => {
  expect(describeSpeechNotices([])).toEqual([]);
});

it('says that a translation is too fast', () => {
  const notice = { kind: 'too-fast', startMs: 5000, text: 'Sehr viel Text', charactersPerSecond: 30 } as const;
  expect(describeUnreadable([notice], 'de')).toEqual([
    'In de, 1 cue is too fast to read, and there is no time left: the first is "Sehr viel Text" at 0:05.',
  ]);
  expect(describeUnreadable([], 'de')).toEqual([]);
});
