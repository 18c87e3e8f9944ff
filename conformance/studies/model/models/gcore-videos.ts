import { documented } from '../../../../src/base/evidence.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import { shapedList, shapedObject } from '../../../checks/gcore-ai/support/shape.ts';
import { SPEC } from '../../../checks/gcore-ai/support/sources.ts';
import { wordOf } from '../../../checks/gcore-ai/support/task-list.ts';
import { listed, lookAtVideo, plainVideo, VIDEOS } from '../../../checks/gcore-ai/support/videos.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { show } from '../../../model/show.ts';
import { modelOf, type Step } from '../provider-model.ts';
import { walkPages } from './pages.ts';

interface Video {
  readonly id: number;
  fields: JsonObject;
}

interface World {
  readonly t: CheckContext;
  /** A word in every name: an account may have other videos. */
  readonly word: string;
  readonly videos: Video[];
}

const MOST = 60;

const create = (names: readonly string[]): Step<World> => ({
  text: `create ${names.length} videos in a batch`,
  applies: ({ videos }) => videos.length + names.length <= MOST,
  run: async ({ t, word, videos }) => {
    const wanted = names.map((name) => ({ name: `${word} ${name}`, description: `About ${name}`, client_user_id: 7 }));
    const json = { videos: wanted.map((fields) => plainVideo(fields)) };
    const answer = await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json });
    const rows = shapedList(answer, 'createVideos');
    answer.verify(rows.length === wanted.length, `${wanted.length} videos`, rows.length);
    // No source says in which order a batch is answered.
    for (const { id, name } of rows) {
      const fields = wanted.find((one) => one.name === name);
      if (fields === undefined) answer.fail(`names of ${show(wanted.map((one) => one.name))}`, show(name));
      else videos.push({ id: Number(id), fields });
    }
  },
});

/** A step on one of the videos that exist. */
const on = (at: number, text: string, run: (world: World, video: Video) => Promise<unknown>): Step<World> => ({
  text: `${text} video ${at}`,
  applies: ({ videos }) => at < videos.length,
  run: (world) => run(world, world.videos[at] as Video),
});

const change = ([at, fields]: readonly [number, JsonObject]) =>
  on(at, `change ${Object.keys(fields).join(' and ')} of`, async ({ t, word }, video) => {
    const json = typeof fields.name === 'string' ? { ...fields, name: `${word} ${fields.name}` } : fields;
    await t.wait(1);
    const answer = await t.send({ method: 'PATCH', path: `${VIDEOS}/${video.id}`, json });
    video.fields = { ...video.fields, ...json };
    answer.expectMembers(video.fields, shapedObject(answer, 'updateVideo'));
  });

const read = (at: number) =>
  on(at, 'read', async ({ t }, { id, fields }) => {
    const { answer, video } = await lookAtVideo(t, id);
    answer.expectMembers(fields, video);
  });

const remove = (at: number) =>
  on(at, 'delete', async ({ t, videos }, { id }) => {
    (await t.send({ method: 'DELETE', path: `${VIDEOS}/${id}` })).expectStatus(204);
    (await t.send({ path: `${VIDEOS}/${id}` })).expectStatus(404);
    videos.splice(at, 1);
  });

const list = (size: number): Step<World> => ({
  text: `list the videos, ${size} on a page`,
  run: async ({ t, word, videos }) => {
    const wanted = videos.map(({ id }) => id);
    await walkPages(wanted, size, (number) => listed(t, `search=${word}&per_page=${size}&page=${number}`));
  },
});

/** The videos of an account of Gcore, and the pages of their list. */
export const videosModel = modelOf<World>({
  id: 'gcore-ai/videos',
  title: 'Videos are as they were created, changed and deleted, alone and on the pages of the list',
  requirement:
    'PATCH changes the named fields; a deleted video answers 404; every video is on one page of the list, whatever its size',
  evidence: documented(`${SPEC}, ${VIDEOS} and ${VIDEOS}/{video_id}`),
  open: async (t) => {
    await t.given({ limit: null });
    return { t, word: await wordOf(t), videos: [] };
  },
  steps: (fc) => {
    const at = fc.nat(4);
    const number = fc.integer({ min: 1, max: 9 });
    const fields = fc.record(
      { name: number.map((n) => `Name ${n}`), description: number.map((n) => `Text ${n}`) },
      { requiredKeys: [] },
    );
    const names = fc.array(
      number.map((n) => `Name ${n}`),
      { minLength: 1, maxLength: 20 },
    );
    return [
      names.map(create),
      fc
        .tuple(at, fields)
        .filter(([, some]) => Object.keys(some).length > 0)
        .map(change),
      at.map(read),
      at.map(read),
      at.map(remove),
      fc.constantFrom(3, 10, 26, 50).map(list),
    ];
  },
});
