import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { type Check, defineCheck } from '../../model/check.ts';
import type { CheckContext } from '../../model/context/context.ts';
import { show } from '../../model/show.ts';
import { chose, needsAi } from './support/account.ts';
import { cuesInVtt } from './support/results.ts';
import { shapedObject } from './support/shape.ts';
import { SPEC, STATUS } from './support/sources.ts';
import { sendSubtitle, subtitlesIn } from './support/subtitles.ts';
import { look } from './support/tasks.ts';
import { addVideo, captioned, clipVideo, lookAtVideo, plainVideo, readyVideo, tasksOfVideo } from './support/videos.ts';

const AUTO = `${SPEC}, auto_transcribe_audio_language`;
const TRANSLATE = `${SPEC}, auto_translate_subtitles_language`;
const COST = { requests: 40, credits: 0 };
const ORDER = ['empty', 'pending', 'viewable', 'ready', 'error'];

const renditions = (video: JsonObject): JsonObject[] =>
  Array.isArray(video.converted_videos) ? (video.converted_videos as JsonObject[]) : [];

const check = (section: string, name: string, title: string, requirement: string, source: string, run: Check['run']) =>
  defineCheck({
    id: `gcore-ai/${section}/${name}`,
    title,
    requirement,
    evidence: documented(source),
    cost: COST,
    run,
  });

/** The statuses of a video from a link. */
export const videoLifeChecks: readonly Check[] = [
  check(
    'video-life',
    'statuses',
    'A video from a link becomes ready',
    'empty, pending, viewable, ready, in this order',
    STATUS,
    async (t) => {
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
  ),
  check(
    'video-life',
    'renditions',
    'A ready video has its versions',
    'converted_videos: each complete, progress 100, with name, size and height',
    `${SPEC}, videoDetails; ${STATUS}`,
    async (t) => {
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
  ),
  check(
    'video-life',
    'progress',
    'The progress of versions grows',
    'progress of a rendition: 0 to 100, never less than before',
    `${SPEC}, converted_videos; ${STATUS}`,
    async (t) => {
      const { id } = await addVideo(t, { ...clipVideo(), auto_transcribe_audio_language: 'disable' });
      const looks: number[][] = [];
      await readyVideo(t, id, (video) => looks.push(renditions(video).map(({ progress }) => Number(progress))));
      const { answer } = await lookAtVideo(t, id);
      const inRange = looks.flat().every((progress) => Number.isInteger(progress) && progress >= 0 && progress <= 100);
      const grow = looks.every((now, at) => now.every((progress, one) => progress >= (looks[at - 1]?.[one] ?? 0)));
      answer.verify(inRange && grow, 'progress that grows from 0 to 100', show(looks));
    },
  ),
  check(
    'video-life',
    'mp4',
    'A complete version can be downloaded as MP4',
    'mp4_url: https://{host}/videos/{client}_{slug}/....mp4, unless MP4 is off for the account',
    'streaming/video-hosting/hls-and-mp4; seed 003: it may be missing',
    async (t) => {
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
  ),
  check(
    'video-life',
    'duration',
    'A ready video reports its length',
    'duration in milliseconds',
    `${SPEC}, videoDetails`,
    async (t) => {
      const { id } = await addVideo(t, { ...clipVideo(), auto_transcribe_audio_language: 'disable' });
      await readyVideo(t, id);
      const { answer, video } = await lookAtVideo(t, id);
      const duration = Number(video.duration);
      answer.verify(Math.abs(duration - 30_000) < 1_500, 'about 30000 ms', show(video.duration));
    },
  ),
  check(
    'video-life',
    'bad-source',
    'A source that is not a video leaves the video empty, with the reason',
    'status empty, error "File Invalid", converted_videos []',
    `${STATUS}, sample of a playlist as source`,
    async (t) => {
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
  ),
];

/** Creates a video with automatic captions and waits for at least this many tasks. */
async function auto(t: CheckContext, more: JsonObject, tasks: number) {
  await needsAi(t);
  const { id } = await addVideo(t, clipVideo(more));
  await readyVideo(t, id);
  const done = await captioned(t, id, tasks);
  const { answer, rows } = await subtitlesIn(t, id);
  return { id, tasks: done, answer, rows, languages: rows.map(({ language }) => String(language)).sort() };
}

const dataOf = (task: JsonObject): JsonObject => (isJsonObject(task.task_data) ? task.task_data : {});

/** Automatic captions of videos. */
export const autoCaptionChecks: readonly Check[] = [
  check(
    'auto-captions',
    'by-default',
    'A new video is transcribed by default',
    'auto_transcribe_audio_language: auto by default',
    AUTO,
    async (t) => {
      const { answer, rows, tasks } = await auto(t, {}, 1);
      answer.verify(
        rows.length === 1 && tasks.length === 1,
        'one subtitle, one task',
        show([rows.length, tasks.length]),
      );
      answer.verify(rows[0]?.language === 'eng', 'the language eng', show(rows[0]));
    },
  ),
  check(
    'auto-captions',
    'name',
    'The names of generated subtitles say that they are generated',
    'name: "English (AI-generated)"',
    `${SPEC}, tag Subtitles: {language} (AI-generated)`,
    async (t) => {
      const { answer, rows } = await auto(t, { auto_transcribe_audio_language: 'eng' }, 1);
      answer.verify(rows[0]?.name === 'English (AI-generated)', 'English (AI-generated)', show(rows[0]?.name));
    },
  ),
  check(
    'auto-captions',
    'disabled',
    'A video with captions disabled gets no captions',
    'auto_transcribe_audio_language: disable',
    AUTO,
    async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'disable' }));
      await readyVideo(t, id);
      await t.wait(t.arranged ? 120 : 15);
      const { answer, tasks } = await tasksOfVideo(t, id);
      answer.verify(tasks.length === 0, 'no task', show(tasks));
      const { answer: list, rows } = await subtitlesIn(t, id);
      list.verify(rows.length === 0, 'no subtitle', show(rows));
    },
  ),
  check(
    'auto-captions',
    'tasks',
    'The captions of a video are listed among the AI tasks',
    "client_entity_data of the task: the video's id",
    `${AUTO}: the tasks are in GET /ai/tasks; the decimal form of the id is assumed`,
    async (t) => {
      const { id, answer, tasks } = await auto(t, { auto_transcribe_audio_language: 'eng' }, 1);
      const [task] = tasks;
      answer.verify(task?.status === 'SUCCESS', 'a task in SUCCESS', show(task));
      const data = dataOf(task ?? {});
      answer.verify(
        data.client_entity_data === String(id) && data.audio_language === 'eng',
        `the video ${id}, the language eng`,
        show(data),
      );
    },
  ),
  check(
    'auto-captions',
    'same-as-the-task',
    'The subtitle has the text of the task',
    "vtt: the cues of the task's vttContent; line breaks may differ",
    AUTO,
    async (t) => {
      const { answer, rows, tasks } = await auto(t, { auto_transcribe_audio_language: 'eng' }, 1);
      const task = await look(t, String(tasks[0]?.task_id));
      const wanted = cuesInVtt(task.answer, task.result ?? {});
      const cues = cuesInVtt(answer, { vttContent: rows[0]?.vtt ?? null });
      answer.verify(isDeepStrictEqual(cues, wanted), show(wanted), show(cues));
    },
  ),
  check(
    'auto-captions',
    'translations',
    'Each requested language becomes a subtitle',
    'auto_translate_subtitles_language: "fre,ger", one task each',
    TRANSLATE,
    async (t) => {
      const wanted = { auto_transcribe_audio_language: 'eng', auto_translate_subtitles_language: 'fre,ger' };
      const { answer, rows, languages, tasks } = await auto(t, wanted, 3);
      answer.verify(show(languages) === show(['eng', 'fre', 'ger']), 'eng, fre and ger', show(languages));
      answer.verify(tasks.length === 3, 'three tasks', tasks.length);
      const german = rows.find(({ language }) => language === 'ger');
      const spoken = rows.find(({ language }) => language === 'eng');
      answer.verify(
        german?.name === 'German (AI-generated)' && german.vtt !== spoken?.vtt,
        'a separate German subtitle',
        show(german),
      );
    },
  ),
  check(
    'auto-captions',
    'default-translations',
    'default stands for English, French and German',
    'auto_translate_subtitles_language: default = eng, fre, ger',
    TRANSLATE,
    async (t) => {
      const wanted = { auto_transcribe_audio_language: 'spa', auto_translate_subtitles_language: 'default' };
      const { answer, languages } = await auto(t, wanted, 4);
      answer.verify(show(languages) === show(['eng', 'fre', 'ger', 'spa']), 'spa, eng, fre and ger', show(languages));
    },
  ),
  check(
    'auto-captions',
    'on-demand',
    'Captions can be requested later',
    '200 to a request for generated subtitles; the file follows',
    'seed 003, Generate and translate AI captions for an exist VOD',
    async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'disable' }));
      await readyVideo(t, id);
      const answer = await sendSubtitle(t, id, { auto_transcribe_audio_language: 'auto' });
      shapedObject(answer, 'createSubtitle');
      await captioned(t, id, 1);
      const { answer: list, rows } = await subtitlesIn(t, id);
      const [row] = rows;
      const file = typeof row?.vtt === 'string' ? row.vtt : '';
      list.verify(rows.length === 1 && file.startsWith('WEBVTT\n\n1\n'), 'one subtitle with a file', show(rows));
      list.verify(
        row?.language === 'eng' && row.name === 'English (AI-generated)',
        'English (AI-generated)',
        show(row),
      );
    },
  ),
  check(
    'auto-captions',
    'on-demand-translated',
    'Translations are added as further subtitles',
    'auto_translate_subtitles_language with such a request: one subtitle per language',
    TRANSLATE,
    async (t) => {
      await needsAi(t);
      const { id } = await addVideo(t, clipVideo({ auto_transcribe_audio_language: 'disable' }));
      await readyVideo(t, id);
      const wanted = { auto_transcribe_audio_language: 'eng', auto_translate_subtitles_language: 'ita,spa' };
      shapedObject(await sendSubtitle(t, id, wanted), 'createSubtitle');
      await captioned(t, id, 3);
      const { answer, rows } = await subtitlesIn(t, id);
      const languages = rows.map(({ language }) => String(language)).sort();
      answer.verify(show(languages) === show(['eng', 'ita', 'spa']), 'eng, ita and spa', show(languages));
    },
  ),
];
