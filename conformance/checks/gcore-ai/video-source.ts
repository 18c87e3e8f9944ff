import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { check } from './support/check.ts';
import { SPEC, STATUS } from './support/sources.ts';
import { addVideo, clipVideo, lookAtVideo, plainVideo, readyVideo, renditions, UNTIL_READY } from './support/videos.ts';

/** What a video takes from its source: its length, or the reason why it stays empty. */
export const videoSourceChecks = [
  check({
    id: 'video-life/duration',
    title: 'A ready video reports its length',
    quote: 'Video duration in milliseconds.',
    requirement: 'duration in milliseconds',
    evidence: documented(`${SPEC}, videoDetails`),
    cost: UNTIL_READY,
    run: async (t) => {
      const { id } = await addVideo(t, { ...clipVideo(), auto_transcribe_audio_language: 'disable' });
      await readyVideo(t, id);
      const { answer, video } = await lookAtVideo(t, id);
      const duration = Number(video.duration);
      answer.verify(Math.abs(duration - 30_000) < 1_500, 'about 30000 ms', show(video.duration));
    },
  }),
  check({
    id: 'video-life/bad-source',
    title: 'A source that is not a video leaves the video empty, with the reason',
    quote:
      'If the video fails while uploading and checking, it will remain in "empty" status with details in the "error" field.',
    requirement: 'status empty, error "File Invalid", converted_videos []',
    evidence: documented(`${STATUS}, sample of a playlist as source`),
    cost: UNTIL_READY,
    run: async (t) => {
      const { id } = await addVideo(t, plainVideo({ origin_url: 'https://demo-files.gvideo.io/hls/master.m3u8' }));
      const every = t.arranged ? 10 : 5;
      for (let waited = 0; ; waited += every) {
        const { answer, video } = await lookAtVideo(t, id);
        answer.verify(video.status === 'empty', 'the status empty', show(video.status));
        if (video.error) {
          answer.verify(renditions(video).length === 0, 'no versions', show(video.converted_videos));
          return;
        }
        answer.verify(waited < 120, 'an error within two minutes', show(video.error));
        await t.wait(every);
      }
    },
  }),
];
