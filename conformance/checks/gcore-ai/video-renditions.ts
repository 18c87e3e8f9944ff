import { documented } from '../../../src/base/evidence.ts';
import { show } from '../../model/show.ts';
import { chose } from './support/account.ts';
import { check } from './support/check.ts';
import { SPEC, STATUS } from './support/sources.ts';
import { addVideo, clipVideo, lookAtVideo, readyVideo, renditions, UNTIL_READY } from './support/videos.ts';

/** The versions of a ready video. */
export const renditionChecks = [
  check({
    id: 'video-life/renditions',
    title: 'A ready video has its versions',
    quote:
      'complete – rendition finished. mp4_url becomes available and the quality is appended to HLS/DASH manifests.',
    requirement: 'converted_videos: each complete, progress 100, with name, size and height',
    evidence: documented(`${SPEC}, videoDetails; ${STATUS}`),
    cost: UNTIL_READY,
    run: async (t) => {
      const { id } = await addVideo(t, { ...clipVideo(), auto_transcribe_audio_language: 'disable' });
      await readyVideo(t, id);
      const { answer, video } = await lookAtVideo(t, id);
      const all = renditions(video);
      const complete = all.every(
        ({ status, progress, size, height, name }) =>
          status === 'complete' &&
          progress === 100 &&
          Number(size) > 0 &&
          Number(height) > 0 &&
          typeof name === 'string',
      );
      answer.verify(all.length > 0 && complete, 'complete versions', show(all, 400));
    },
  }),
  check({
    id: 'video-life/progress',
    title: 'The progress of versions grows',
    quote: 'Completion percent: progress (0–100).',
    requirement: 'progress of a rendition: 0 to 100, never less than before',
    evidence: documented(`${SPEC}, converted_videos; ${STATUS}`),
    cost: UNTIL_READY,
    run: async (t) => {
      const { id } = await addVideo(t, { ...clipVideo(), auto_transcribe_audio_language: 'disable' });
      const looks: number[][] = [];
      await readyVideo(t, id, (video) => looks.push(renditions(video).map(({ progress }) => Number(progress))));
      const { answer } = await lookAtVideo(t, id);
      const inRange = looks.flat().every((progress) => Number.isInteger(progress) && progress >= 0 && progress <= 100);
      const grow = looks.every((now, at) => now.every((progress, one) => progress >= (looks[at - 1]?.[one] ?? 0)));
      answer.verify(inRange && grow, 'progress that grows from 0 to 100', show(looks));
    },
  }),
  check({
    id: 'video-life/mp4',
    title: 'A complete version can be downloaded as MP4',
    quote:
      "If the mp4_url field isn't shown in the response, contact technical support. MP4 support may be disabled for your account.",
    requirement: 'mp4_url: https://{host}/videos/{client}_{slug}/....mp4, unless MP4 is off for the account',
    evidence: documented('streaming/video-hosting/hls-and-mp4; guide generate-captions-via-api: it may be missing'),
    cost: UNTIL_READY,
    run: async (t) => {
      const { id } = await addVideo(t, { ...clipVideo(), auto_transcribe_audio_language: 'disable' });
      await readyVideo(t, id);
      const { answer, video } = await lookAtVideo(t, id);
      const urls = renditions(video).map(({ mp4_url }) => mp4_url);
      if (!(await chose(t, 'mp4', 'on')) && urls.every((url) => url == null)) t.skip('MP4 is off for the account');
      const fit = urls.every(
        (url) => typeof url === 'string' && url.includes(`_${video.slug}/`) && url.endsWith('.mp4'),
      );
      answer.verify(fit && urls.length > 0, `addresses with _${video.slug}/ and .mp4`, show(urls));
    },
  }),
];
