import { isDeepStrictEqual } from 'node:util';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { OTHER_VTT, VTT } from './support/forms.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import {
  assumed,
  CAPTIONS_PAGE,
  captionsPage,
  documented,
  ISSUE_4915,
  NPM_CAPTURE,
  observed,
  types,
} from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  webvtt:
    'Stream only supports WebVTT formatted caption files. If you have a differently formatted caption file, use a tool to convert your file to WebVTT prior to uploading it.',
} as const;

const W3C = 'W3C WebVTT 4.1 and 6.1';

/** PUT captions: what an upload does to the tracks of a video. */
export const uploadChecks = [
  check({
    id: 'captions-upload/creates',
    title: 'An upload creates a track that is ready at once',
    quote: '"language": "en", "label": "English", "generated": false, "status": "ready"',
    requirement: '{"language":"en","label":"English","generated":false,"status":"ready"}',
    evidence: captionsPage,
    cost: { requests: 7 },
    run: async (stream) => {
      const video = await stream.ready();
      const { answer, result } = await stream.do('uploadCaption', { video }, stream.form(VTT));
      const { language, label, generated, status } = result as Record<string, unknown>;
      const expected = { language: 'en', label: 'English', generated: false, status: 'ready' };
      const seen = { language, label, generated, status };
      answer.verify(isDeepStrictEqual(seen, expected), show(expected), show(seen));
      await stream.expectTags(video, 'en');
    },
  }),
  check({
    id: 'captions-upload/replaces',
    title: 'A second upload replaces the first',
    quote:
      'Uploads the caption or subtitle file to the endpoint for a specific BCP47 language. One caption or subtitle file per language is allowed.',
    requirement: 'One caption or subtitle file per language; uploading again replaces it',
    evidence: documented(`API docs; ${CAPTIONS_PAGE}`),
    cost: { requests: 8 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en', VTT);
      await stream.put(video, 'en', OTHER_VTT);
      await stream.expectTags(video, 'en');
      await expectFile(stream, video, 'en', OTHER_VTT);
    },
  }),
  check({
    id: 'captions-upload/replaces-generated',
    title: 'An upload replaces a generated track',
    quote:
      'Note two changes if you edit a generated caption: the generated field will change to false and the (auto-generated) portion of the label will be removed.',
    requirement: 'generated becomes false and the label loses " (auto-generated)"',
    evidence: captionsPage,
    cost: { requests: 11 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.generated(video, 'en');
      const { answer, result } = await stream.do('uploadCaption', { video }, stream.form(VTT));
      const { label, generated } = result as Record<string, unknown>;
      answer.verify(label === 'English' && generated === false, 'English, not generated', show({ label, generated }));
      await stream.expectTags(video, 'en');
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'captions-upload/replaces-generation',
    title: 'An upload during a generation is kept',
    requirement: 'The late result of a generation does not overwrite an upload',
    evidence: assumed('one track per language; the fate of the job is undocumented'),
    cost: { requests: 9 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('generateCaption', { video });
      await stream.put(video, 'en', VTT);
      await stream.t.wait(stream.t.arranged ? 3_600 : 30);
      const { answer, result } = await stream.do('getCaption', { video });
      const { generated, status } = result as Record<string, unknown>;
      answer.verify(generated === false && status === 'ready', 'an uploaded track, ready', show(result));
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'captions-upload/not-webvtt',
    title: 'Other formats than WebVTT are refused',
    quote: says.webvtt,
    requirement: 'Only WebVTT is supported; SRT and others must be converted first. 400, code 10005',
    evidence: documented(`${CAPTIONS_PAGE}, Limitations; class, status and code: TYPES and the simulator`),
    cost: { requests: 11 },
    run: async (stream) => {
      const video = await stream.ready();
      const rows = {
        SRT: '1\n00:00:01,000 --> 00:00:02,000\nHello\n',
        TTML: '<?xml version="1.0"?><tt xmlns="http://www.w3.org/ns/ttml"><body/></tt>',
        'plain text': 'Hello world\n',
        'a Python bytes literal': "b'WEBVTT\\n\\n00:00.000 --> 00:01.000\\nHello\\n'",
        'a Python file object': "<_io.BufferedReader name='en.vtt'>",
        "the SDK suites' path": '@/tmp/fixtures/tr.vtt',
      };
      await eachRow(stream.t, rows, async (content) => {
        expectRefused(await stream.send('uploadCaption', { video }, stream.form(content)), refusals.badRequest);
      });
      await stream.expectTags(video);
    },
  }),
  check({
    id: 'captions-upload/signature',
    title: 'A file whose first word is not WEBVTT is refused',
    requirement: 'WEBVTT, then white space or the end, in UTF-8',
    evidence: assumed(`${W3C}; how strictly the service checks is undocumented`),
    cost: { requests: 12 },
    run: async (stream) => {
      const video = await stream.ready();
      const rows: Readonly<Record<string, string | Uint8Array>> = {
        'an empty file': '',
        'a byte order mark alone': '\ufeff',
        'a longer word': 'WEBVTTX\n',
        'lower case': 'webvtt\n\n',
        'a blank line first': '\nWEBVTT\n',
        'bytes that are not UTF-8': Buffer.concat([Buffer.from(VTT), Buffer.from([0xc3, 0x28, 0xff])]),
        'UTF-16': Buffer.from(`\ufeff${VTT}`, 'utf16le'),
      };
      await eachRow(stream.t, rows, async (content) => {
        expectRefused(await stream.send('uploadCaption', { video }, stream.form(content)), refusals.badRequest);
      });
      await stream.expectTags(video);
    },
  }),
  check({
    id: 'captions-upload/signature-forms',
    title: 'Every form of a WebVTT file is accepted',
    quote: says.webvtt,
    requirement: 'WebVTT: an optional byte order mark, WEBVTT, optional text on its line, any line ends',
    evidence: documented(`${CAPTIONS_PAGE}: WebVTT; ${W3C}: what that is`),
    cost: { requests: 18 },
    run: async (stream) => {
      const video = await stream.ready();
      const cue = '00:00:00.000 --> 00:00:01.000\nHello\n';
      const rows = {
        de: `\ufeffWEBVTT\n\n${cue}`,
        en: `WEBVTT - a title\n\n${cue}`,
        es: `WEBVTT\ta title\n\n${cue}`,
        fr: `WEBVTT\r\n\r\n${cue.replaceAll('\n', '\r\n')}`,
        it: `WEBVTT\rKind: captions\r\r${cue.replaceAll('\n', '\r')}`,
        ja: 'WEBVTT\n\nNOTE こんにちは 😀\n',
        ko: `WEBVTT\n\nSTYLE\n::cue { color: red }\n\n00:00.000 --> 00:01.000 line:0\n<v Ann>Hello`,
      };
      await eachRow(stream.t, rows, async (content, language) => {
        await stream.put(video, language, content);
      });
      await stream.expectTags(video, ...Object.keys(rows));
    },
  }),
  check({
    id: 'captions-upload/malformed-cue',
    title: 'A malformed cue does not spoil a file',
    requirement: 'A file with the signature is accepted, even with malformed cues',
    evidence: assumed('the docs never mention cue errors'),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en', `${VTT}\n2\n00:00:9 -> later\nHello\n`);
      await stream.expectTags(video, 'en');
    },
  }),
  check({
    id: 'captions-upload/unknown-video',
    title: 'An upload to an unknown video is refused',
    requirement: 'NotFoundError if the video is not found: 404, code 10003',
    evidence: types,
    cost: { requests: 1 },
    run: async (stream) => {
      expectRefused(await stream.send('uploadCaption', { video: UNUSED_VIDEO }, stream.form(VTT)), refusals.notFound);
    },
  }),
  check({
    id: 'captions-upload/bad-language',
    title: 'An upload with a malformed language tag is refused',
    requirement: 'BadRequestError if the language is invalid: 400, code 10005',
    evidence: types,
    cost: { requests: 9 },
    run: async (stream) => {
      const video = await stream.ready();
      const rows = { 'one letter': 'e', digits: '123', 'a hyphen at the end': 'en-', 'no tag at all': '!!' };
      await eachRow(stream.t, rows, async (language) => {
        const answer = await stream.send('uploadCaption', { video, language }, stream.form(VTT));
        expectRefused(answer, refusals.badRequest);
      });
      await stream.expectTags(video);
    },
  }),
  check({
    id: 'captions-upload/not-uploaded-yet',
    title: 'A video without its file accepts no captions',
    quote: 'A video must be uploaded before a caption can be attached to it.',
    requirement: 'A caption can be added after the video was uploaded',
    evidence: documented(`${CAPTIONS_PAGE}; which refusal is undocumented`),
    cost: { requests: 4 },
    run: async (stream) => {
      const { uid } = stream.made(await stream.object('createDirectUpload', {}, { json: { maxDurationSeconds: 60 } }));
      const answer = await stream.send('uploadCaption', { video: uid }, stream.form(VTT));
      expectRefused(answer, { statuses: [...refusals.notReady.statuses, 404] });
      await stream.expectTags(uid);
    },
  }),
  check({
    id: 'captions-upload/while-downloading',
    title: 'Captions can be uploaded before the video is ready',
    requirement: 'Any state after the upload is enough; only generating needs ready',
    evidence: assumed('only the section about generating demands ready'),
    cost: { requests: 7 },
    run: async (stream) => {
      const { uid } = await stream.copy();
      await stream.put(uid, 'en');
      await stream.expectTags(uid, 'en');
      await stream.settled(uid);
      await expectFile(stream, uid, 'en', VTT);
    },
  }),
  check({
    id: 'captions-upload/unrelated-headers',
    title: 'Headers that clients add do not matter',
    requirement: 'An extra header changes nothing; nor do those of the official SDKs',
    evidence: observed(`${ISSUE_4915}; ${NPM_CAPTURE}`),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      const { headers, body } = stream.form(VTT);
      const more = {
        'api-version': '2026-11-21',
        'X-Stainless-Lang': 'js',
        'X-Stainless-Retry-Count': '0',
        Accept: 'application/json',
        'X-Unrelated': 'yes',
      };
      await stream.do('uploadCaption', { video }, { headers: { ...headers, ...more }, ...(body ? { body } : {}) });
      await stream.expectTags(video, 'en');
    },
  }),
  check({
    id: 'captions-upload/atomic',
    title: 'Readers see either the old file or the new one',
    requirement: 'Readers never see half a replacement, and the track is never missing',
    evidence: assumed('a service that stores whole files has no reason to show half of one'),
    cost: { requests: 24 },
    run: async (stream) => {
      const video = await stream.ready();
      const files = [VTT, `${OTHER_VTT}\n${'NOTE more\n\n'.repeat(2_000)}`] as const;
      await stream.put(video, 'en', files[0]);
      const reads = Array.from({ length: 4 }, async () => {
        for (let time = 0; time < 2; time += 1) await expectFile(stream, video, 'en', ...files);
      });
      await Promise.all([stream.put(video, 'en', files[1]), ...reads]);
      await expectFile(stream, video, 'en', files[1]);
    },
  }),
];
