import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { STATUS } from './support/sources.ts';
import { addVideo, clipVideo, lookAtVideo, readyVideo, UNTIL_READY } from './support/videos.ts';

const ORDER = ['empty', 'pending', 'viewable', 'ready', 'error'];

/** The statuses of a video from a link. */
export const videoLifeChecks = [
  check({
    id: 'video-life/statuses',
    title: 'A video from a link becomes ready',
    quote: 'Empty -> Pending -> Viewable -> Ready',
    requirement: 'empty, pending, viewable, ready, in this order',
    evidence: documented(STATUS),
    cost: UNTIL_READY,
    run: async (t) => {
      const { id } = await addVideo(t, { ...clipVideo(), auto_transcribe_audio_language: 'disable' });
      const seen: unknown[] = [];
      const video = await readyVideo(t, id, ({ status }) => seen.push(status));
      const { answer } = await lookAtVideo(t, id);
      const places = seen.map((status) => ORDER.indexOf(String(status)));
      answer.verify(
        places.every((place, at) => at === 0 || place >= (places[at - 1] ?? 0)),
        `statuses in the order ${ORDER}`,
        show(seen),
      );
      answer.verify(video.status === 'ready', 'ready at last', show(video.status));
    },
  }),
];
