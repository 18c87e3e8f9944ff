import { assumed, documented } from '../../../src/base/evidence.ts';
import type { CheckCase } from '../../model/checks-of.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { CAPTIONS, CREATE_SUBTITLE, SPEC } from './support/sources.ts';
import { addSubtitle, lookAtSubtitle, SRT, sendSubtitle, VTT } from './support/subtitles.ts';
import { addVideo } from './support/videos.ts';

/** WebVTT files that come back unchanged. */
const FILES = {
  'no cues': 'WEBVTT\n\n',
  'header text':
    'WEBVTT - title\n\nNOTE a remark\n\nSTYLE\n::cue { color: red }\n\n00:01.000 --> 00:02.000 line:0\nA\n',
  CRLF: 'WEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nA\r\n',
  'no final newline': 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\n<i>A</i> &amp; B  ',
  'blank lines':
    'WEBVTT\n\n\nintro\n00:00:01.000 --> 00:00:02.000\te\u0301\n\n\n\n00:00:03.000 --> 00:00:04.000\nB \n\n\n',
  scripts: 'WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nשלום 字幕 👩‍👩‍👧 \u00a0|\n',
};

/** Files that a server might convert. */
const OTHER_FILES = { BOM: '\ufeffWEBVTT\n\n00:00:01.000 --> 00:00:02.000\nA\n', SRT };

interface VerbatimCase<Name extends string>
  extends Pick<CheckCase<Name, CheckContext>, 'id' | 'title' | 'quote' | 'evidence'> {
  readonly files: Readonly<Record<string, string>>;
}

const verbatim = <const Name extends `subtitles/${string}`>({ files, ...facts }: VerbatimCase<Name>) =>
  check({
    ...facts,
    requirement: 'vtt: the text that was sent',
    cost: { requests: 2 * Object.keys(files).length + 1 },
    run: async (t) => {
      const { id: video } = await addVideo(t);
      await eachRow(t, files, async (vtt) => {
        const { answer, body } = await lookAtSubtitle(t, video, await addSubtitle(t, video, { vtt }));
        answer.verify(body.vtt === vtt, show(vtt, 400), show(body.vtt, 400));
      });
    },
  });

/** Adding subtitle files to videos. */
export const subtitleCreateChecks = [
  check({
    id: 'subtitles/create',
    title: 'A subtitle file is added',
    quote: 'Add new subtitle/captions to a video entity.',
    requirement: '200 {"id", "name", "language", "vtt"} with the sent values',
    evidence: documented(`${CREATE_SUBTITLE}; ${CAPTIONS}`),
    cost: { requests: 3 },
    run: async (t) => {
      const { id: video } = await addVideo(t);
      const sent = { name: 'German (AI-generated)', language: 'ger', vtt: VTT };
      const answer = await sendSubtitle(t, video, sent);
      const body = shapedObject(answer, 'createSubtitle');
      answer.verify(Number.isInteger(body.id), 'an id', show(body.id));
      answer.expectMembers(sent, body);
      const again = await lookAtSubtitle(t, video, Number(body.id));
      again.answer.expectMembers({ ...sent, id: body.id ?? null }, again.body);
    },
  }),
  check({
    id: 'subtitles/create-srt',
    title: 'SRT is accepted, too',
    quote: 'SRT – SubRip Text is described on wikipedia.org. Must start from integer for sequence number.',
    requirement: 'vtt: SRT "must start from integer"',
    evidence: documented(CREATE_SUBTITLE),
    cost: { requests: 2 },
    run: async (t) => {
      const { id } = await addVideo(t);
      shapedObject(await sendSubtitle(t, id, { language: 'ger', vtt: SRT }), 'createSubtitle');
    },
  }),
  verbatim({
    id: 'subtitles/verbatim',
    title: 'A WebVTT file comes back character for character',
    quote: 'Full text of subtitles/captions, with escaped "\\n" ("\\r") symbol of new line',
    evidence: documented(
      `${SPEC}, subtitleBase.vtt: full text, with its line ends; gcore-python SubtitleBase of answers`,
    ),
    files: FILES,
  }),
  verbatim({
    id: 'subtitles/verbatim-others',
    title: 'SRT stays SRT, and a byte order mark is kept',
    evidence: assumed('a conversion is not documented'),
    files: OTHER_FILES,
  }),
];
