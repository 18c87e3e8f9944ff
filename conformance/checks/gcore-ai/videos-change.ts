import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { shapedObject } from './support/shape.ts';
import { SPEC } from './support/sources.ts';
import { subtitlesOf, videoWithSubtitle } from './support/subtitles.ts';
import { addVideo, listed, lookAtVideo, plainVideo, VIDEOS } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  deleteVideo:
    'The video is deleted permanently and irreversibly. Therefore, it is impossible to restore files after this.',
} as const;

const ONE = `${SPEC}, ${VIDEOS}/{video_id}`;

/** Changing and deleting videos. */
export const videoChangeChecks = [
  check({
    id: 'videos/patch',
    title: 'Changing a video changes only the named fields',
    quote:
      "It's allowed to update only those public parameters that are described in POST method to create a new “video” entity.",
    requirement: 'PATCH takes any subset, flat or wrapped, and answers 200 with the video',
    evidence: documented(`${ONE}, samples`),
    cost: { requests: 5 },
    run: async (t) => {
      const { id } = await addVideo(t, plainVideo({ description: 'old', client_user_id: 7 }));
      const before = (await lookAtVideo(t, id)).video;
      await t.wait(1);
      const description = { description: 'new' };
      const name = { name: 'Renamed' };
      const flat = await t.send({ method: 'PATCH', path: `${VIDEOS}/${id}`, json: description });
      flat.expectMembers(description, shapedObject(flat, 'updateVideo'));
      const wrapped = await t.send({ method: 'PATCH', path: `${VIDEOS}/${id}`, json: { video: name } });
      wrapped.expectMembers(name, shapedObject(wrapped, 'updateVideo'));
      const { answer, video } = await lookAtVideo(t, id);
      const { updated_at: _time, ...kept } = before;
      answer.expectMembers({ ...kept, ...description, ...name }, video);
    },
  }),
  check({
    id: 'videos/patch-again',
    title: 'Each change of a video is read back, however often it was changed before',
    quote:
      "It's allowed to update only those public parameters that are described in POST method to create a new “video” entity.",
    requirement: 'PATCH changes the named fields, each time, alone and in the list',
    evidence: documented(ONE),
    cost: { requests: 14 },
    run: async (t) => {
      const { id } = await addVideo(t);
      for (const number of [1, 2, 3, 1]) {
        const sent = { name: `Name ${number}`, description: `Text ${number}` };
        await t.wait(1);
        (await t.send({ method: 'PATCH', path: `${VIDEOS}/${id}`, json: sent })).expectStatus(200);
        const { answer, video } = await lookAtVideo(t, id);
        answer.expectMembers(sent, video);
        const list = await listed(t, `id=${id}`);
        list.answer.expectMembers(sent, list.videos[0] ?? {});
      }
    },
  }),
  check({
    id: 'videos/patch-partial',
    title: 'A change may leave the name out',
    quote: 'Move the video to a new directory: { "directory_id": 200 }',
    requirement: '{"directory_id": 200} is a complete PATCH',
    evidence: documented(`${ONE}, samples; the schema requires name`),
    cost: { requests: 3 },
    run: async (t) => {
      const { id } = await addVideo(t);
      const answer = await t.send({ method: 'PATCH', path: `${VIDEOS}/${id}`, json: { directory_id: 200 } });
      const video = shapedObject(answer, 'updateVideo');
      answer.verify(
        video.directory_id === 200 && video.name === 'Conformance',
        'the directory 200, the name as it was',
        show([video.directory_id, video.name]),
      );
    },
  }),
  check({
    id: 'videos/delete',
    title: 'A deleted video is gone, and so are its subtitles',
    quote: says.deleteVideo,
    requirement: '204; afterwards 404, and not in any list',
    evidence: documented(`${ONE}, DELETE; a later read answers 404 because the video is deleted`),
    cost: { requests: 7 },
    run: async (t) => {
      const { video, id } = await videoWithSubtitle(t);
      const answer = await t.send({
        method: 'DELETE',
        path: `${VIDEOS}/${video}`,
        headers: { 'Content-Type': 'application/json' },
      });
      answer.expectStatus(204);
      answer.verify(answer.bytes.length === 0, 'an empty body', answer.summary());
      (await t.send({ path: `${VIDEOS}/${video}` })).expectStatus(404);
      (await t.send({ path: subtitlesOf(video, id) })).expectStatus(404);
      (await t.send({ path: subtitlesOf(video) })).expectStatus(404);
      const list = await listed(t, `id=${video}`);
      list.answer.verify(list.ids.length === 0, 'no video', show(list.ids));
    },
  }),
  check({
    id: 'videos/delete-one-only',
    title: 'Other videos are kept',
    quote: says.deleteVideo,
    requirement: 'DELETE deletes only the named video',
    evidence: documented(`${ONE}, DELETE`),
    cost: { requests: 4 },
    run: async (t) => {
      const [one, two] = [await addVideo(t), await addVideo(t)];
      (await t.send({ method: 'DELETE', path: `${VIDEOS}/${one.id}` })).expectStatus(204);
      await lookAtVideo(t, two.id);
    },
  }),
];
