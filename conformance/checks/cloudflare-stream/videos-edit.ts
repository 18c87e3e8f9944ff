import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectRefused, refusals } from './support/refusals.ts';
import { assumed, documented, observed, PROBES, SIMULATOR, SPEC, spec, types } from './support/sources.ts';
import { UNUSED_VIDEO } from './support/stream.ts';

/** GET, POST and DELETE of one video. */
export const videoChecks = [
  check({
    id: 'videos/get',
    title: 'A video is shown under its id',
    quote: 'Fetches details for a single video.',
    requirement: 'Fetches details for a single video',
    evidence: spec,
    cost: { requests: 4 },
    run: async (stream) => {
      const made = await stream.copy({ meta: { name: 'One' } });
      const { answer, result } = await stream.do('getVideo', { video: made.uid });
      const { uid, meta } = result as Record<string, unknown>;
      answer.verify(uid === made.uid, `the uid ${show(made.uid)}`, show(uid));
      answer.verify((meta as Record<string, unknown>).name === 'One', 'its meta', show(meta));
      answer.verify(String(uid).length <= 32, 'an id of at most 32 characters', show(uid));
    },
  }),
  check({
    id: 'videos/unknown',
    title: 'An unknown video is refused by every operation',
    requirement: 'NotFoundError: 404, code 10003',
    evidence: types,
    cost: { requests: 3 },
    run: async (stream) => {
      const rows = { getVideo: {}, editVideo: { json: { meta: {} } }, deleteVideo: {} } as const;
      await eachRow(stream.t, rows, async (request, operation) => {
        const answer = await stream.send(operation as keyof typeof rows, { video: UNUSED_VIDEO }, request);
        expectRefused(answer, refusals.notFound);
      });
    },
  }),
  check({
    id: 'videos/edit',
    title: 'An edit changes only the fields that it names',
    quote: 'Edit details for a single video.',
    requirement: 'Edit details for a single video',
    evidence: spec,
    cost: { requests: 5 },
    run: async (stream) => {
      const { uid } = await stream.copy({ requireSignedURLs: true, meta: { name: 'Before' } });
      const edit = { json: { meta: { name: 'After' }, creator: 'another' } };
      for (const { answer, result } of [
        await stream.do('editVideo', { video: uid }, edit),
        await stream.do('getVideo', { video: uid }),
      ]) {
        const { meta, creator, requireSignedURLs } = result as Record<string, unknown>;
        answer.verify((meta as Record<string, unknown>).name === 'After', 'the new name', show(meta));
        answer.verify(creator === 'another', 'the new creator', show(creator));
        answer.verify(requireSignedURLs === true, 'requireSignedURLs as before', show(requireSignedURLs));
      }
    },
  }),
  check({
    id: 'videos/edit-takes-back',
    title: 'A scheduled deletion is removed with null',
    quote:
      'Indicates the date and time at which the video will be deleted. Omit the field to indicate no change, or include with a null value to remove an existing scheduled deletion. If specified, must be at least 30 days from upload time.',
    requirement: 'include with a null value to remove an existing scheduled deletion',
    evidence: spec,
    cost: { requests: 5 },
    run: async (stream) => {
      const scheduledDeletion = new Date((await stream.t.now()) + 60 * 86_400_000).toISOString();
      const { uid } = await stream.copy({ scheduledDeletion });
      await stream.do('editVideo', { video: uid }, { json: { scheduledDeletion: null } });
      if (stream.t.arranged) await stream.t.wait(61 * 86_400);
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const left = (result as Record<string, unknown>).scheduledDeletion;
      answer.verify(left === undefined || left === null, 'no scheduledDeletion', show(left));
    },
  }),
  check({
    id: 'videos/edit-bad-fields',
    title: 'An edit with a wrong value is refused and changes nothing',
    requirement: 'Types as in the schema stream_video_update',
    evidence: assumed(`types: ${SPEC}; the refusal is undocumented`),
    cost: { requests: 7 },
    run: async (stream) => {
      const { uid } = await stream.copy({ meta: { name: 'Before' } });
      const bad = { meta: { name: 'After' }, requireSignedURLs: 'yes' };
      expectRefused(await stream.send('editVideo', { video: uid }, { json: bad }), refusals.refused);
      const outside = { meta: { name: 'After' }, thumbnailTimestampPct: 2 };
      expectRefused(await stream.send('editVideo', { video: uid }, { json: outside }), refusals.refused);
      const { answer, result } = await stream.do('getVideo', { video: uid });
      const { meta } = result as Record<string, unknown>;
      answer.verify((meta as Record<string, unknown>).name === 'Before', 'the old name', show(meta));
    },
  }),
  check({
    id: 'videos/edit-unknown-keys',
    title: 'An edit drops unknown keys',
    requirement: 'Unknown JSON keys: 200, and they are not echoed',
    evidence: observed(PROBES),
    cost: { requests: 3 },
    run: async (stream) => {
      const { uid } = await stream.copy();
      const { answer, result } = await stream.do('editVideo', { video: uid }, { json: { unknown: 1 } });
      answer.verify(!('unknown' in (result as object)), 'no field "unknown"', show(result));
    },
  }),
  check({
    id: 'videos/delete',
    title: 'A deleted video is gone',
    quote: 'Deletes a video and its copies from Cloudflare Stream.',
    requirement: 'Deletes a video and its copies',
    evidence: documented(`${SPEC}; the body of the answer is not documented`),
    cost: { requests: 8 },
    run: async (stream) => {
      const { uid } = await stream.copy();
      // Read before, so that a server that caches an answer is noticed.
      await stream.do('getVideo', { video: uid });
      await stream.do('listVideos');
      (await stream.send('deleteVideo', { video: uid })).expectStatus(200);
      expectRefused(await stream.send('getVideo', { video: uid }), refusals.notFound);
      const { answer, result } = await stream.do('listVideos');
      const listed = (result as readonly Record<string, unknown>[]).some((video) => video.uid === uid);
      answer.verify(!listed, 'a list without it', show(uid));
      expectRefused(await stream.send('deleteVideo', { video: uid }), refusals.notFound);
    },
  }),
  check({
    id: 'videos/delete-cascade',
    title: 'The captions of a deleted video are gone with it',
    requirement: 'Deleting a video deletes its captions',
    evidence: documented(SIMULATOR),
    cost: { requests: 13 },
    run: async (stream) => {
      const video = await stream.ready();
      await stream.put(video, 'en');
      for (const operation of ['listCaptions', 'getCaption', 'getCaptionVtt'] as const) {
        await stream.do(operation, { video });
      }
      (await stream.send('deleteVideo', { video })).expectStatus(200);
      for (const operation of ['listCaptions', 'getCaption', 'getCaptionVtt', 'deleteCaption'] as const) {
        expectRefused(await stream.send(operation, { video }), refusals.notFound);
      }
    },
  }),
  check({
    id: 'videos/delete-body',
    title: 'Deleting a video answers with an empty result',
    requirement: '{"result":"","success":true,"errors":[],"messages":[]}, or no body',
    evidence: assumed('this is what deleting a live input answers (live probes)'),
    cost: { requests: 4 },
    run: async (stream) => {
      const { uid } = await stream.copy();
      const answer = await stream.send('deleteVideo', { video: uid });
      answer.expectStatus(200);
      // The official OpenAPI names no body at all.
      if (answer.bytes.length > 0) answer.verify(answer.json().result === '', '"result" ""', answer.summary());
    },
  }),
  check({
    id: 'isolation/videos',
    title: 'Videos and captions of one account are not visible to another',
    quote: 'The account identifier tag.',
    requirement: 'accounts/{account_id}/stream: the videos of the account',
    evidence: documented(`${SPEC}: every path names its account`),
    cost: { requests: 10 },
    run: async (stream) => {
      await stream.t.given({}, 'neighbour');
      const account = await stream.accountOf('neighbour');
      const theirs = { credential: 'neighbour' } as const;
      const video = await stream.ready();
      await stream.put(video, 'en');
      for (const operation of ['getVideo', 'listCaptions', 'getCaption', 'getCaptionVtt', 'deleteVideo'] as const) {
        expectRefused(await stream.send(operation, { account, video }, theirs), refusals.notFound);
      }
      const { answer, result } = await stream.do('listVideos', { account }, theirs);
      const seen = (result as readonly Record<string, unknown>[]).some(({ uid }) => uid === video);
      answer.verify(!seen, "a list without the other account's video", show(result));
      await stream.expectTags(video, 'en');
    },
  }),
];
