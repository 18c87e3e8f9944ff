import { isDeepStrictEqual } from 'node:util';
import type { JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { CHARACTERS } from '../characters.ts';
import { check } from './support/check.ts';
import { observed, PROBES, SPEC, spec } from './support/sources.ts';
import type { Stream } from './support/stream.ts';

/** Creates upload URLs whose videos have names with a word of their own, in order, some seconds apart. Returns word and ids. */
async function many(stream: Stream, amount: number): Promise<{ word: string; ids: readonly string[] }> {
  const word = `many${(await stream.t.now()).toString(36)}`;
  const ids: string[] = [];
  for (let n = 0; n < amount; n += 1) {
    const json = { maxDurationSeconds: 60, meta: { name: `${word} ${n}` } };
    ids.push(stream.made(await stream.object('createDirectUpload', {}, { json })).uid);
    await stream.t.wait(stream.t.arranged ? 10 : 0.1);
  }
  return { word, ids };
}

const uidsOf = (result: unknown): string[] => (result as readonly JsonObject[]).map(({ uid }) => String(uid));

/** The name of a length, with characters that count as more than one unit or byte. */
const nameOf = (length: number): string => `${'é'.repeat(10)}𝄞${'n'.repeat(length)}`.slice(0, length);

/** Many videos, their names, and what counts after deletions. */
export const manyVideoChecks = [
  check({
    id: 'videos-list/many',
    title: 'A long list is complete, in order, and cut at each limit',
    quote: 'Maximum number of videos to return (default 1000, max 1000).',
    requirement: 'limit: maximum number of videos to return, 1 to 1000; the newest first',
    evidence: spec,
    cost: { requests: 120 },
    run: async (stream) => {
      const amount = 53;
      const { word, ids } = await many(stream, amount);
      const newest = [...ids].reverse();
      for (const limit of [1, 9, 10, 11, 50, 51, 52, 53, 100, 999, 1000, null]) {
        const rest = `?search=${word}${limit === null ? '' : `&limit=${limit}`}`;
        const { answer, result } = await stream.do('listVideos', { rest });
        const wanted = newest.slice(0, limit ?? undefined);
        answer.verify(
          isDeepStrictEqual(uidsOf(result), wanted),
          `${wanted.length} videos, the newest first`,
          show(uidsOf(result)),
        );
      }
      const { answer, result } = await stream.do('listVideos', {
        rest: `?search=${word}&asc=true&limit=${amount - 1}`,
      });
      answer.verify(isDeepStrictEqual(uidsOf(result), ids.slice(0, -1)), 'the oldest first', show(uidsOf(result)));
    },
  }),
  check({
    id: 'captions-list/many',
    title: 'A long list of tracks is complete, also after deletions',
    quote: 'Lists the available captions or subtitles for a specific video.',
    requirement: 'The list has every track once, however many there are',
    evidence: spec,
    cost: { requests: 116 },
    run: async (stream) => {
      const video = await stream.ready();
      const all =
        'ar bg ca cs da de el en es et fa fi fr he hi hr hu id it ja ko lt lv ms nl no pl pt ro ru sk sl sr sv th tr uk ur vi zh af sq hy az eu be bn bs ka gl gu kk km ky lo mk mn ne si sw ta te uz'.split(
          ' ',
        );
      const tags = all.slice(0, 52);
      for (const tag of tags) await stream.put(video, tag);
      await stream.expectTags(video, ...tags);
      const gone = [tags[0], tags[5], tags.at(-1)];
      for (const tag of gone) await stream.do('deleteCaption', { video, language: tag ?? '' });
      await stream.expectTags(video, ...tags.filter((tag) => !gone.includes(tag)));
    },
  }),
  check({
    id: 'videos-list/counts-after-deletions',
    title: 'Counts and lists follow each deletion',
    requirement: 'total and range: of the videos that exist',
    evidence: observed(`${PROBES}; ${SPEC}: include_counts`),
    cost: { requests: 24 },
    run: async (stream) => {
      const { word, ids } = await many(stream, 5);
      const left = new Set(ids);
      for (const uid of [null, ids[2], ids[4], ids[0], ids[1]]) {
        if (uid != null) {
          (await stream.send('deleteVideo', { video: uid })).expectStatus(200);
          left.delete(uid);
        }
        const { answer, result } = await stream.do('listVideos', { rest: `?include_counts=true&search=${word}` });
        const { total, range } = answer.json();
        const fits = Number(total) === left.size && Number(range) === left.size && uidsOf(result).length === left.size;
        answer.verify(fits, `total ${left.size}, range ${left.size} and as many videos`, show({ total, range }));
      }
    },
  }),
  check({
    id: 'videos/names-kept',
    title: 'Names and creators of every kind of character are kept and found',
    quote: 'A user modifiable key-value store used to reference other systems of record for managing videos.',
    requirement: 'meta: as it was sent, at creation and at an edit',
    evidence: spec,
    cost: { requests: 13 },
    run: async (stream) => {
      const [first = '', second = ''] = [Object.values(CHARACTERS).join(' '), nameOf(300)];
      const many = Object.fromEntries(Array.from({ length: 12 }, (_, at) => [`entry${at}`, `value ${at}`]));
      const meta = { name: first, 'ключ \u{1f511}': CHARACTERS.joiners, empty: '', ...many };
      const json = { maxDurationSeconds: 60, meta };
      const { uid } = stream.made(await stream.object('createDirectUpload', {}, { json }));
      const expectMeta = async (wanted: JsonObject) => {
        for (const { answer, result } of [
          await stream.do('getVideo', { video: uid }),
          await stream.do('listVideos', { rest: `?id=${uid}` }),
        ]) {
          const [video] = [result].flat() as readonly JsonObject[];
          answer.expectMembers(wanted, (video?.meta ?? {}) as JsonObject);
        }
      };
      await expectMeta(meta);
      for (const name of [second, first, ` ${second} `]) {
        await stream.do('editVideo', { video: uid }, { json: { meta: { ...meta, name } } });
        await expectMeta({ ...meta, name });
      }
    },
  }),
  check({
    id: 'videos/creator-length',
    title: 'A creator of 64 characters is kept',
    quote: 'A user-defined identifier for the media creator.',
    requirement: 'creator: at most 64 characters, kept as they are',
    evidence: spec,
    cost: { requests: 12 },
    run: async (stream) => {
      for (const creator of ['c'.repeat(64), 'Cc'.repeat(31), ' spaced  creator ', '작성자'.repeat(21)]) {
        const json = { maxDurationSeconds: 60, creator };
        const { uid } = stream.made(await stream.object('createDirectUpload', {}, { json }));
        const { answer, result } = await stream.do('getVideo', { video: uid });
        answer.expectMembers({ creator }, result as JsonObject);
      }
    },
  }),
];
