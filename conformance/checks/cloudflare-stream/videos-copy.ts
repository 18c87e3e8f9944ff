import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { tinyVideo } from '../tiny-video.ts';
import { check } from './support/check.ts';
import { fileForm } from './support/forms.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, documented, observed, PROBES, SIMULATOR, SPEC, spec } from './support/sources.ts';
import { CLIP } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  deletion:
    'Indicates the date and time at which the video will be deleted. Omit the field to indicate no change, or include with a null value to remove an existing scheduled deletion. If specified, must be at least 30 days from upload time.',
} as const;

const LINK_PAGE = 'cloudflare-docs stream/uploading-videos/upload-via-link.mdx';
const DAY = 24 * 60 * 60;

const META = { name: 'A talk', n: 7 };
const GIVEN = {
  requireSignedURLs: true,
  allowedOrigins: ['example.com', '*.example.org'],
  thumbnailTimestampPct: 0.25,
};

/** POST /stream/copy: "Upload via link". */
export const copyChecks = [
  check({
    id: 'videos-copy/answer',
    title: 'A copy answers with a video that is not ready yet',
    quote:
      'Stream must download and encode the video, which can take a few seconds to a few minutes depending on the length of your video.',
    requirement: 'status.state is downloading, readyToStream false, duration -1',
    evidence: documented(`${LINK_PAGE}, example`),
    cost: { requests: 2 },
    run: async (stream) => {
      const { answer, result } = await stream.do('copyVideo', {}, { json: { input: CLIP } });
      const { status, readyToStream, duration } = stream.made(result as JsonObject);
      const seen = { state: (status as Record<string, unknown>).state, readyToStream, duration };
      const expected = { state: 'downloading', readyToStream: false, duration: -1 };
      answer.verify(isDeepStrictEqual(seen, expected), show(expected), show(seen));
    },
  }),
  check({
    id: 'videos-copy/input-or-url',
    title: 'The source is named by input, or by the older url',
    quote: 'Copy upload request. Provide input (preferred) or url (deprecated).',
    requirement: 'Provide input (preferred) or url (deprecated)',
    evidence: documented(`${SPEC}, stream_video_copy_request; the npm SDK's types still send url`),
    cost: { requests: 6 },
    run: async (stream) => {
      for (const json of [{ input: CLIP }, { url: CLIP }]) {
        const { answer, result } = await stream.do('copyVideo', {}, { json });
        const { meta, uid } = stream.made(result as JsonObject);
        const from = isJsonObject(meta) ? meta['downloaded-from'] : undefined;
        answer.verify(from === CLIP, `meta["downloaded-from"] ${show(CLIP)}`, show(meta));
        await stream.do('getVideo', { video: uid });
      }
    },
  }),
  check({
    id: 'videos-copy/own-details',
    title: 'A video shows the fields that were sent with it',
    quote: 'A user modifiable key-value store used to reference other systems of record for managing videos.',
    requirement: 'meta, requireSignedURLs, allowedOrigins, thumbnailTimestampPct, scheduledDeletion as they were given',
    evidence: spec,
    cost: { requests: 4 },
    run: async (stream) => {
      const day = new Date((await stream.t.now()) + 60 * DAY * 1000).toISOString();
      const { uid } = await stream.copy({ ...GIVEN, meta: META, scheduledDeletion: day });
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const video = result as JsonObject;
      answer.expectMembers(GIVEN, video);
      answer.expectMembers(META, video.meta as JsonObject);
      const deletion = Date.parse(String(video.scheduledDeletion));
      answer.verify(
        Math.abs(deletion - Date.parse(day)) < 1_000,
        `scheduledDeletion ${day}`,
        show(video.scheduledDeletion),
      );
    },
  }),
  check({
    id: 'videos-copy/creator',
    title: 'The header Upload-Creator names the creator',
    quote: 'A user-defined identifier for the media creator.',
    requirement: 'Upload-Creator: a user-defined identifier for the media creator',
    evidence: spec,
    cost: { requests: 3 },
    run: async (stream) => {
      const { uid } = await stream.copy({}, { headers: { 'Upload-Creator': 'creator-id_abcde12345' } });
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const { creator } = result as Record<string, unknown>;
      answer.verify(creator === 'creator-id_abcde12345', 'the creator', show(creator));
    },
  }),
  check({
    id: 'videos-copy/bad-url',
    title: 'A text that is not a web address is refused',
    requirement: 'InvalidURLError: 400, code 10010',
    evidence: documented(SIMULATOR),
    cost: { requests: 4 },
    run: async (stream) => {
      const rows = { words: 'not an address', 'another scheme': 'ftp://example.com/a.mp4', nothing: '' };
      await eachRow(stream.t, rows, async (input) => {
        expectRefused(await stream.send('copyVideo', {}, { json: { input } }), refusals.badUrl);
      });
      expectRefused(await stream.send('copyVideo', {}, { json: { meta: {} } }), { statuses: [400] });
    },
  }),
  check({
    id: 'videos-copy/bad-fields',
    title: 'Fields of a wrong type or value are refused',
    requirement: 'thumbnailTimestampPct is at most 1, requireSignedURLs a boolean, allowedOrigins a list',
    evidence: assumed(`types: ${SPEC}; the refusal is undocumented`),
    cost: { requests: 3 },
    run: async (stream) => {
      const rows = {
        thumbnailTimestampPct: { thumbnailTimestampPct: 2 },
        requireSignedURLs: { requireSignedURLs: 'yes' },
        allowedOrigins: { allowedOrigins: 'example.com' },
      };
      await eachRow(stream.t, rows, async (more) => {
        expectRefused(await stream.send('copyVideo', {}, { json: { input: CLIP, ...more } }), refusals.refused);
      });
    },
  }),
  check({
    id: 'videos-copy/unknown-keys',
    title: 'Unknown keys are dropped',
    requirement: 'Unknown JSON keys: 200, and they are not echoed',
    evidence: observed(PROBES),
    cost: { requests: 3 },
    run: async (stream) => {
      const { uid } = await stream.copy({ unknown: 'dropped' });
      const { answer, result } = await stream.do('getVideo', { video: uid });
      answer.verify(!('unknown' in (result as object)), 'no field "unknown"', show(result));
    },
  }),
  check({
    id: 'videos-copy/deletion-too-soon',
    title: 'A deletion must be scheduled 30 days ahead',
    quote: says.deletion,
    requirement: 'scheduledDeletion must be at least 30 days from upload time',
    evidence: documented(`${SPEC}; code 10060 for retention out of range: ${PROBES}`),
    cost: { requests: 5 },
    run: async (stream) => {
      const { uid: video } = await stream.copy();
      const scheduledDeletion = new Date((await stream.t.now()) + DAY * 1000).toISOString();
      const rows = { copyVideo: { input: CLIP }, createDirectUpload: { maxDurationSeconds: 60 }, editVideo: {} };
      await eachRow(stream.t, rows, async (json, operation) => {
        const request = { json: { ...json, scheduledDeletion } };
        expectRefused(await stream.send(operation as keyof typeof rows, { video }, request), refusals.outOfRange);
      });
    },
  }),
  check({
    id: 'videos-copy/scheduled-deletion',
    title: 'A video is gone at the time of its scheduled deletion, not before',
    quote: says.deletion,
    requirement: 'scheduledDeletion: the date and time at which the video will be deleted',
    evidence: spec,
    cost: { requests: 4 },
    run: async (stream) => {
      if (!stream.t.arranged) stream.t.skip('takes 31 days');
      const scheduledDeletion = new Date((await stream.t.now()) + 31 * DAY * 1000).toISOString();
      const video = await stream.ready({ scheduledDeletion });
      await stream.t.wait(30 * DAY);
      await stream.do('getVideo', { video });
      await stream.t.wait(DAY);
      expectRefused(await stream.send('getVideo', { video }), refusals.notFound);
    },
  }),
  check({
    id: 'videos-copy/queue',
    title: 'More than 120 videos at once are refused',
    quote:
      'By default, you can have up to 120 videos queued or being encoded simultaneously. [...] Limits apply to Direct Creator Uploads at the time of upload URL creation. [...] Uploads over these limits will receive a 429 (Too Many Requests) or 413 (Payload too large) HTTP status codes',
    requirement: 'Up to 120 videos queued or encoding; beyond it 429 or 413, also for the creation of an upload URL',
    evidence: documented('cloudflare-docs stream/faq.mdx'),
    cost: { requests: 243 },
    exhaustive: true,
    run: async (stream) => {
      await Promise.all(Array.from({ length: 120 }, () => stream.copy()));
      const answer = await stream.send('copyVideo', {}, { json: { input: CLIP }, limited: true });
      expectRefused(answer, { statuses: [429, 413] });
      const upload = await stream.send('uploadVideo', {}, { ...stream.form(fileForm(tinyVideo)), limited: true });
      expectRefused(upload, { statuses: [429, 413] });
      const url = await stream.send('createDirectUpload', {}, { json: { maxDurationSeconds: 60 }, limited: true });
      expectRefused(url, { statuses: [429, 413] });
    },
  }),
];
