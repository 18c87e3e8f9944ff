import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectFile } from './support/files.ts';
import { type Form, fileForm, form, OTHER_VTT, VTT, vttOfSize } from './support/forms.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import {
  assumed,
  CAPTIONS_PAGE,
  documented,
  ISSUE_4915,
  NPM_CAPTURE,
  observed,
  PYTHON_CAPTURE,
  spec,
} from './support/sources.ts';
import type { Stream } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  file: 'The WebVTT file containing the caption or subtitle content.',
  tenMb: 'Each caption file is limited to 10 MB in size.',
} as const;

const MEGABYTE = 1_000_000;

/** Demands that forms are refused as undecodable and leave no track. */
async function expectUndecodable(stream: Stream, rows: Readonly<Record<string, Form>>): Promise<void> {
  const video = await stream.ready();
  await eachRow(stream.t, rows, async (row) => {
    expectRefused(await stream.send('uploadCaption', { video }, stream.form(row)), refusals.undecodable);
  });
  await stream.expectTags(video);
}

const filePart = { name: 'file', content: VTT };
/** By language: the forms that clients send. */
const CLIENT_FORMS: Readonly<Record<string, Form>> = {
  en: form([filePart]),
  de: form([{ ...filePart, fileName: 'en.vtt', type: 'application/octet-stream' }]),
  fr: form([{ ...filePart, fileName: 'x.vtt', type: 'text/vtt' }]),
  it: form([{ ...filePart, fileName: '', type: 'text/plain; charset=utf-8' }]),
  es: form([{ ...filePart, type: 'text/plain' }]),
  pl: form([{ ...filePart, fileName: 'captions.srt', type: 'application/x-subrip' }]),
};

/** PUT captions: how the file travels. */
export const formChecks = [
  check({
    id: 'captions-form/file-part',
    title: 'The file is the part "file" of a form',
    quote: says.file,
    requirement: 'multipart/form-data with the required part file',
    evidence: spec,
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en', fileForm(VTT));
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'captions-form/client-forms',
    title: "Every client's form is accepted",
    requirement: 'File name and content type of the part do not matter, and both may be absent',
    evidence: observed(`${NPM_CAPTURE} and ${PYTHON_CAPTURE}; curl: ${ISSUE_4915}`),
    cost: { requests: 17 },
    run: async (stream) => {
      const video = await stream.ready();
      await eachRow(stream.t, CLIENT_FORMS, async (row, language) => {
        await stream.put(video, language, row);
      });
      await stream.expectTags(video, ...Object.keys(CLIENT_FORMS));
      await expectFile(stream, video, 'es', VTT);
    },
  }),
  check({
    id: 'captions-form/line-ends',
    title: 'A text part with CRLF keeps its line ends',
    requirement: 'What the npm SDK sends for a string, line ends rewritten to CRLF, is stored as it is sent',
    evidence: assumed('the form is captured; that the file comes back as it was sent is the simplest'),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      const content = VTT.replaceAll('\n', '\r\n');
      await stream.put(video, 'en', form([{ name: 'file', content }]));
      await expectFile(stream, video, 'en', content);
    },
  }),
  check({
    id: 'captions-form/no-boundary',
    title: 'A form without a boundary is refused',
    requirement: 'Content-Type: multipart/form-data set by hand: 400, code 10004 "Decoding Error"',
    evidence: observed(ISSUE_4915),
    cost: { requests: 6 },
    run: (stream) => expectUndecodable(stream, { 'no boundary': { ...fileForm(VTT), type: 'multipart/form-data' } }),
  }),
  check({
    id: 'captions-form/no-file-part',
    title: 'A form without the part "file" is refused',
    quote: says.file,
    requirement: 'required: file. 400, code 10004',
    evidence: documented(`the part is required: official OpenAPI; 10004 as for a missing boundary (${ISSUE_4915})`),
    cost: { requests: 9 },
    run: (stream) =>
      expectUndecodable(stream, {
        'another name': form([{ name: 'upload', content: VTT, fileName: 'en.vtt' }]),
        'no part at all': form([]),
        'a Buffer taken apart': form(
          [...Buffer.from(VTT.slice(0, 12))].map((byte, at) => ({ name: `file[${at}]`, content: String(byte) })),
        ),
        'upper case': form([{ name: 'FILE', content: VTT, fileName: 'en.vtt' }]),
      }),
  }),
  check({
    id: 'captions-form/other-bodies',
    title: 'A body that is not a form is refused',
    requirement: 'Raw WebVTT, JSON and no body at all: 400, code 10004',
    evidence: assumed('10004 is observed for JSON on POST /stream (ci:70511290432) and a form without boundary'),
    cost: { requests: 9 },
    run: (stream) =>
      expectUndecodable(stream, {
        'raw WebVTT': { type: 'text/vtt', body: Buffer.from(VTT) },
        JSON: { type: 'application/json', body: Buffer.from(JSON.stringify({ file: VTT })) },
        'URL-encoded': { type: 'application/x-www-form-urlencoded', body: Buffer.from(`file=${VTT}`) },
        nothing: { type: 'text/plain', body: Buffer.alloc(0) },
      }),
  }),
  check({
    id: 'captions-form/broken-form',
    title: 'A form that cannot be read is refused and leaves nothing',
    requirement: 'A wrong boundary or a missing end: 400, code 10004',
    evidence: assumed('a form without boundary gets 10004; these forms are as unreadable'),
    cost: { requests: 8 },
    run: (stream) =>
      expectUndecodable(stream, {
        'another boundary': { ...fileForm(VTT), type: 'multipart/form-data; boundary=other' },
        'no end': form([{ name: 'file', content: VTT, fileName: 'en.vtt' }], ''),
        garbage: { type: fileForm(VTT).type, body: Buffer.from('garbage') },
      }),
  }),
  check({
    id: 'captions-form/two-files',
    title: 'A form with two files is refused',
    requirement: 'Which of two files is meant is undocumented',
    evidence: assumed('the schema has one file'),
    cost: { requests: 6 },
    run: (stream) =>
      expectUndecodable(stream, {
        'two files': form([
          { name: 'file', content: VTT, fileName: 'a.vtt' },
          { name: 'file', content: OTHER_VTT, fileName: 'b.vtt' },
        ]),
      }),
  }),
  check({
    id: 'captions-form/other-parts',
    title: 'Other parts beside the file are ignored',
    requirement: 'Unknown parts do not matter',
    evidence: assumed('unknown keys of JSON bodies are dropped too (live probes)'),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      const label = { name: 'label', content: 'My label' };
      await stream.put(video, 'en', form([label, { name: 'file', content: VTT, fileName: 'en.vtt' }, label]));
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'captions-form/chunked',
    title: 'A form may come in chunks',
    requirement: 'HTTP/1.1: a body without Content-Length, as streams are sent',
    evidence: documented('RFC 9112 section 7.1; fs.createReadStream through the npm SDK'),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.do('uploadCaption', { video }, { ...stream.form(VTT), chunked: true });
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'captions-form/nine-megabytes',
    title: 'A file of 9 MB is stored whole',
    quote: says.tenMb,
    requirement: 'Files of up to 10 MB',
    evidence: documented(`${CAPTIONS_PAGE}, Limitations`),
    cost: { requests: 6 },
    run: async (stream) => {
      const video = await stream.ready();
      const file = vttOfSize(9 * MEGABYTE);
      await stream.put(video, 'en', file);
      const { answer } = await stream.do('getCaptionVtt', { video });
      const got = answer.bytes.length;
      answer.verify(got >= file.length && got < file.length + 100, `a file of ${file.length} bytes`, `${got} bytes`);
    },
  }),
  check({
    id: 'captions-form/eleven-megabytes',
    title: 'A file of 11 MB is refused and leaves nothing',
    quote: says.tenMb,
    requirement: 'The maximum file size is 10 MB',
    evidence: documented(`${CAPTIONS_PAGE}, Limitations; status and code are not published`),
    cost: { requests: 7 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      const answer = await stream.send('uploadCaption', { video }, stream.form(vttOfSize(11 * MEGABYTE)));
      expectRefused(answer, refusals.refused);
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'captions-form/refused-keeps-old',
    title: 'A refused upload leaves the old track as it was',
    requirement: 'A refused request changes nothing',
    evidence: assumed('undocumented, but every client relies on it'),
    cost: { requests: 10 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en', VTT);
      const rows = { 'not WebVTT': fileForm('no'), 'two files': form([{ name: 'x', content: 'y' }]) };
      await eachRow(stream.t, rows, async (row) => {
        expectRefused(await stream.send('uploadCaption', { video }, stream.form(row)), { statuses: [400] });
      });
      const { answer, result } = await stream.do('getCaption', { video });
      answer.verify((result as Record<string, unknown>).status === 'ready', 'the track, ready', show(result));
      await expectFile(stream, video, 'en', VTT);
    },
  }),
  check({
    id: 'captions-form/cut-off',
    title: 'An upload that is cut off leaves no track',
    requirement: 'A body that never ends is not a file',
    evidence: assumed('undocumented, but every client relies on it'),
    cost: { requests: 10 },
    run: async (stream) => {
      const video = await stream.ready();
      const whole = fileForm(VTT);
      const request = { ...stream.at('uploadCaption', { video }), ...stream.form(whole) };
      for (const bytes of [whole.body.length - 1, whole.body.length - 40, 10]) await stream.t.cut(request, bytes);
      await stream.expectTags(video);
      await stream.put(video, 'en');
      await expectFile(stream, video, 'en', VTT);
    },
  }),
];
