// Covers: fit-sentence.ts, break-marked.ts, ../lines-apart.ts

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCues } from '../cues.ts';
import { plainText } from '../plain-text.ts';
import { serializeCues } from '../serialize.ts';
import { type CueLayout, completeLayout } from '../speech/layout.ts';
import { textWidth } from '../speech/measure.ts';
import type { Cue } from '../types.ts';
import { layOutTranslation } from './lay-out-translation.ts';
import { cueGroups, type SentenceGroup, sentenceFile, sentenceGroups } from './sentences.ts';

/** The nightly run sets 10,000. */
const numRuns = Number(process.env.PROPERTY_RUNS ?? 30);

const cue = (startMs: number, endMs: number, text: string): Cue => ({ id: '', startMs, endMs, settings: '', text });
const groupsOf = (cues: readonly Cue[]) => sentenceGroups(serializeCues(cues, 'vtt'), 'en');

/** The sentence file with other texts. */
const translated = (groups: readonly SentenceGroup[], texts: readonly string[]): string =>
  serializeCues(
    parseCues(sentenceFile(groups), 'vtt').map((one, at) => ({ ...one, text: texts[at] ?? '' })),
    'vtt',
  );
const shown = (vtt: string) => parseCues(vtt, 'vtt').map(({ startMs, endMs, text }) => [startMs, endMs, text]);

const THREE = groupsOf([
  cue(0, 2000, 'When the long winter came to an end'),
  cue(2083, 4000, 'we all went down to the harbour'),
  cue(4083, 6000, 'to see the great white ships.'),
]);

describe('layOutTranslation', () => {
  it('cuts a sentence back to the cues of the original, at places of its language', () => {
    const german =
      'Als der lange Winter zu Ende ging, gingen wir alle hinunter zum Hafen, um die großen weißen Schiffe zu sehen.';
    const { vtt, notices } = layOutTranslation(THREE, translated(THREE, [german]), {
      language: 'de',
      charactersPerSecond: 20,
    });
    expect(shown(vtt)).toEqual([
      [0, 2000, 'Als der lange Winter zu Ende ging,'],
      [2083, 4000, 'gingen wir alle hinunter zum Hafen,'],
      [4083, 6000, 'um die großen weißen Schiffe zu sehen.'],
    ]);
    expect(notices).toEqual([]);
  });

  it('merges cues when the text is short, and splits them when it is long', () => {
    expect(shown(layOutTranslation(THREE, translated(THREE, ['Endlich Frühling.']), { language: 'de' }).vtt)).toEqual([
      [0, 6000, 'Endlich Frühling.'],
    ]);
    const one = groupsOf([cue(0, 6000, 'All of this at once.')]);
    const long =
      'Und dann kam alles auf einmal, der Regen, der Wind und der Schnee, und niemand wusste, was zu tun war, bis es zu spät war.';
    const cues = shown(layOutTranslation(one, translated(one, [long]), { language: 'de' }).vtt);
    expect(cues.map(([, , text]) => String(text).replace('\n', ' '))).toEqual([
      'Und dann kam alles auf einmal, der Regen, der Wind und der Schnee,',
      'und niemand wusste, was zu tun war, bis es zu spät war.',
    ]);
  });

  it('keeps voices, markup and references', () => {
    const groups = groupsOf([
      cue(0, 2000, '<v Ann>Salt'),
      cue(2083, 4000, '<v Ann>and pepper.'),
      cue(4083, 6000, '<i>Marked</i> text.'),
    ]);
    const texts = [
      '<v Ann>Salz &amp; eine ganze Menge Pfeffer, &lt;viel&gt; davon, wie immer bei uns zu Hause.',
      '<i>Mit</i> Marken.',
    ];
    const { vtt } = layOutTranslation(groups, translated(groups, texts), { language: 'de', lineLength: 30 });
    const cues = parseCues(vtt, 'vtt');
    expect(cues.map(({ text }) => text.replaceAll('\n', ' '))).toEqual([
      '<v Ann>Salz &amp; eine ganze Menge Pfeffer,',
      '<v Ann>&lt;viel> davon, wie immer bei uns zu Hause.',
      '<i>Mit</i> Marken.',
    ]);
  });

  it('breaks the lines of marked texts, and keeps settings', () => {
    const one = groupsOf([
      { ...cue(0, 3000, '<i>A voice from</i> far away.'), settings: 'line:0' },
      { ...cue(3083, 6000, 'Here.'), settings: 'line:0' },
    ]);
    const texts = ['<i>Eine Stimme aus sehr großer Ferne,</i> kaum noch zu hören.', 'Hier.'];
    expect(parseCues(layOutTranslation(one, translated(one, texts), { language: 'de' }).vtt, 'vtt')).toMatchObject([
      { settings: 'line:0', text: '<i>Eine Stimme aus sehr großer Ferne,</i>\nkaum noch zu hören.' },
      { settings: 'line:0', text: 'Hier.' },
    ]);
  });

  it('keeps the lines of two speakers, of a sound and of voices apart', () => {
    const groups = groupsOf([
      cue(0, 3000, '- Where to\n- Home'),
      cue(3083, 6000, '[door creaks]\nWho is it'),
      cue(6083, 9000, '<v Ann>Hi.</v>\n<v Bob>Bye.</v>'),
      cue(9083, 12_000, '<i>- Yes\n- No</i>'),
    ]);
    const texts = [
      '- Wohin?\n- Heim.',
      '[Tür knarrt]\nWer ist da?',
      '<v Ann>Ha.</v>\n<v Bob>Tschüs.</v>',
      '<i>- Ja\n- Nein</i>',
    ];
    const { vtt } = layOutTranslation(groups, translated(groups, texts), { language: 'de' });
    expect(parseCues(vtt, 'vtt').map(({ text }) => text)).toEqual(texts);
  });

  it('shows lines of two speakers that are too long one after the other', () => {
    const one = groupsOf([cue(0, 6000, '- Go.\n- No.')]);
    const texts = ['- Geh jetzt endlich nach Hause, du alter Narr!\n- Nein, das werde ich ganz bestimmt nicht tun.'];
    expect(shown(layOutTranslation(one, translated(one, texts), { language: 'de' }).vtt)).toEqual([
      [0, 2917, '- Geh jetzt endlich\nnach Hause, du alter Narr!'],
      [3000, 6000, '- Nein, das werde ich\nganz bestimmt nicht tun.'],
    ]);
  });

  it('cuts a text that is marked as a whole like any other, and marks each part', () => {
    const groups = groupsOf([
      cue(0, 2000, '<v Ann><i>When the winter</i></v>'),
      cue(2083, 4000, '<v Ann><i>had gone</i>'),
    ]);
    expect(shown(sentenceFile(groups))).toEqual([[0, 4000, '<v Ann><i>When the winter had gone</i>']]);
    const texts = ['<v Ann><i>長い冬が終わったとき、私たちはみんなで港へ降りて行った。</i>'];
    const layout = { language: 'ja', counting: 'half-width', lineLength: 13, charactersPerSecond: 20 } as const;
    const cues = parseCues(layOutTranslation(groups, translated(groups, texts), layout).vtt, 'vtt');
    expect(cues.length).toBeGreaterThan(1);
    for (const { text } of cues) expect(text).toMatch(/^<v Ann><i>[^<]+<\/i>$/);
    expect(cues.flatMap(({ text }) => plainText(text, 'vtt').split('\n')).join('')).toBe(
      plainText(texts[0] ?? '', 'vtt'),
    );
  });

  it.each([
    ['ja', 13, '<i>長い冬が終わったとき、</i>私たちは&amp;みんなで港へ行った。'],
    ['th', 35, '<i>สวัสดีครับวันนี้เราจะมาเรียนรู้</i>เกี่ยวกับการทำอาหารไทยแบบง่ายๆ'],
    ['de', 20, 'Das <b>große</b><i> Schiff</i> &lt;dort&gt; &amp;<c.red> sein</c> Hafen'],
  ])('breaks a text that is marked in part, in %s', (language, lineLength, text) => {
    const groups = cueGroups('WEBVTT\n\n00:01.000 --> 00:06.000\n<i>a</i> b\n');
    const counting = language === 'de' ? 'graphemes' : language === 'th' ? 'no-marks' : 'half-width';
    const layout = completeLayout({ language, lineLength, counting });
    const { vtt } = layOutTranslation(groups, translated(groups, [text]), layout);
    const written = parseCues(vtt, 'vtt')[0]?.text ?? '';
    for (const line of plainText(written, 'vtt').split('\n'))
      expect(textWidth(line, layout)).toBeLessThanOrEqual(lineLength);
    expect(written.replace(/\s/g, '')).toBe(text.replace(/\s/g, ''));
    expect(
      plainText(written, 'vtt')
        .replace(/\s/g, ' ')
        .replaceAll(' ', language === 'de' ? ' ' : ''),
    ).toBe(plainText(text, 'vtt'));
  });

  it('reports what is too fast', () => {
    const one = groupsOf([cue(0, 1000, 'Go.'), cue(1100, 3000, 'Now.')]);
    const { notices } = layOutTranslation(one, translated(one, ['Jetzt aber ganz schnell los.', 'Ja.']), {
      language: 'de',
    });
    expect(notices).toMatchObject([{ kind: 'too-fast', startMs: 0, text: 'Jetzt aber ganz schnell los.' }]);
  });

  it('refuses a translation with another number of cues', () => {
    expect(() => layOutTranslation(THREE, 'WEBVTT\n', {})).toThrow(RangeError);
  });
});

const SCRIPTS: readonly (readonly [name: string, words: string, layout: Partial<CueLayout>])[] = [
  ['Latin', 'und der lange, Winter. Donaudampfschifffahrtsgesellschaft ist 3. zu „Ende“', { language: 'de' }],
  ['Cyrillic', 'и длинная, зима. кончилась не в 5. электрофотополупроводниковый', { language: 'ru' }],
  ['Arabic', 'و الشتاء، الطويل انتهى. هل؟ مَدْرَسَةٌ', { language: 'ar', counting: 'no-marks' }],
  ['Hebrew', 'או החורף, הארוך נגמר. לא שָׁלוֹם', { language: 'he' }],
  ['Devanagari', 'और लंबी, सर्दी खत्म। विश्वविद्यालय का में', { language: 'hi', charactersPerSecond: 22 }],
  ['Thai', 'ฤดูหนาวอันยาวนาน สิ้นสุดลงแล้ว เราไปเดินเล่นที่สวนสาธารณะ', { language: 'th', counting: 'no-marks', lineLength: 35 }],
  [
    'Japanese',
    '長い冬が、 終わりました。 スーパーマーケット 「はい」 3',
    { language: 'ja', counting: 'half-width', lineLength: 13, charactersPerSecond: 4, minDurationMs: 500 },
  ],
  [
    'Chinese and Korean',
    '漫长的冬天， 结束了。 대한민국헌법재판소 （是）',
    { language: 'zh', counting: 'half-width', lineLength: 16, charactersPerSecond: 9 },
  ],
];

const originals = fc
  .array(
    fc.record({
      gap: fc.constantFrom(83, 83, 83, 700, 3000),
      lasts: fc.integer({ min: 900, max: 7000 }),
      text: fc.constantFrom(
        'and so it goes',
        'to an end.',
        'Yes.',
        'one two three four five six seven,',
        '<v Ann>Hello',
      ),
    }),
    { minLength: 1, maxLength: 12 },
  )
  .map((parts) => {
    let at = 0;
    return parts.map(({ gap, lasts, text }) => {
      const startMs = at + gap;
      at = startMs + lasts;
      return cue(startMs, at, text);
    });
  });

it('takes a > in a marked text for a character, and no part of a tag', () => {
  const text = '<i.x y>some words</i> that are really quite long and go on > until here';
  const groups = cueGroups('WEBVTT\n\n00:01.000 --> 00:06.000\n<i>a</i> b\n');
  const [cue] = parseCues(layOutTranslation(groups, `WEBVTT\n\n00:01.000 --> 00:06.000\n${text}\n`, {}).vtt, 'vtt');
  const lines = plainText(cue?.text ?? '', 'vtt').split('\n');
  expect(lines.map(({ length }) => length <= 42)).toEqual([true, true]);
  expect(cue?.text.replace('\n', ' ')).toBe(text);
});

describe.each(SCRIPTS)('%s', (_name, words, options) => {
  it('keeps every limit and every word, for any translation', () => {
    const text = fc
      .array(fc.constantFrom(...words.split(' ')), { minLength: 1, maxLength: 40 })
      .map((said) => said.join(' '));
    const layout = completeLayout(options);
    fc.assert(
      fc.property(originals, fc.infiniteStream(text), (cues, texts) => {
        const groups = groupsOf(cues);
        const given = groups.map(() => texts.next().value as string);
        const result = parseCues(layOutTranslation(groups, translated(groups, given), options).vtt, 'vtt');
        const letters = (all: readonly string[]) => all.join('').replace(/\s/g, '');
        const faults: string[] = [];
        let end = 0;
        for (const { startMs, endMs, text: payload } of result) {
          if (startMs < end || endMs <= startMs || endMs - startMs > layout.maxDurationMs)
            faults.push(`${startMs} ${endMs}`);
          end = endMs;
          const lines = plainText(payload, 'vtt').split('\n');
          if (lines.length > layout.lines) faults.push(payload);
          for (const line of lines) if (textWidth(line, layout) > layout.lineLength) faults.push(line);
        }
        expect(faults).toEqual([]);
        expect(letters(result.map((one) => plainText(one.text, 'vtt')))).toBe(letters(given));
      }),
      { numRuns },
    );
  });
});
