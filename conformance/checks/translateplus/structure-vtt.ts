import { documented } from '../../../src/base/evidence.ts';
import { file } from '../pieces.ts';
import { check } from './support/check.ts';
import { PAGE } from './support/sources.ts';
import { expectKept, translation } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  kept: 'Only the text content is translated. All timestamps, formatting, and subtitle structure are preserved exactly as provided.',
  structure: 'Structure Maintenance: Subtitle block structure and formatting are maintained',
  times: 'Timestamp Preservation: All timestamps are preserved exactly as provided',
} as const;

const STRUCTURE = 'Structure Maintenance: Subtitle block structure and formatting are maintained';
const ONLY_TEXT = 'Only the text content is translated';
const page = documented(`${PAGE}, Features`);

/** The parts of a WebVTT file (W3C WebVTT). Each check sends one file with every form of its subject. */
export const vttChecks = [
  check({
    id: 'structure/vtt-timestamps',
    title: 'WebVTT timestamps are kept to the millisecond',
    quote: says.times,
    requirement: 'Timestamp Preservation: All timestamps are preserved exactly as provided',
    evidence: page,
    cost: { requests: 1, credits: 5 },
    run: async (t) => {
      const source = file`WEBVTT\n\n00:00.001 --> 00:00.999\n${'Good morning'}\n\n00:59:59.999 --> 01:00:00.000\n${'Good night'}\n\n00:00:06.500 --> 00:00:07.000\n${'This one goes back'}\n\n00:06.500 --> 00:07.000\n${'This one is at the same time'}\n\n100:00:00.000 --> 100:00:01.234\n${'This one is late'}\n`;
      await expectKept(t, 'vtt', source);
    },
  }),
  check({
    id: 'structure/vtt-header',
    title: 'Header text and metadata are kept',
    quote: says.kept,
    requirement: ONLY_TEXT,
    evidence: documented(PAGE),
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      const source = file`WEBVTT - This title is not a text\nKind: captions\nLanguage: en\nX-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000\n\n00:01.000 --> 00:02.000\n${'Good morning'}\n`;
      await expectKept(t, 'vtt', source);
    },
  }),
  check({
    id: 'structure/vtt-notes',
    title: 'NOTE blocks are kept and not translated',
    quote: says.kept,
    requirement: ONLY_TEXT,
    evidence: documented(`${PAGE}; a NOTE is not cue text (W3C WebVTT 4.1)`),
    cost: { requests: 1, credits: 2 },
    run: async (t) => {
      const source = file`WEBVTT\n\nNOTE The house is by the river\n\nNOTE\nThis remark has two lines\nand the second is longer\n\n00:01.000 --> 00:02.000\n${'Good morning'}\n\nNOTE the garden is green &amp; nice, 5 &gt; 4&nbsp;&lrm;&#x41;\n\n00:03.000 --> 00:04.000\n${'Good night'}\n\nNOTE the end of the story\n`;
      await expectKept(t, 'vtt', source);
    },
  }),
  check({
    id: 'structure/vtt-style-region',
    title: 'STYLE and REGION blocks are kept',
    quote: says.structure,
    requirement: STRUCTURE,
    evidence: page,
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      const source = file`WEBVTT\n\nSTYLE\n::cue {\n  background: rgba(0, 0, 0, 0.5);\n  color: papayawhip;\n}\n\nSTYLE\n::cue(b) { color: peachpuff }\n\nREGION\nid:fred\nwidth:40%\nlines:3\nregionanchor:0%,100%\nviewportanchor:10%,90%\nscroll:up\n\n00:01.000 --> 00:02.000 region:fred\n${'Good morning'}\n`;
      await expectKept(t, 'vtt', source);
    },
  }),
  check({
    id: 'structure/vtt-ids',
    title: 'Cue identifiers are kept, words and numbers',
    quote: says.structure,
    requirement: STRUCTURE,
    evidence: page,
    cost: { requests: 1, credits: 5 },
    run: async (t) => {
      const source = file`WEBVTT\n\nThe first house\n00:01.000 --> 00:02.000\n${'Good morning'}\n\n7\n00:03.000 --> 00:04.000\n${'Good night'}\n\n7\n00:05.000 --> 00:06.000\n${'See you soon'}\n\n00:07.000 --> 00:08.000\n${'Sleep well'}\n\n042 - good morning\n00:09.000 --> 00:10.000\n${'Thank you'}\n`;
      await expectKept(t, 'vtt', source);
    },
  }),
  check({
    id: 'structure/vtt-settings',
    title: 'Cue settings are kept',
    quote: says.structure,
    requirement: STRUCTURE,
    evidence: page,
    cost: { requests: 1, credits: 4 },
    run: async (t) => {
      const source = file`WEBVTT\n\n00:01.000 --> 00:02.000 line:0 position:20% size:60% align:start\n${'Good morning'}\n\n00:03.000 --> 00:04.000 vertical:rl line:-1,end\n${'Good night'}\n\n00:05.000 --> 00:06.000\talign:middle  position:50%,line-left\n${'See you soon'}\n\n00:07.000 --> 00:08.000 unknown:setting size:100%\n${'Sleep well'}\n`;
      await expectKept(t, 'vtt', source);
    },
  }),
  check({
    id: 'structure/vtt-tags',
    title: 'Tags in cue text are kept, with their annotations',
    quote: says.structure,
    requirement: STRUCTURE,
    evidence: documented(`${PAGE}, Features: "formatting"`),
    cost: { requests: 1, credits: 6 },
    run: async (t) => {
      const source = file`WEBVTT\n\n00:01.000 --> 00:02.000\n<v.loud Mary &amp; the teacher>${'Good morning'}</v>\n\n00:03.000 --> 00:04.000\n<c.yellow.bg_blue>${'Good night'}</c>\n\n00:05.000 --> 00:06.000\n<i>${'See you soon'}</i>\n\n00:07.000 --> 00:08.000\n<lang en-GB>${'Sleep well'}</lang>\n\n00:09.000 --> 00:10.000\n<b><u>${'Thank you'}</u></b>\n\n00:11.000 --> 00:12.000\n<v Garden Keeper>${'Come in please'}\n`;
      await expectKept(t, 'vtt', source);
    },
  }),
  check({
    id: 'structure/vtt-inner-times',
    title: 'Timestamps inside a cue text are kept, in order',
    quote: says.times,
    requirement: 'Timestamp Preservation: All timestamps are preserved exactly as provided',
    evidence: page,
    cost: { requests: 1, credits: 1 },
    run: async (t) => {
      const content =
        'WEBVTT\n\n00:01.000 --> 00:09.000\nThe house <00:00:03.250>by the river <00:00:05.000>was green\n';
      const answer = await t.send(translation({ format: 'vtt', content }));
      answer.expectStatus(200);
      const inner = answer.field('content', 'string').match(/<[\d:.]+>/g) ?? [];
      answer.verify(
        inner.join('') === '<00:00:03.250><00:00:05.000>',
        '<00:00:03.250> and <00:00:05.000> in the text',
        inner,
      );
    },
  }),
  check({
    id: 'structure/vtt-references',
    title: 'Escaped characters stay escaped',
    quote: says.structure,
    requirement: STRUCTURE,
    evidence: documented(`${PAGE}, Features; a raw < would open a tag (W3C WebVTT 6.4)`),
    cost: { requests: 1, credits: 2 },
    run: async (t) => {
      const content =
        'WEBVTT\n\n00:01.000 --> 00:02.000\n3 &lt; 4 &amp; 5\n\n00:03.000 --> 00:04.000\nTom &amp; Jerry &lt;are&gt; friends\n';
      const answer = await t.send(translation({ format: 'vtt', content }));
      answer.expectStatus(200);
      const lines = answer.field('content', 'string').split('\n');
      answer.verify(lines[3] === '3 &lt; 4 &amp; 5', '"3 &lt; 4 &amp; 5", which has no word to translate', lines[3]);
      const text = lines.slice(6).join('\n');
      const raw = /<|&(?!\w+;|#)/.exec(text);
      answer.verify(raw === null, 'a text without raw "<" and "&"', text);
    },
  }),
];
