import { documented } from '../../../../src/base/evidence.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import { expectFile } from '../../../checks/cloudflare-stream/support/files.ts';
import { expectRefused, refusals } from '../../../checks/cloudflare-stream/support/refusals.ts';
import { CAPTIONS_PAGE, SIMULATOR, TYPES } from '../../../checks/cloudflare-stream/support/sources.ts';
import { accountIn, Stream } from '../../../checks/cloudflare-stream/support/stream.ts';
import { modelOf, type Step } from '../provider-model.ts';

/** A track: the number of its uploaded file, or how far its generation is. */
type Track = { readonly file: number } | { readonly generation: 'runs' | 'ended' };

interface World {
  readonly stream: Stream;
  readonly videos: { readonly uid: string; readonly tracks: Map<string, Track> }[];
}

/** Three languages that can be generated and share no base. One is frequent, so that steps meet in it. */
const TAGS = ['en', 'en', 'en', 'de', 'fr'] as const;

const fileOf = (number: number): string =>
  `WEBVTT\n\n1\n00:00:0${number}.000 --> 00:00:0${number}.500\nThis is file number ${number}\n`;

interface Values {
  readonly at: number;
  readonly tag: string;
  readonly file: number;
}

/** The video of a number: there are one or two. */
const videoAt = ({ videos }: World, at: number) => videos[at % videos.length] as World['videos'][number];
const runs = (track: Track | undefined): boolean =>
  track !== undefined && 'generation' in track && track.generation === 'runs';

const upload = ({ at, tag, file }: Values): Step<World> => ({
  text: `upload file ${file} as ${tag} to video ${at}`,
  applies: (world) => !runs(videoAt(world, at).tracks.get(tag)),
  run: async (world) => {
    const { uid, tracks } = videoAt(world, at);
    await world.stream.put(uid, tag, fileOf(file));
    tracks.set(tag, { file });
  },
});

const remove = ({ at, tag }: Values): Step<World> => ({
  text: `delete ${tag} of video ${at}`,
  applies: (world) => !runs(videoAt(world, at).tracks.get(tag)),
  run: async (world) => {
    const { uid, tracks } = videoAt(world, at);
    const answer = await world.stream.send('deleteCaption', { video: uid, language: tag });
    if (!tracks.delete(tag)) expectRefused(answer, refusals.notFound);
    else answer.expectStatus(200);
  },
});

const generate = ({ at, tag }: Values): Step<World> => ({
  text: `generate ${tag} for video ${at}`,
  run: async (world) => {
    const { uid, tracks } = videoAt(world, at);
    const answer = await world.stream.send('generateCaption', { video: uid, language: tag });
    if (tracks.has(tag)) return void expectRefused(answer, refusals.refused);
    answer.expectStatus(200);
    tracks.set(tag, { generation: 'runs' });
  },
});

const read = ({ at, tag }: Values): Step<World> => ({
  text: `read ${tag} of video ${at}`,
  applies: (world) => !runs(videoAt(world, at).tracks.get(tag)),
  run: async (world) => {
    const { uid, tracks } = videoAt(world, at);
    const place = { video: uid, language: tag };
    const track = tracks.get(tag);
    if (track === undefined)
      return void expectRefused(await world.stream.send('getCaptionVtt', place), refusals.notFound);
    if ('file' in track) await expectFile(world.stream, uid, tag, fileOf(track.file));
    const { answer, result } = await world.stream.do('getCaption', place);
    answer.expectMembers({ generated: !('file' in track) }, result as JsonObject);
  },
});

const list = ({ at }: Values): Step<World> => ({
  text: `list the tracks of video ${at}`,
  run: async (world) => {
    const { uid, tracks } = videoAt(world, at);
    await world.stream.expectTags(uid, ...tracks.keys());
  },
});

const finish: Step<World> = {
  text: 'wait until every generation has ended',
  applies: ({ videos }) => videos.some(({ tracks }) => [...tracks.values()].some(runs)),
  run: async ({ stream, videos }) => {
    for (const { uid, tracks } of videos) {
      for (const [tag, track] of tracks) {
        if (!runs(track)) continue;
        await stream.finished(uid, tag);
        tracks.set(tag, { generation: 'ended' });
      }
    }
  },
};

const another: Step<World> = {
  text: 'add a second video',
  applies: ({ videos }) => videos.length < 2,
  run: async ({ stream, videos }) => void videos.push({ uid: await stream.ready(), tracks: new Map() }),
};

const drop: Step<World> = {
  text: 'delete the second video, with its tracks',
  applies: ({ videos }) => videos.length > 1,
  run: async ({ stream, videos }) => {
    const uid = videos.pop()?.uid ?? '';
    (await stream.send('deleteVideo', { video: uid })).expectStatus(200);
    expectRefused(await stream.send('listCaptions', { video: uid }), refusals.notFound);
  },
};

/** The tracks of one or two videos of Cloudflare Stream. */
export const tracksModel = modelOf<World>({
  id: 'cloudflare-stream/tracks',
  title: 'The tracks of a video follow every upload, generation and deletion',
  requirement:
    'One track for each language: uploading creates or replaces it, deleting removes it, and it must be deleted before it is generated',
  evidence: documented(`${CAPTIONS_PAGE}; ${TYPES}; deletion of a video: ${SIMULATOR}`),
  open: async (t) => {
    const stream = new Stream(t, await accountIn(t));
    return { stream, videos: [{ uid: await stream.ready(), tracks: new Map() }] };
  },
  steps: (fc) => {
    const values = fc.record({
      at: fc.constantFrom(0, 0, 1),
      tag: fc.constantFrom(...TAGS),
      file: fc.integer({ min: 1, max: 9 }),
    });
    const [finishing, adding] = [fc.constant(finish), fc.constantFrom(another, another, drop)];
    const [uploading, reading, removing] = [values.map(upload), values.map(read), values.map(remove)];
    const [generating, listing] = [values.map(generate), values.map(list)];
    // The more frequent ones are named twice.
    return [
      uploading,
      uploading,
      reading,
      reading,
      removing,
      generating,
      generating,
      finishing,
      finishing,
      listing,
      adding,
    ];
  },
});
