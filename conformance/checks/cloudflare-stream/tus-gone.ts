import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { tinyVideo } from '../tiny-video.ts';
import { check } from './support/check.ts';
import { assumed, documented } from './support/sources.ts';
import type { Stream } from './support/stream.ts';
import { type Creation, chunk, createUpload, lookAt, metadata, tus } from './support/tus.ts';

/** The URLs of an upload: the one of an end user, and the one of the API; only the first where requests are expensive. */
const surfaces = (stream: Stream): Readonly<Record<string, Creation>> =>
  stream.t.arranged ? { 'an end user': {}, 'the API': { own: true } } : { 'an end user': {} };

/** Uploads that do not exist, or do no longer. */
export const tusGoneChecks = [
  check({
    id: 'tus/unknown',
    title: 'An unknown upload is not found',
    quote:
      'If the resource is not found, the Server SHOULD return either the 404 Not Found, 410 Gone or 403 Forbidden status without the Upload-Offset header.',
    requirement: '404, 410 or 403 without Upload-Offset',
    evidence: tus,
    cost: { requests: 5 },
    run: async (stream) => {
      await eachRow(stream.t, surfaces(stream), async (creation) => {
        const upload = await createUpload(stream, tinyVideo.length, creation);
        const url = upload.url.replace(/[0-9a-f]{32}(?!.*[0-9a-f]{32})/, (id) => `${id.slice(0, -6)}000000`);
        if (url === upload.url) stream.t.skip('needs a URL with an id of 32 hex digits');
        const answer = await lookAt(stream, { ...upload, url });
        answer.expectStatus(404, 410, 403);
        answer.verify(answer.header('upload-offset') === undefined, 'no Upload-Offset', show(answer.status));
        (await stream.t.send(chunk({ ...upload, url }, 0, tinyVideo))).expectStatus(404, 410, 403);
      });
    },
  }),
  check({
    id: 'tus/deleted-video',
    title: 'The upload URL of a deleted video takes no bytes',
    requirement: 'Deleting a video ends its upload',
    evidence: assumed('the video that it belongs to no longer exists'),
    cost: { requests: 4 },
    run: async (stream) => {
      const upload = await createUpload(stream, tinyVideo.length);
      (await stream.send('deleteVideo', { video: upload.uid })).expectStatus(200);
      (await stream.t.send(chunk(upload, 0, tinyVideo))).expectStatus(404, 410, 403);
    },
  }),
  check({
    id: 'tus/expiry',
    title: 'An upload URL takes no bytes after its expiry',
    quote:
      'To do so, you must pass the expiry and maxDurationSeconds as part of the Upload-Metadata request header as part of the first request',
    requirement: 'expiry: the URL is refused after this time',
    evidence: documented('cloudflare-docs stream/uploading-videos/direct-creator-uploads.mdx; 404 or 410 by tus 1.0'),
    cost: { requests: 4 },
    run: async (stream) => {
      if (!stream.t.arranged) stream.t.skip('takes minutes');
      const expiry = new Date((await stream.t.now()) + 600_000).toISOString();
      const headers = { 'Upload-Metadata': metadata({ expiry }) };
      const uploads = () =>
        Promise.all(
          Object.values(surfaces(stream)).map((creation) =>
            createUpload(stream, tinyVideo.length, { ...creation, headers }),
          ),
        );
      const [early, late] = [await uploads(), await uploads()];
      for (const upload of early) (await stream.t.send(chunk(upload, 0, tinyVideo))).expectStatus(204, 200);
      await stream.t.wait(601);
      for (const upload of late) {
        (await stream.t.send(chunk(upload, 0, tinyVideo))).expectStatus(404, 410, 403);
        (await lookAt(stream, upload)).expectStatus(404, 410, 403);
      }
    },
  }),
];
