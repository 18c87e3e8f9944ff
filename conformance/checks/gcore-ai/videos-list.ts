import { isDeepStrictEqual } from 'node:util';
import { assumed, documented, observed } from '../../../src/base/evidence.ts';
import { isJsonObject } from '../../../src/base/json.ts';
import { type Check, defineCheck } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { chose } from './support/account.ts';
import { checksOf } from './support/check.ts';
import { expectError, expectRefusal } from './support/refusals.ts';
import { shapedList } from './support/shape.ts';
import { SPEC, SUITES } from './support/sources.ts';
import { subtitlesIn, VTT } from './support/subtitles.ts';
import { wordOf } from './support/task-list.ts';
import { addVideo, clipVideo, listed, lookAtVideo, plainVideo, readyVideo, VIDEOS } from './support/videos.ts';

const LIST = `${SPEC}, GET ${VIDEOS}`;

const check = checksOf('videos');

/** Creates videos with names that no other check uses, the newest last. */
async function three(t: Parameters<Check['run']>[0]) {
  const word = await wordOf(t);
  const names = ['first', 'second', 'third'].map((name) => `${word} ${name}`);
  const ids: number[] = [];
  for (const name of names) {
    ids.push((await addVideo(t, plainVideo({ name, client_user_id: 4711 }))).id);
    await t.wait(1);
  }
  return { ids, names, query: `search=${word}` };
}

/** Videos: lists, names and batches. */
export const videoListChecks: readonly Check[] = [
  check(
    'list',
    'Videos are listed, the newest first',
    '200 with a bare array',
    documented(`${LIST}; the order by a list of 2022`),
    4,
    async (t) => {
      const { ids, query } = await three(t);
      const { answer, ids: found } = await listed(t, query);
      const own = found.filter((id) => ids.includes(Number(id)));
      answer.verify(show(own) === show([...ids].reverse()), show([...ids].reverse()), show(own));
    },
  ),
  check(
    'list-items',
    'The list shows videos as they are read by id',
    'An item has the members of the video',
    documented(LIST),
    12,
    async (t) => {
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'disable' }));
      const video = await readyVideo(t, id);
      const { answer, videos } = await listed(t, `id=${id}`);
      answer.verify(videos.length === 1, `the video ${id}`, show(videos));
      const different = Object.keys(videos[0] ?? { none: null }).filter(
        (name) => !isDeepStrictEqual(videos[0]?.[name], video[name]),
      );
      answer.verify(different.length === 0, 'the same members', show(different));
    },
  ),
  check(
    'list-ids',
    'The list can be filtered by ids',
    'id=1,101: these videos only',
    documented(LIST),
    5,
    async (t) => {
      const { ids } = await three(t);
      const { answer, ids: found } = await listed(t, `id=${ids[0]},${ids[2]}`);
      answer.verify(show([...found].sort()) === show([ids[0], ids[2]].sort()), show([ids[0], ids[2]]), show(found));
    },
  ),
  check(
    'list-search',
    'The list can be searched',
    'search: the id, the slug, or a part of the name',
    documented(LIST),
    8,
    async (t) => {
      const { ids, names } = await three(t);
      const { video } = await lookAtVideo(t, ids[1] ?? 0);
      const parts = {
        id: String(ids[1]),
        slug: String(video.slug),
        name: String(names[1]),
        part: String(names[1]).slice(4),
      };
      await eachRow(t, parts, async (part) => {
        const { answer, ids: found } = await listed(t, `search=${encodeURIComponent(part)}`);
        answer.verify(
          found.includes(ids[1] ?? 0) && !found.includes(ids[0] ?? 0),
          `${ids[1]} for ${show(part)}`,
          show(found),
        );
      });
    },
  ),
  check(
    'list-status',
    'The list can be filtered by status',
    'status: empty, pending, viewable, ready or error',
    documented(LIST),
    5,
    async (t) => {
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
  ),
  check(
    'list-user',
    'The list can be filtered by user',
    'client_user_id: videos of your own user',
    documented(LIST),
    5,
    async (t) => {
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
  ),
  check(
    'list-fields',
    'The list can be limited to some members',
    'fields: only these members',
    documented(LIST),
    3,
    async (t) => {
      const { id } = await addVideo(t);
      const { answer, videos } = await listed(t, `id=${id}&fields=id,name`);
      const [video = {}] = videos;
      answer.verify(video.id === id && video.name === 'Conformance', 'id and name', show(video));
      // Extra members are allowed, but not the common members that the request left out: the parameter is about these.
      const others = ['status', 'slug', 'hls_url', 'duration', 'created_at', 'converted_videos'];
      const unasked = others.filter((name) => name in video);
      answer.verify(unasked.length === 0, 'nothing but id and name', show(unasked));
    },
  ),
  check('list-pages', 'The list comes in pages', 'page and per_page', documented(LIST), 6, async (t) => {
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
  }),
  check(
    'list-odd-parameters',
    'Invalid parameters are ignored',
    'status=status, per_page=0, q[status_eq]=3: 200 with an array',
    observed(`${SUITES}; vendor apps of 2023`),
    4,
    async (t) => {
      const rows = { status: 'status=status', zero: 'page=0&per_page=0', apps: 'q%5Bstatus_eq%5D=3', id: 'id=id' };
      await eachRow(t, rows, async (query) => {
        await listed(t, query);
      });
    },
  ),
  check(
    'names',
    'Names can be read by id',
    '200 for ids=7,17 and for ids=7&ids=17',
    observed(`${SUITES}: both SDKs send repeated ids and discard the body, which is undocumented`),
    4,
    async (t) => {
      const [one, two] = [await addVideo(t), await addVideo(t)];
      await eachRow(t, { comma: `ids=${one.id},${two.id}`, repeated: `ids=${one.id}&ids=${two.id}` }, async (query) => {
        (await t.send({ path: `${VIDEOS}/names?${query}` })).expectStatus(200);
      });
    },
  ),
  check(
    'names-members',
    'Names come with their ids',
    'An array of {id, name}',
    assumed('the body is undocumented'),
    2,
    async (t) => {
      const { id } = await addVideo(t, plainVideo({ name: 'Named' }));
      const answer = await t.send({ path: `${VIDEOS}/names?ids=${id}` });
      const rows = shapedList(answer, 'listVideoNames');
      answer.verify(rows.length === 1 && rows[0]?.id === id && rows[0].name === 'Named', `${id} Named`, show(rows));
    },
  ),
  check(
    'batch',
    'Many videos are created at once',
    '200 with an array, in the order of the request',
    documented(`${SPEC}, POST ${VIDEOS}/batch`),
    4,
    async (t) => {
      const names = ['one', 'two', 'three'];
      const json = { videos: names.map((name) => plainVideo({ name })) };
      const answer = await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json });
      const videos = shapedList(answer, 'createVideos');
      answer.verify(
        show(videos.map(({ name }) => name)) === show(names),
        show(names),
        show(videos.map(({ name }) => name)),
      );
      for (const { id } of videos) await lookAtVideo(t, Number(id));
    },
  ),
  check(
    'batch-subtitles',
    'A batch may contain subtitles',
    'subtitles: [{language, vtt, name}]',
    documented(`${SPEC}, createVideoBatch`),
    2,
    async (t) => {
      const json = { videos: [plainVideo({ subtitles: [{ language: 'ger', name: 'Deutsch', vtt: VTT }] })] };
      const answer = await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json });
      const id = Number(shapedList(answer, 'createVideos')[0]?.id);
      const { answer: list, rows } = await subtitlesIn(t, id);
      const [row] = rows;
      list.verify(
        rows.length === 1 && row?.language === 'ger' && row.vtt === VTT && row.name === 'Deutsch',
        'the German subtitle',
        show(rows),
      );
    },
  ),
  check(
    'batch-refused',
    'A batch with a video that has no name is refused',
    `422 {"errors": ...}; no video of the batch is created`,
    documented(`${SPEC}, 422 of POST ${VIDEOS}/batch; that no video is created is assumed`),
    2,
    async (t) => {
      if (await chose(t, 'blankName', 'accept')) t.skip('names are optional on this target');
      const name = `Batch ${t.seed} refused`;
      const json = { videos: [plainVideo({ name }), plainVideo({ name: '' })] };
      expectRefusal(await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json }), 422);
      if (!t.arranged) return;
      const { answer, ids } = await listed(t, `search=${encodeURIComponent(name)}`);
      answer.verify(ids.length === 0, 'no video', show(ids));
    },
  ),
  defineCheck({
    id: 'gcore-ai/videos/batch-too-many',
    title: 'A batch has at most 500 videos',
    requirement: '400 for more than 500',
    evidence: assumed(`${SPEC} documents the number, not the answer`),
    cost: { requests: 1, credits: 0 },
    // A service that accepts them creates 501 videos.
    exhaustive: true,
    run: async (t) => {
      const json = { videos: Array.from({ length: 501 }, () => plainVideo()) };
      expectError(await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json }), 400);
    },
  }),
  check(
    'batch-odd',
    'A batch must be a list of videos',
    '400 {"status": 400, "error": "Bad Request. ..."}',
    documented(`${SPEC}, 400 badrequest of POST ${VIDEOS}/batch; the case is assumed`),
    2,
    async (t) => {
      await eachRow(t, { text: { videos: 'x' }, numbers: { videos: [7] } }, async (json) => {
        const answer = await t.send({ method: 'POST', path: `${VIDEOS}/batch`, json });
        expectError(answer, 400);
        answer.verify(
          isJsonObject(answer.json()) && answer.field('status', 'number') === 400,
          'the field "status" 400',
          answer.summary(),
        );
      });
    },
  ),
];
