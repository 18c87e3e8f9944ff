import { isDeepStrictEqual } from 'node:util';
import { observed } from '../../../../src/base/evidence.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import { expectRefused, refusals } from '../../../checks/cloudflare-stream/support/refusals.ts';
import { PROBES, SPEC } from '../../../checks/cloudflare-stream/support/sources.ts';
import { accountIn, Stream } from '../../../checks/cloudflare-stream/support/stream.ts';
import type { Answer } from '../../../model/context/answer.ts';
import { show } from '../../../model/show.ts';
import { modelOf, type Step } from '../provider-model.ts';

interface Video {
  readonly uid: string;
  fields: Fields;
}

type Fields = {
  readonly meta: JsonObject;
  readonly creator: string;
  readonly requireSignedURLs: boolean;
};

/** Demands the fields; a service may add to `meta`. */
function expectFields(answer: Answer, { meta, ...others }: Fields, video: JsonObject): void {
  answer.expectMembers(meta, (video.meta ?? {}) as JsonObject);
  answer.expectMembers(others, video);
}

interface World {
  readonly stream: Stream;
  /** A word in every name: an account may have other videos. */
  readonly word: string;
  /** The oldest first; ten seconds apart. */
  readonly videos: Video[];
}

const inWord = (word: string, meta: JsonObject): JsonObject => ({ name: `${word} ${meta.name}` });

const create = (fields: Fields): Step<World> => ({
  text: `create a video ${show(fields.meta.name)} of ${fields.creator}`,
  run: async ({ stream, word, videos }) => {
    const own = { ...fields, meta: inWord(word, fields.meta) };
    const { uid } = await stream.object('createDirectUpload', {}, { json: { maxDurationSeconds: 60, ...own } });
    videos.push({ uid: String(uid), fields: own });
    await stream.t.wait(10);
  },
});

/** A step on one of the videos that exist. */
const on = (at: number, text: string, run: (world: World, video: Video) => Promise<unknown>): Step<World> => ({
  text: `${text} video ${at}`,
  applies: ({ videos }) => at < videos.length,
  run: (world) => run(world, world.videos[at] as Video),
});

const edit = ([at, some]: readonly [number, Partial<Fields>]) =>
  on(at, `change ${Object.keys(some).join(' and ') || 'nothing'} of`, async ({ stream, word }, video) => {
    const json = some.meta === undefined ? some : { ...some, meta: inWord(word, some.meta) };
    video.fields = { ...video.fields, ...json };
    await stream.do('editVideo', { video: video.uid }, { json: json as JsonObject });
  });

const read = (at: number) =>
  on(at, 'read', async ({ stream }, { uid, fields }) => {
    const { answer, result } = await stream.do('getVideo', { video: uid });
    expectFields(answer, fields, result as JsonObject);
  });

const remove = (at: number) =>
  on(at, 'delete', async ({ stream, videos }, { uid }) => {
    (await stream.send('deleteVideo', { video: uid })).expectStatus(200);
    for (const operation of ['getVideo', 'listCaptions'] as const) {
      expectRefused(await stream.send(operation, { video: uid }), refusals.notFound);
    }
    videos.splice(at, 1);
  });

const list = ({ limit, isAscending }: { readonly limit: number; readonly isAscending: boolean }): Step<World> => ({
  text: `list ${limit} videos with counts, the ${isAscending ? 'oldest' : 'newest'} first`,
  run: async ({ stream, word, videos }) => {
    const rest = `?include_counts=true&search=${word}&limit=${limit}${isAscending ? '&asc=true' : ''}`;
    const { answer, result } = await stream.do('listVideos', { rest });
    const ordered = isAscending ? videos : [...videos].reverse();
    const rows = result as readonly JsonObject[];
    const [wanted, uids] = [ordered.slice(0, limit).map(({ uid }) => uid), rows.map(({ uid }) => uid)];
    answer.verify(isDeepStrictEqual(uids, wanted), `the videos ${show(wanted)}`, show(uids));
    const total = Number(answer.json().total);
    answer.verify(total === videos.length, `total ${videos.length}`, total);
    for (const [at, row] of rows.entries()) expectFields(answer, (ordered[at] as Video).fields, row);
  },
});

/** The videos of an account of Cloudflare Stream, their list and their count. */
export const streamVideosModel = modelOf<World>({
  id: 'cloudflare-stream/videos',
  title: 'Videos are as they were created, edited and deleted, alone and in the list',
  requirement:
    'limit and asc: the newest first, or the oldest; total: of the videos that exist; a deleted video answers 404',
  evidence: observed(`${PROBES}; documented: ${SPEC}`),
  open: async (t) => {
    await t.given({ limit: null });
    return { stream: new Stream(t, await accountIn(t)), word: `model${t.seed}`, videos: [] };
  },
  steps: (fc) => {
    const at = fc.nat(4);
    const fields = {
      meta: fc.integer({ min: 1, max: 9 }).map((n) => ({ name: `Name ${n}` })),
      creator: fc.constantFrom('ann', 'bob'),
      requireSignedURLs: fc.boolean(),
    };
    const some = fc.record(fields, { requiredKeys: [] }).filter((chosen) => Object.keys(chosen).length > 0);
    const creating = fc.record(fields).map(create);
    const listing = fc.record({ limit: fc.constantFrom(1, 2, 5, 1_000), isAscending: fc.boolean() }).map(list);
    return [creating, creating, fc.tuple(at, some).map(edit), at.map(read), at.map(remove), listing];
  },
});
