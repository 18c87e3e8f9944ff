import { documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { misfit, url } from '../shape.ts';
import { check } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { SPEC } from './support/sources.ts';
import { addVideo, lookAtVideo, newVideo, plainVideo, VIDEOS } from './support/videos.ts';

const CREATE = `${SPEC}, POST ${VIDEOS}`;

/** Demands the addresses of a video: URLs with its slug. */
function expectAddresses(answer: Answer, video: JsonObject): void {
  const slug = answer.field('slug', 'string', video);
  const addresses = { hls_url: '/master.m3u8', hls_cmaf_url: '/master-cmaf.m3u8', dash_url: '/master.mpd' };
  for (const [name, end] of Object.entries(addresses)) {
    const address = answer.field(name, 'string', video);
    const fits = misfit(address, url) === null && address.includes(`_${slug}/`) && address.endsWith(end);
    answer.verify(fits, `${name}, a URL with _${slug}${end}`, address);
  }
}

/** Videos: create and read. */
export const videoChecks = [
  check({
    id: 'videos/create-wrapped',
    title: 'A video is created from a wrapped body',
    quote: 'Use this method to create a new video entity.',
    requirement: '200 with the video, in an array as in the specification or alone as in the upload guide',
    evidence: documented(`${CREATE}; streaming/video-hosting/upload-video-via-api`),
    cost: { requests: 2 },
    run: async (t) => {
      const answer = await t.send({ method: 'POST', path: VIDEOS, json: { video: plainVideo() } });
      const video = newVideo(answer);
      answer.verify(video.name === 'Conformance', 'the video with its name', show(video));
      await lookAtVideo(t, video.id);
    },
  }),
  check({
    id: 'videos/create-flat',
    title: 'A video is created from a flat body, as in the guides',
    quote:
      'You can upload video and generate captions automatically during process of uploading new videos to the Video Streaming platform.',
    requirement: '200 with the video for a body that is not wrapped',
    evidence: documented(
      'guide generate-captions-via-api, Generate and translate AI captions for a new VOD; vendor apps of 2023',
    ),
    cost: { requests: 2 },
    run: async (t) => {
      const video = newVideo(await t.send({ method: 'POST', path: VIDEOS, json: plainVideo({ name: 'Flat' }) }));
      const { answer, video: again } = await lookAtVideo(t, video.id);
      answer.verify(again.name === 'Flat', 'the name Flat', show(again.name));
    },
  }),
  check({
    id: 'videos/repeats',
    title: 'A video repeats the fields of its request',
    quote:
      'Contains all the data about the video: meta-data, data for streaming and renditions, static media data, data about original video.',
    requirement: 'name, description, client_user_id, priority, directory_id come back',
    evidence: documented(`${SPEC}, createVideo and videoDetails`),
    cost: { requests: 2 },
    run: async (t) => {
      const sent = {
        name: 'Name "ä" & <字幕> 🎬',
        // On other targets a live run needs the description for its marker.
        ...(t.arranged ? { description: 'What it is' } : {}),
        client_user_id: 7,
        priority: -3,
        directory_id: 800,
      };
      const { id } = await addVideo(t, plainVideo(sent));
      const { answer, video } = await lookAtVideo(t, id);
      answer.expectMembers(sent, video);
    },
  }),
  check({
    id: 'videos/new',
    title: 'A new video is empty and has its addresses',
    quote: 'It is unique for each video, generated randomly and set automatically by the system.',
    requirement: 'status empty; slug, hls_url, hls_cmaf_url and dash_url; created_at in UTC',
    evidence: documented(`${SPEC}, videoDetails; streaming/video-hosting/vod-status`),
    cost: { requests: 2 },
    run: async (t) => {
      const before = await t.now();
      const { id } = await addVideo(t);
      const { answer, video } = await lookAtVideo(t, id);
      answer.verify(video.status === 'empty', 'the status empty', show(video.status));
      expectAddresses(answer, video);
      const created = Date.parse(answer.field('created_at', 'string', video));
      answer.verify(
        Math.abs(created - before) < 300_000,
        `created_at ${new Date(before).toISOString()}`,
        show(video.created_at),
      );
    },
  }),
  check({
    id: 'videos/own-id',
    title: 'Each video has its own id and slug',
    quote: 'The values are not unique and may be repeated.',
    requirement: 'Equal requests create different videos',
    evidence: documented(CREATE),
    cost: { requests: 3 },
    run: async (t) => {
      const [one, two] = [await addVideo(t), await addVideo(t)];
      const { answer } = await lookAtVideo(t, two.id);
      answer.verify(
        one.id !== two.id && one.slug !== two.slug,
        'two ids, two slugs',
        show([one.id, two.id, one.slug, two.slug]),
      );
    },
  }),
  check({
    id: 'videos/upload-later',
    title: 'Without a source a video waits for its upload',
    quote: 'Keep origin_url empty and use TUS protocol (tus.io) to upload file.',
    requirement: 'origin_url absent: uploaded by TUS later; the status stays empty',
    evidence: documented(`${SPEC}, origin_url`),
    cost: { requests: 3 },
    run: async (t) => {
      const { id } = await addVideo(t);
      await t.wait(t.arranged ? 3_600 : 2);
      const { answer, video } = await lookAtVideo(t, id);
      answer.verify(
        video.status === 'empty' && !video.error,
        'an empty video without an error',
        show([video.status, video.error]),
      );
    },
  }),
  check({
    id: 'videos/upload',
    title: 'The upload address of a video can be read',
    quote: "Use this method to get TUS' session parameters: hostname of the server to upload, secure token.",
    requirement: '200 {"servers": [...], "token", "video"}',
    evidence: documented(`${SPEC}, GET ${VIDEOS}/{video_id}/upload`),
    cost: { requests: 2 },
    run: async (t) => {
      const { id } = await addVideo(t);
      const answer = await t.send({ path: `${VIDEOS}/${id}/upload` });
      const body = shapedObject(answer, 'getVideoUpload');
      answer.verify(Array.isArray(body.servers) && body.servers.length > 0, 'servers', show(body.servers));
      answer.verify(answer.field('token', 'string') !== '', 'a token', show(body.token));
      answer.verify(answer.field('video', 'object').id === id, `the video ${id}`, show(body.video));
    },
  }),
];
