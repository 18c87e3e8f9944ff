import type { JsonObject } from '../../../src/base/json.ts';
import type { Answer } from '../../model/context/answer.ts';
import { show } from '../../model/show.ts';
import { eachRow } from '../rows.ts';
import { check } from './support/check.ts';
import { expectFailed, FAILED } from './support/failed-video.ts';
import { sample } from './support/media.ts';
import { assumed, documented, observed, SPEC, spec, WEBHOOKS_PAGE } from './support/sources.ts';
import type { SeenVideo, Stream } from './support/stream.ts';

/** Words of the sources that several checks rest on. */
const says = {
  playable:
    'Indicates whether the video is playable. The field is empty if the video is not ready for viewing or the live stream is still in progress.',
} as const;

const ORDER = ['pendingupload', 'downloading', 'queued', 'inprogress', 'ready'];

/** Reads a video every second until it is final, and once an hour later. */
async function lifeOf(stream: Stream, uid: string, look: (video: SeenVideo, fail: Fail) => void): Promise<void> {
  for (let final = 0, looks = 0; final < 2; looks += 1) {
    const { answer, result } = await stream.do('getVideo', { video: uid });
    const video = result as SeenVideo;
    look(video, (expected, got) => answer.fail(expected, show(got, 300)));
    if (video.status.state === 'ready' || video.status.state === 'error') final += 1;
    else if (looks > 120) answer.fail('a final state', show(video.status));
    await stream.t.wait(final === 1 && stream.t.arranged ? 3_600 : 1);
  }
}
type Fail = (expected: string, got: unknown) => never;

/** Files that cannot be used, with their reasons. */
const REASONS = {
  'page.html': 'ERR_NON_VIDEO',
  'damaged.mp4': 'ERR_MALFORMED_VIDEO',
  'gone.mp4': 'ERR_FETCH_ORIGIN_ERROR',
  'blink.mp4': 'ERR_DURATION_TOO_SHORT',
  'odd.mp4': 'ERR_UNKNOWN',
};

/** Demands thumbnail, preview and two manifests, each with the id of the video. */
function expectAddresses(answer: Answer, video: JsonObject): void {
  const { uid, thumbnail, preview, playback } = video;
  const { hls, dash } = playback as JsonObject;
  answer.verify(typeof thumbnail === 'string' && typeof preview === 'string', 'thumbnail and preview', show(video));
  answer.verify(String(hls).includes('.m3u8') && String(dash).includes('.mpd'), 'two manifests', show(playback));
  const own = [hls, dash, thumbnail, preview].every((url) => String(url).includes(String(uid)));
  answer.verify(own, `addresses with the id ${uid}`, show({ hls, dash, thumbnail, preview }, 500));
}

/** The states of a video. */
export const lifeChecks = [
  check({
    id: 'videos-life/states',
    title: 'A video goes forward through its states, never back',
    requirement: 'pendingupload, downloading, queued, inprogress, ready',
    evidence: assumed(`the states: ${SPEC}; their order is suggested by their names`),
    cost: { requests: 15 },
    run: async (stream) => {
      const { uid } = await stream.copy();
      let last = 0;
      await lifeOf(stream, uid, ({ status }, fail) => {
        const at = ORDER.indexOf(String(status.state));
        if (at < last) fail(`no state before ${ORDER[last]}`, status);
        last = at;
      });
    },
  }),
  check({
    id: 'videos-life/percent',
    title: 'The percentage is a number as text that never falls',
    quote: 'Indicates the progress as a percentage between 0 and 100.',
    requirement: 'pctComplete: a string from 0 to 100, e.g. "39.000000"',
    evidence: documented(`${SPEC}: string, "between 0 and 100"`),
    cost: { requests: 16 },
    run: async (stream) => {
      const { uid } = await stream.copy();
      let last = 0;
      let seen = 0;
      await lifeOf(stream, uid, ({ status }, fail) => {
        if (status.pctComplete === undefined || status.pctComplete === '') return;
        const percent = Number(status.pctComplete);
        if (typeof status.pctComplete !== 'string' || !(percent >= 0 && percent <= 100)) {
          fail('pctComplete as text from 0 to 100', status);
        }
        if (percent < last) fail(`no less than ${last} percent`, status);
        last = percent;
        seen += 1;
      });
      const { answer, result } = await stream.do('getVideo', { video: uid });
      answer.verify(seen > 0, 'pctComplete', 'none');
      // A video may be ready with the first quality level, but an hour later more than one percent is done.
      const { status } = result as SeenVideo;
      if (stream.t.arranged) answer.verify(last > 1, 'more than 1 of 100 percent of a ready video', show(status));
    },
  }),
  check({
    id: 'videos-life/ready',
    title: 'A ready video can be played, and the list shows it as ready',
    quote: says.playable,
    requirement: 'readyToStream true, a known duration and size; thumbnail, preview and two manifests below its id',
    evidence: spec,
    cost: { requests: 6 },
    run: async (stream) => {
      const { uid: video } = await stream.copy();
      await stream.settled(video, 'ready');
      const { answer, result } = await stream.do('getVideo', { video });
      const { duration, input } = result as JsonObject;
      answer.expectMembers({ readyToStream: true }, result as JsonObject);
      answer.verify(Number(duration) > 0, 'a duration above 0', show(duration));
      answer.verify(Number((input as JsonObject).width) > 0, 'a width above 0', show(input));
      expectAddresses(answer, result as JsonObject);
      const { answer: list, result: listed } = await stream.do('listVideos', { rest: `?id=${video}` });
      const [inList] = listed as readonly SeenVideo[];
      list.verify(inList?.status.state === 'ready', 'the state ready in the list too', show(inList?.status));
    },
  }),
  check({
    id: 'videos-life/not-ready-before',
    title: 'readyToStream becomes true with the state ready',
    quote: says.playable,
    requirement: 'readyToStream: whether the video is playable',
    evidence: observed('the state is ready as soon as the first quality level is'),
    cost: { requests: 15 },
    run: async (stream) => {
      const { uid } = await stream.copy();
      await lifeOf(stream, uid, ({ status, readyToStream }, fail) => {
        if (readyToStream !== (status.state === 'ready')) fail(`readyToStream ${status.state === 'ready'}`, status);
      });
    },
  }),
  check({
    id: 'videos-life/errors',
    title: 'A video that cannot be used ends in error with the reason',
    quote: FAILED,
    requirement: 'ERR_NON_VIDEO, ERR_MALFORMED_VIDEO, ERR_FETCH_ORIGIN_ERROR, ERR_DURATION_TOO_SHORT, ERR_UNKNOWN',
    evidence: documented(`${WEBHOOKS_PAGE}; key names: cloudflare-docs pull request 4980`),
    cost: { requests: 15 },
    run: async (stream) => {
      const copies = new Map<string, string>();
      for (const name of Object.keys(REASONS))
        copies.set(name, (await stream.copy({ input: await sample(stream, name) })).uid);
      await stream.t.wait(30);
      await eachRow(stream.t, REASONS, async (code, name) => {
        const { answer, result } = await stream.do('getVideo', { video: copies.get(name) ?? '' });
        const { status, readyToStream } = result as SeenVideo;
        expectFailed(answer, status, code);
        answer.verify(readyToStream === false, 'readyToStream false', show(readyToStream));
      });
    },
  }),
];
