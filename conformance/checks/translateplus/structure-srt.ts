import { assumed, documented } from '../../../src/base/evidence.ts';
import { file } from '../pieces.ts';
import { check } from './support/check.ts';
import { expectInPlace, numbered } from './support/numbered.ts';
import { PAGE } from './support/sources.ts';
import { expectKept, translation } from './support/subtitles.ts';

/** Words of the sources that several checks rest on. */
const says = {
  structure: 'Structure Maintenance: Subtitle block structure and formatting are maintained',
} as const;

/** A line far longer than a screen; the request does not ask for line breaks. */
const LONG_LINE = 'The teacher told the old story of the river and the garden again '.repeat(8).trim();

const STRUCTURE = 'Structure Maintenance: Subtitle block structure and formatting are maintained';

/** The parts of an SRT file. Each check sends one file with every form of its subject. */
export const srtChecks = [
  check({
    id: 'structure/srt-timestamps',
    title: 'SRT timestamps are kept to the millisecond',
    quote: 'Timestamp Preservation: All timestamps are preserved exactly as provided',
    requirement: 'Timestamp Preservation: All timestamps are preserved exactly as provided',
    evidence: documented(`${PAGE}, Features`),
    cost: { requests: 1, credits: 7 },
    run: async (t) => {
      const source = file`1\n00:00:00,001 --> 00:00:00,999\n${'Good morning'}\n\n2\n00:59:59,999 --> 01:00:00,000\n${'Good night'}\n\n3\n00:00:05,000 --> 00:00:09,000\n${'This one goes back'}\n\n4\n00:00:06,500 --> 00:00:07,000\n${'This one overlaps'}\n\n5\n00:00:06,500 --> 00:00:07,000\n${'This one is at the same time'}\n\n6\n00:00:08,000 --> 00:00:08,000\n${'This one takes no time'}\n\n7\n123:45:06,789 --> 123:45:07,890\n${'This one is late'}\n`;
      await expectKept(t, 'srt', source);
    },
  }),
  check({
    id: 'structure/srt-unusual-timestamps',
    title: 'Unusual timing lines are recognised and kept',
    requirement: 'Timestamp Preservation: All timestamps are preserved exactly as provided',
    evidence: assumed('no standard defines an SRT timing line; ffmpeg, Subtitle Edit and pysubs2 read these forms'),
    cost: { requests: 1, credits: 6 },
    run: async (t) => {
      const source = file`1\n0:0:1,5 --> 0:0:2,5\n${'Good morning'}\n\n2\n00:00:03.000 --> 00:00:04.000\n${'Good night'}\n\n3\n00:00:05,000-->00:00:06,000\n${'See you soon'}\n\n4\n00:00:07,000   -->\t00:00:08,000\n${'Sleep well'}\n\n5\n00:00:09 --> 00:00:10\n${'Come in please'}\n\n6\n  00:00:11,000 --> 00:00:12,000\n${'Thank you'}\n`;
      await expectKept(t, 'srt', source);
    },
  }),
  check({
    id: 'structure/srt-index',
    title: 'SRT index lines are not renumbered',
    quote: says.structure,
    requirement: STRUCTURE,
    evidence: documented(`${PAGE}, Features; blocks are "index, timestamp, text" (How It Works)`),
    cost: { requests: 1, credits: 5 },
    run: async (t) => {
      const source = file`007\n00:00:01,000 --> 00:00:02,000\n${'Good morning'}\n\n0\n00:00:03,000 --> 00:00:04,000\n${'Good night'}\n\n12\n00:00:05,000 --> 00:00:06,000\n${'See you soon'}\n\n12\n00:00:07,000 --> 00:00:08,000\n${'Sleep well'}\n\n9999\n00:00:09,000 --> 00:00:10,000\n${'Thank you'}\n`;
      await expectKept(t, 'srt', source);
    },
  }),
  check({
    id: 'structure/srt-coordinates',
    title: 'Coordinates after SRT times are kept',
    quote: says.structure,
    requirement: STRUCTURE,
    evidence: documented(`${PAGE}, Features`),
    cost: { requests: 1, credits: 2 },
    run: async (t) => {
      const source = file`1\n00:00:01,000 --> 00:00:02,000  X1:100 X2:600 Y1:050 Y2:100\n${'Good morning'}\n\n2\n00:00:03,000 --> 00:00:04,000 X1:0 X2:1\n${'Good night'}\n`;
      await expectKept(t, 'srt', source);
    },
  }),
  check({
    id: 'structure/srt-tags',
    title: 'Formatting tags in SRT text are kept',
    quote: says.structure,
    requirement: STRUCTURE,
    evidence: documented(`${PAGE}, Features: "formatting"`),
    cost: { requests: 1, credits: 6 },
    run: async (t) => {
      const source = file`1\n00:00:01,000 --> 00:00:02,000\n<i>${'Good morning'}</i>\n\n2\n00:00:03,000 --> 00:00:04,000\n<b><u>${'Good night'}</u></b>\n\n3\n00:00:05,000 --> 00:00:06,000\n<font color="#FFcc00" face='Arial'>${'See you soon'}</font>\n\n4\n00:00:07,000 --> 00:00:08,000\n{\\an8}${'Sleep well'}\n\n5\n00:00:09,000 --> 00:00:10,000\n${'Come in'}<i>${'my friend'}</i>\n\n6\n00:00:11,000 --> 00:00:12,000\n{\\pos(400,570)}<I>${'Thank you'}</I>\n`;
      await expectKept(t, 'srt', source);
    },
  }),
  check({
    id: 'structure/multi-line',
    title: 'A text of several lines keeps its lines, and a long line stays one line',
    quote: 'Multi-line Support: Handles multi-line subtitle text correctly',
    requirement: 'Multi-line Support: Handles multi-line subtitle text correctly',
    evidence: documented(`${PAGE}, Features`),
    cost: { requests: 1, credits: 3 },
    run: async (t) => {
      const source = file`1\n00:00:01,000 --> 00:00:04,000\n${'This is the first line'}\n${'and this is the second one'}\n\n2\n00:00:05,000 --> 00:00:08,000\n${'The teacher opened the window'}\n${'and looked at the garden'}\n${'for a very long time'}\n\n3\n00:00:09,000 --> 00:00:15,000\n${LONG_LINE}\n`;
      await expectKept(t, 'srt', source);
    },
  }),
  check({
    id: 'structure/srt-empty-blocks',
    title: 'Blocks without text are kept',
    requirement: STRUCTURE,
    evidence: assumed('the docs describe blocks with text; an empty block is structure'),
    cost: { requests: 1, credits: 2 },
    run: async (t) => {
      const source = file`1\n00:00:01,000 --> 00:00:02,000\n${'Good morning'}\n\n2\n00:00:03,000 --> 00:00:04,000\n\n3\n00:00:05,000 --> 00:00:06,000\n\n\n4\n00:00:07,000 --> 00:00:08,000\n${'Good night'}\n\n5\n00:00:09,000 --> 00:00:10,000\n`;
      await expectKept(t, 'srt', source);
    },
  }),
  check({
    id: 'structure/srt-loose-blocks',
    title: 'Text before the first block, missing indexes and missing blank lines are kept',
    requirement: STRUCTURE,
    evidence: assumed(
      'real files break every rule of the format; ffmpeg and Subtitle Edit find blocks by their timing lines',
    ),
    cost: { requests: 1, credits: 3 },
    run: async (t) => {
      const source = file`Ripped by Alice &amp; co\nin 2024 <b>\n\n00:00:01,000 --> 00:00:02,000\n${'Good morning'}\n2\n00:00:03,000 --> 00:00:04,000\n${'Good night'}\n\n00:00:05,000 --> 00:00:06,000\n${'See you soon'}\n`;
      await expectKept(t, 'srt', source);
    },
  }),
  check({
    id: 'structure/whole-film',
    title: 'A film of 1,500 blocks comes back complete',
    requirement: 'content: The subtitle file content; no limit of its size is documented',
    evidence: assumed('full-length films have 1,300 to 1,600 blocks and about 100 kB'),
    cost: { requests: 1, credits: 1_500 },
    exhaustive: true,
    run: async (t) => {
      const film = numbered('srt', 1_500);
      expectInPlace(await t.send(translation({ content: film.content })), film);
    },
  }),
];
