import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { TINY_SECONDS, tinyVideo } from '../tiny-video.ts';
import { check } from './support/check.ts';
import { expectFailed } from './support/failed-video.ts';
import { fileForm, form, VTT } from './support/forms.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, documented, observed, SPEC, spec } from './support/sources.ts';
import type { SeenVideo, Stream } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  constraints:
    'If the upload does not meet the upload constraints defined at time of creation or is larger than 200 MB in size, the response returns a 4xx HTTP status code.',
  maxDuration:
    'The maximum duration in seconds for a video upload. Can be set for a video that is not yet uploaded to limit its duration. Uploads that exceed the specified duration will fail during processing.',
} as const;

const FORM_PAGE = 'cloudflare-docs stream/uploading-videos/upload-video-file.mdx';
const DIRECT_PAGE = 'cloudflare-docs stream/uploading-videos/direct-creator-uploads.mdx';
const mp4 = fileForm(tinyVideo, 'tiny.mp4');

/** Creates a one-time upload URL. */
async function prepared(stream: Stream, json: Record<string, string | number> = {}) {
  const result = await stream.object('createDirectUpload', {}, { json: { maxDurationSeconds: 60, ...json } });
  return stream.made({ ...result, uploadURL: String(result.uploadURL) });
}

/** Uses an upload URL, without a credential. */
const useUrl = (stream: Stream, path: string, file = mp4) =>
  stream.t.send({ method: 'POST', path, ...stream.form(file), credential: null });

/** POST /stream and POST /stream/direct_upload. */
export const videoUploadChecks = [
  check({
    id: 'videos-upload/form',
    title: 'A video file comes as the part "file" of a form',
    quote:
      'Make a POST request with the content-type header set to multipart/form-data and include the media as an input with the name set to file.',
    requirement: 'POST /stream with a form: 200 and the video',
    evidence: documented(FORM_PAGE),
    cost: { requests: 8 },
    run: async (stream) => {
      const { uid } = stream.made(await stream.object('uploadVideo', {}, stream.form(mp4)));
      await stream.settled(uid, 'ready');
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const { duration, input } = result as Record<string, unknown>;
      answer.verify(Math.abs(Number(duration) - TINY_SECONDS) < 1, `about ${TINY_SECONDS} seconds`, show(duration));
      const { width, height } = input as Record<string, unknown>;
      answer.verify(width === 16 && height === 16, '16 x 16 pixels', show(input));
    },
  }),
  check({
    id: 'videos-upload/not-a-video',
    title: 'A file that is not a video is refused',
    requirement: '400, code 10059',
    evidence: documented('cloudflare-docs pull request 7154'),
    cost: { requests: 3 },
    run: async (stream) => {
      const upload = async () =>
        expectRefused(await stream.send('uploadVideo', {}, stream.form(VTT)), refusals.notAVideo);
      // On a shared account other users may add videos meanwhile.
      if (!stream.t.arranged) return void (await upload());
      const before = (await stream.do('listVideos')).result as readonly unknown[];
      await upload();
      const { answer, result } = await stream.do('listVideos');
      const after = (result as readonly unknown[]).length;
      answer.verify(after === before.length, `${before.length} videos as before`, after);
    },
  }),
  check({
    id: 'videos-upload/undecodable',
    title: 'A body that is not a form with a file is refused',
    requirement: 'JSON on POST /stream: 400, code 10004',
    evidence: observed('ci:70511290432; a missing part: required by the docs'),
    cost: { requests: 3 },
    run: async (stream) => {
      const rows = {
        JSON: { json: { file: 'x' } },
        'no boundary': { body: mp4.body, headers: { 'Content-Type': 'multipart/form-data' } },
        'another part': stream.form(form([{ name: 'video', content: tinyVideo, fileName: 'a.mp4' }])),
      };
      await eachRow(stream.t, rows, async (request) => {
        expectRefused(await stream.send('uploadVideo', {}, request), refusals.undecodable);
      });
    },
  }),
  check({
    id: 'direct-upload/answer',
    title: 'A direct upload gives a URL and a video that waits',
    quote: 'Creates a direct upload that allows video uploads without an API key.',
    requirement: '{"uploadURL", "uid"}; the video is in the state pendingupload',
    evidence: documented(`${SPEC}; ${DIRECT_PAGE}`),
    cost: { requests: 3 },
    run: async (stream) => {
      const { uid } = await prepared(stream);
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const { status, readyToStream } = result as SeenVideo;
      answer.verify(status.state === 'pendingupload', 'the state pendingupload', show(status));
      answer.verify(readyToStream === false, 'readyToStream false', show(readyToStream));
    },
  }),
  check({
    id: 'direct-upload/used',
    title: 'The URL accepts the file without a credential',
    quote:
      'Direct creator uploads let your end users upload videos directly to Cloudflare Stream without exposing your API token to clients.',
    requirement: 'End users upload directly, without an API token',
    evidence: documented(DIRECT_PAGE),
    cost: { requests: 8 },
    run: async (stream) => {
      const { uid, uploadURL } = await prepared(stream);
      const answer = await useUrl(stream, uploadURL);
      answer.verify(answer.status >= 200 && answer.status < 300, 'a success', answer.summary());
      const video = await stream.settled(uid, 'ready');
      answer.verify(Number(video.duration) > 2, 'the duration of the file', show(video.duration));
    },
  }),
  check({
    id: 'direct-upload/once',
    title: 'The URL works once',
    quote: 'The URL an unauthenticated upload can use for a single HTTP POST multipart/form-data request.',
    requirement: 'one-time upload URL',
    evidence: documented(`${SPEC}: "one-time"; status and code are not published`),
    cost: { requests: 4 },
    run: async (stream) => {
      const { uploadURL } = await prepared(stream);
      (await useUrl(stream, uploadURL)).expectStatus(200, 201, 204);
      const answer = await useUrl(stream, uploadURL);
      answer.verify(answer.status >= 400 && answer.status < 500, 'a refusal with 4xx', answer.summary());
    },
  }),
  check({
    id: 'direct-upload/not-a-video',
    title: 'The URL refuses a file that is not a video',
    quote: says.constraints,
    requirement: 'Uploads that break a constraint get 4xx',
    evidence: documented(DIRECT_PAGE),
    cost: { requests: 4 },
    run: async (stream) => {
      const { uid, uploadURL } = await prepared(stream);
      const answer = await useUrl(stream, uploadURL, fileForm(VTT));
      answer.verify(answer.status >= 400 && answer.status < 500, 'a refusal with 4xx', answer.summary());
      const { answer: look, result } = await stream.do('getVideo', { video: uid });
      const { state } = (result as SeenVideo).status;
      look.verify(state === 'pendingupload' || state === 'error', 'pendingupload or error', show(state));
    },
  }),
  check({
    id: 'direct-upload/undecodable',
    title: 'The URL refuses a body that is not a form with a file, and still works',
    quote: says.constraints,
    requirement: 'A form with the part file',
    evidence: documented(`${DIRECT_PAGE}; the refusal: 4xx`),
    cost: { requests: 5 },
    run: async (stream) => {
      const { uploadURL } = await prepared(stream);
      const rows = {
        'another part': form([{ name: 'video', content: tinyVideo }]),
        raw: { type: 'video/mp4', body: tinyVideo },
      };
      for (const row of Object.values(rows)) {
        const answer = await useUrl(stream, uploadURL, row);
        answer.verify(answer.status >= 400 && answer.status < 500, 'a refusal with 4xx', answer.summary());
      }
      (await useUrl(stream, uploadURL)).expectStatus(200, 201, 204);
    },
  }),
  check({
    id: 'direct-upload/deleted-video',
    title: 'The URL of a deleted video accepts no file',
    requirement: 'Deleting a video ends its upload URL',
    evidence: assumed('the video that it belongs to no longer exists'),
    cost: { requests: 4 },
    run: async (stream) => {
      const { uid, uploadURL } = await prepared(stream);
      (await stream.send('deleteVideo', { video: uid })).expectStatus(200);
      const answer = await useUrl(stream, uploadURL);
      answer.verify(answer.status >= 400 && answer.status < 500, 'a refusal with 4xx', answer.summary());
    },
  }),
  check({
    id: 'direct-upload/max-duration',
    title: 'maxDurationSeconds is required, 1 to 36000',
    quote: says.maxDuration,
    requirement: 'maxDurationSeconds: required, minimum 1, maximum 36000',
    evidence: spec,
    cost: { requests: 7 },
    run: async (stream) => {
      const rows = {
        missing: {},
        zero: { maxDurationSeconds: 0 },
        'too long': { maxDurationSeconds: 36_001 },
        'a text': { maxDurationSeconds: 'x' },
      };
      await eachRow(stream.t, rows, async (json) => {
        expectRefused(await stream.send('createDirectUpload', {}, { json }), refusals.refused);
      });
      await prepared(stream, { maxDurationSeconds: 36_000 });
    },
  }),
  check({
    id: 'direct-upload/too-long',
    title: 'A video longer than allowed is refused',
    quote: says.maxDuration,
    requirement:
      'Uploads that exceed the specified duration will fail during processing: ERR_DURATION_EXCEED_CONSTRAINT',
    evidence: spec,
    cost: { requests: 8 },
    run: async (stream) => {
      const { uid, uploadURL } = await prepared(stream, { maxDurationSeconds: 1 });
      const answer = await useUrl(stream, uploadURL);
      if (answer.status >= 400 && answer.status < 500) return;
      const { status } = await stream.settled(uid, 'error');
      expectFailed(answer, status, 'ERR_DURATION_EXCEED_CONSTRAINT');
    },
  }),
  check({
    id: 'direct-upload/expiry',
    title: 'An upload URL stops working at its expiry',
    quote: 'The date and time after upload when videos will not be accepted.',
    requirement: 'expiry: the date and time after which videos will not be accepted',
    evidence: spec,
    cost: { requests: 4 },
    run: async (stream) => {
      if (!stream.t.arranged) stream.t.skip('takes minutes');
      const expiry = new Date((await stream.t.now()) + 600_000).toISOString();
      const first = await prepared(stream, { expiry });
      const second = await prepared(stream, { expiry });
      await stream.t.wait(590);
      (await useUrl(stream, first.uploadURL)).expectStatus(200, 201, 204);
      await stream.t.wait(11);
      const answer = await useUrl(stream, second.uploadURL);
      answer.verify(answer.status >= 400 && answer.status < 500, 'a refusal with 4xx', answer.summary());
    },
  }),
  check({
    id: 'direct-upload/cut-off',
    title: 'An upload that is cut off can be repeated',
    requirement: 'Only a whole file uses up a URL',
    evidence: assumed('a user whose connection broke should not need another URL'),
    cost: { requests: 6 },
    run: async (stream) => {
      const { uid, uploadURL } = await prepared(stream);
      await stream.t.cut({ method: 'POST', path: uploadURL, ...stream.form(mp4), credential: null }, 2_000);
      (await useUrl(stream, uploadURL)).expectStatus(200, 201, 204);
      await stream.settled(uid, 'ready');
    },
  }),
];
