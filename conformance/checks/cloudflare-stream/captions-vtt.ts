import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { cuesOfVtt } from '../web-vtt.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { OTHER_VTT, VTT } from './support/forms.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, documented, SPEC, spec, TYPES, types } from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  vtt: 'Return WebVTT captions for a provided language.',
} as const;

const TIMES = '00:00:00.000 --> 00:00:01.000';
/** By language: files with every part that a server might change. */
const FILES = {
  en: `\ufeffWEBVTT\r\n\r\n${TIMES}\r\nHello\r\n`,
  de: `WEBVTT\n\n${TIMES}\nno newline at the end`,
  fr: `WEBVTT - title \n\nNOTE a\nb\n\nSTYLE\n::cue { color: red }\n\nid-1\n${TIMES} line:90% align:start\n<v Ann>a &amp; <i>b</i></v>\n`,
  ja: `WEBVTT\n\n\n\n${TIMES}\n 字幕 \u200f😀\u00a0 \n\n\n`,
  // An accent as one character and as two, and a ligature: every normal form of Unicode changes one of them.
  cs: `WEBVTT\n\n7\n${TIMES}\nfirst caf\u00e9 cafe\u0301 \ufb01n\n\n3\n${TIMES}\nout of order\n`,
  es: `WEBVTT\rX: y\r\r${TIMES}\rtabs\there \r`,
};

/** GET vtt: "Return WebVTT captions for a provided language". */
export const vttChecks = [
  check({
    id: 'captions-vtt/raw-file',
    title: 'The file comes as text/vtt, without an envelope',
    quote: says.vtt,
    requirement: '200 text/vtt: the WebVTT text itself',
    evidence: documented(`${SPEC}; as application/json the SDKs would parse it`),
    cost: { requests: 7 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      for (const Accept of ['text/vtt', '*/*']) {
        const { answer } = await stream.do('getCaptionVtt', { video }, { headers: { Accept } });
        const type = answer.header('Content-Type') ?? '';
        answer.verify(type.split(';')[0]?.trim().toLowerCase() === 'text/vtt', 'Content-Type text/vtt', show(type));
        const [, charset = 'utf-8'] = /;\s*charset="?([^\s";]+)/i.exec(type) ?? [];
        answer.verify(charset.toLowerCase() === 'utf-8', 'UTF-8, which WebVTT always is', show(type));
        cuesOfVtt(answer, answer.text());
      }
    },
  }),
  check({
    id: 'captions-vtt/content',
    title: 'The file has the cues that were uploaded',
    quote: says.vtt,
    requirement: 'Return WebVTT captions for a provided language',
    evidence: spec,
    cost: { requests: 9 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en', VTT);
      await stream.put(video, 'de', OTHER_VTT);
      for (const [language, source] of [
        ['en', VTT],
        ['de', OTHER_VTT],
      ] as const) {
        const { answer } = await stream.do('getCaptionVtt', { video, language });
        for (const line of source.split('\n').filter((text) => text.includes(' '))) {
          answer.verify(answer.text().includes(line), `the line ${show(line)}`, answer.summary());
        }
      }
    },
  }),
  check({
    id: 'captions-vtt/one-video',
    title: 'A file belongs to its own video',
    quote: says.vtt,
    requirement: 'vtt of {identifier} and {language}',
    evidence: spec,
    cost: { requests: 15 },
    run: async (stream) => {
      const [first, second] = [await stream.ready(), await stream.ready()];
      await stream.put(first, 'en', VTT);
      await stream.put(second, 'en', OTHER_VTT);
      await expectFile(stream, first, 'en', VTT);
      await expectFile(stream, second, 'en', OTHER_VTT);
    },
  }),
  check({
    id: 'captions-vtt/bytes-kept',
    title: 'An uploaded file comes back byte for byte',
    requirement: 'Line ends, byte order mark, final newline, notes, styles, settings, odd spaces and accents stay',
    evidence: assumed('changes are undocumented; a line X-TIMESTAMP-MAP is known from the CDN and allowed'),
    cost: { requests: 21 },
    run: async (stream) => {
      const video = await stream.ready();
      await eachRow(stream.t, FILES, async (content, language) => {
        await stream.put(video, language, content);
        await expectFile(stream, video, language, content);
      });
    },
  }),
  check({
    id: 'captions-vtt/unknown-track',
    title: 'A language without a track is refused in the envelope',
    requirement: '404, code 10003, as JSON',
    evidence: types,
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      const answer = await stream.send('getCaptionVtt', { video, language: 'fr' }, { headers: { Accept: 'text/vtt' } });
      expectRefused(answer, refusals.notFound);
    },
  }),
  check({
    id: 'captions-vtt/unknown-video',
    title: 'An unknown video is refused in the envelope',
    requirement: '404, code 10003, as JSON',
    evidence: types,
    cost: { requests: 1 },
    run: async (stream) => {
      expectRefused(await stream.send('getCaptionVtt', { video: UNUSED_VIDEO }), refusals.notFound);
    },
  }),
  check({
    id: 'captions-vtt/bad-language',
    title: 'A malformed language tag is refused',
    requirement: 'BadRequestError if the language is invalid: 400, code 10005',
    evidence: documented(`${TYPES}; the class is documented for the language of every caption method`),
    cost: { requests: 5 },
    run: async (stream) => {
      const video = await stream.ready();
      expectRefused(await stream.send('getCaptionVtt', { video, language: 'en-' }), refusals.badRequest);
    },
  }),
  check({
    id: 'captions-vtt/in-progress',
    title: 'A track in progress has no file yet',
    requirement: '404 until the track is ready',
    evidence: assumed('the file does not exist yet; the answer is undocumented'),
    cost: { requests: 10 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('generateCaption', { video });
      expectRefused(await stream.send('getCaptionVtt', { video }), refusals.notFound);
      await stream.finished(video, 'en');
      await stream.do('getCaptionVtt', { video });
    },
  }),
];
