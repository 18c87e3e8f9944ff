import { isDeepStrictEqual } from 'node:util';
import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { shapedList } from './support/shape.ts';
import { SPEC, SUITES } from './support/sources.ts';
import { wordOf } from './support/task-list.ts';
import { addVideo, clipVideo, listed, lookAtVideo, plainVideo, readyVideo, VIDEOS } from './support/videos.ts';

/** Words of the sources that several checks rest on. */
const says = {
  listVideos: 'Returns a set of videos by the given criteria.',
} as const;

const LIST = `${SPEC}, GET ${VIDEOS}`;

/** Creates videos with names that no other check uses, the newest last. */
async function three(t: CheckContext) {
  const word = await wordOf(t);
  const names = ['First', 'SECOND', 'third'].map((name) => `${word} ${name}`);
  const ids: number[] = [];
  for (const name of names) {
    ids.push((await addVideo(t, plainVideo({ name, client_user_id: 4711 }))).id);
    await t.wait(1);
  }
  return { ids, names, query: `search=${word}` };
}

/** Videos: lists and names. */
export const videoListChecks = [
  check({
    id: 'videos/list',
    title: 'Videos are listed, the newest first',
    quote: says.listVideos,
    requirement: '200 with a bare array',
    evidence: documented(`${LIST}; the order by a list of 2022`),
    cost: { requests: 4 },
    run: async (t) => {
      const { ids, query } = await three(t);
      const { answer, ids: found } = await listed(t, query);
      const own = found.filter((id) => ids.includes(Number(id)));
      answer.verify(isDeepStrictEqual(own, [...ids].reverse()), show([...ids].reverse()), show(own));
    },
  }),
  check({
    id: 'videos/list-items',
    title: 'The list shows videos as they are read by id',
    quote: says.listVideos,
    requirement: 'An item has the members of the video',
    evidence: documented(LIST),
    cost: { requests: 12 },
    run: async (t) => {
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'disable' }));
      const video = await readyVideo(t, id);
      const { answer, videos } = await listed(t, `id=${id}`);
      answer.verify(videos.length === 1, `the video ${id}`, show(videos));
      const different = Object.keys(videos[0] ?? { none: null }).filter(
        (name) => !isDeepStrictEqual(videos[0]?.[name], video[name]),
      );
      answer.verify(different.length === 0, 'the same members', show(different));
    },
  }),
  check({
    id: 'videos/list-ids',
    title: 'The list can be filtered by ids',
    quote: 'IDs of the videos to find. You can specify one or more identifiers separated by commas.',
    requirement: 'id=1,101: these videos only',
    evidence: documented(LIST),
    cost: { requests: 5 },
    run: async (t) => {
      const { ids } = await three(t);
      const { answer, ids: found } = await listed(t, `id=${ids[0]},${ids[2]}`);
      answer.verify(isDeepStrictEqual([...found].sort(), [ids[0], ids[2]].sort()), show([ids[0], ids[2]]), show(found));
    },
  }),
  check({
    id: 'videos/list-search',
    title: 'The list can be searched',
    quote:
      'Aggregated search condition. If set, the video list is filtered by one combined SQL criterion: - id={s} OR slug={s} OR name like {s}',
    requirement: 'search: the id, the slug, or a part of the name',
    evidence: documented(LIST),
    cost: { requests: 8 },
    run: async (t) => {
      const { ids, names } = await three(t);
      const { video } = await lookAtVideo(t, ids[1] ?? 0);
      const name = String(names[1]);
      const parts = { id: String(ids[1]), slug: String(video.slug), name, part: name.slice(4) };
      await eachRow(t, parts, async (part) => {
        const { answer, ids: found } = await listed(t, `search=${encodeURIComponent(part)}`);
        const fits = found.includes(ids[1] ?? 0) && !found.includes(ids[0] ?? 0);
        answer.verify(fits, `${ids[1]} for ${show(part)}`, show(found));
      });
    },
  }),
  check({
    id: 'videos/list-status',
    title: 'The list can be filtered by status',
    quote:
      'Use it to get videos filtered by their status. Possible values: - empty - pending - viewable - ready - error',
    requirement: 'status: empty, pending, viewable, ready or error',
    evidence: documented(LIST),
    cost: { requests: 5 },
    run: async (t) => {
      const { ids, query } = await three(t);
      const empty = await listed(t, `${query}&status=empty`);
      empty.answer.verify(
        ids.every((id) => empty.ids.includes(id)),
        show(ids),
        show(empty.ids),
      );
      const ready = await listed(t, `${query}&status=ready`);
      ready.answer.verify(ready.ids.length === 0, 'no video that is ready', show(ready.ids));
    },
  }),
  check({
    id: 'videos/list-user',
    title: 'The list can be filtered by user',
    quote: 'Find videos where "client_user_id" meta field is equal to the search value',
    requirement: 'client_user_id: videos of your own user',
    evidence: documented(LIST),
    cost: { requests: 5 },
    run: async (t) => {
      const { ids, query } = await three(t);
      const mine = await listed(t, `${query}&client_user_id=4711`);
      mine.answer.verify(
        ids.every((id) => mine.ids.includes(id)),
        show(ids),
        show(mine.ids),
      );
      const other = await listed(t, `${query}&client_user_id=4712`);
      other.answer.verify(other.ids.length === 0, 'no video', show(other.ids));
    },
  }),
  check({
    id: 'videos/list-fields',
    title: 'The list can be limited to some members',
    quote: 'Restriction to return only the specified attributes, instead of the entire dataset.',
    requirement: 'fields: only these members',
    evidence: documented(LIST),
    cost: { requests: 3 },
    run: async (t) => {
      const { id } = await addVideo(t);
      const { answer, videos } = await listed(t, `id=${id}&fields=id,name`);
      const [video = {}] = videos;
      answer.verify(video.id === id && video.name === 'Conformance', 'id and name', show(video));
      // Extra members are allowed, but not the common members that the request left out: the parameter is about these.
      const others = ['status', 'slug', 'hls_url', 'duration', 'created_at', 'converted_videos'];
      const unasked = others.filter((name) => name in video);
      answer.verify(unasked.length === 0, 'nothing but id and name', show(unasked));
    },
  }),
  check({
    id: 'videos/list-pages',
    title: 'The list comes in pages',
    quote: 'Page number. Use it to list the paginated content',
    requirement: 'page and per_page',
    evidence: documented(LIST),
    cost: { requests: 6 },
    run: async (t) => {
      const { query } = await three(t);
      const seen: unknown[] = [];
      for (const [page, amount] of [
        [1, 2],
        [2, 1],
        [3, 0],
      ]) {
        const { answer, ids } = await listed(t, `${query}&per_page=2&page=${page}`);
        answer.verify(ids.length === amount, `${amount} videos on page ${page}`, show(ids));
        answer.verify(ids.length <= 2 && ids.every((id) => !seen.includes(id)), 'videos of no page before', show(ids));
        seen.push(...ids);
      }
    },
  }),
  check({
    id: 'videos/list-odd-parameters',
    title: 'Invalid parameters are ignored',
    requirement: 'status=status, per_page=0, q[status_eq]=3: 200 with an array',
    evidence: observed(`${SUITES}; vendor apps of 2023`),
    cost: { requests: 4 },
    run: async (t) => {
      const rows = { status: 'status=status', zero: 'page=0&per_page=0', apps: 'q%5Bstatus_eq%5D=3', id: 'id=id' };
      await eachRow(t, rows, async (query) => {
        await listed(t, query);
      });
    },
  }),
  check({
    id: 'videos/names',
    title: 'Names can be read by id',
    quote: 'Comma-separated set of video IDs. Example, ?ids=7,17',
    requirement: '200 for ids=7,17 and for ids=7&ids=17',
    evidence: observed(`${SUITES}: both SDKs send repeated ids and discard the body, which is undocumented`),
    cost: { requests: 4 },
    run: async (t) => {
      const [one, two] = [await addVideo(t), await addVideo(t)];
      await eachRow(t, { comma: `ids=${one.id},${two.id}`, repeated: `ids=${one.id}&ids=${two.id}` }, async (query) => {
        (await t.send({ path: `${VIDEOS}/names?${query}` })).expectStatus(200);
      });
    },
  }),
  check({
    id: 'videos/names-members',
    title: 'Names come with their ids',
    requirement: 'An array of {id, name}',
    evidence: assumed('the body is undocumented'),
    cost: { requests: 2 },
    run: async (t) => {
      const { id } = await addVideo(t, plainVideo({ name: 'Named' }));
      const answer = await t.send({ path: `${VIDEOS}/names?ids=${id}` });
      const rows = shapedList(answer, 'listVideoNames');
      answer.verify(rows.length === 1 && rows[0]?.id === id && rows[0].name === 'Named', `${id} Named`, show(rows));
    },
  }),
];
