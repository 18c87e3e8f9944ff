import { isDeepStrictEqual } from 'node:util';
import { documented } from '../../../src/base/evidence.ts';
import { isJsonObject, type JsonObject } from '../../../src/base/json.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { check } from './support/check.ts';
import { SPEC } from './support/sources.ts';
import { created, ended, look, source, TASKS, transcribed } from './support/tasks.ts';

const ONE_TASK = { requests: 8, credits: 0 };
const MODERATION = `${SPEC}, ai_results_contentmoderation_*`;

/** The public films of the specification's examples. The findings in them are undocumented. */
const NUDITY = 'https://demo-files.gvideo.io/ai_demo_subtitles_nudity_detection.mp4';
const SOCCER = 'https://demo-files.gvideo.io/ai_demo_soccer_players_passing_the_ball.mp4';
const moderation = (category: string, more: JsonObject = {}) => ({
  task_name: 'content-moderation',
  category,
  ...more,
});

/** The findings of a moderated task. Demands the members of its category. */
function foundBy(task: Awaited<ReturnType<typeof transcribed>>, flag: string) {
  const { answer, result } = task;
  const { detection_results: labels, frames } = result;
  answer.verify(typeof result[flag] === 'boolean', `${flag}, true or false`, show(result));
  const lists = Array.isArray(labels) && Array.isArray(frames);
  answer.verify(lists, 'detection_results and frames, two lists', show(result));
  const seen = (frames as unknown[]).map((frame) => (isJsonObject(frame) ? frame : {}));
  for (const { label, frame_number: number, confidence } of seen) {
    const sure = typeof confidence === 'number' && confidence >= 0 && confidence <= 1;
    const fits = typeof label === 'string' && Number.isInteger(number) && Number(number) >= 0 && sure;
    answer.verify(fits, 'frames of a label, a frame_number and a confidence from 0 to 1', show(frames));
  }
  return { answer, detected: result[flag] === true, labels: labels as unknown[], frames: seen };
}

interface SearchCase<Name extends string> {
  readonly id: Name;
  readonly category: string;
  readonly flag: string;
  readonly quote: string;
  readonly url: string;
}

const searches = <const Name extends `moderation/${string}`>({ id, category, flag, quote, url }: SearchCase<Name>) =>
  check({
    id,
    title: `The search for ${category} reports whether it found something, what and where`,
    quote,
    requirement: `result: ${flag}, detection_results, frames; only what was found`,
    evidence: documented(MODERATION),
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, detected, labels, frames } = foundBy(await transcribed(t, moderation(category, { url })), flag);
      answer.verify(detected === labels.length > 0, `${flag} ${labels.length > 0}`, show(detected));
      const inFrames = new Set(frames.map(({ label }) => label));
      answer.verify(
        labels.every((label) => inFrames.has(label as string)),
        'a frame for each label',
        show(frames),
      );
      answer.verify(inFrames.size === labels.length, 'the labels of all frames', show(labels));
    },
  });

/** The results of content moderation. */
export const moderationChecks = [
  searches({
    id: 'moderation/nsfw',
    category: 'nsfw',
    flag: 'nsfw_detected',
    quote: 'A boolean value whether any Not Safe For Work content was detected',
    url: NUDITY,
  }),
  searches({
    id: 'moderation/hard-nudity',
    category: 'hard_nudity',
    flag: 'nudity_detected',
    quote: 'A boolean value whether any nudity was detected',
    url: NUDITY,
  }),
  searches({
    id: 'moderation/soft-nudity',
    category: 'soft_nudity',
    flag: 'nudity_detected',
    quote: 'A boolean value whether any nudity and other body part was detected',
    url: NUDITY,
  }),
  searches({
    id: 'moderation/sport',
    category: 'sport',
    flag: 'sport_detected',
    quote: 'A boolean value whether any sports were detected',
    url: SOCCER,
  }),
  check({
    id: 'moderation/found',
    title: 'Existing content is found, with its frames',
    quote: 'objects with a probability of at least 30% are included in the response.',
    requirement: 'frames: label, frame_number, confidence from 0 to 1; hard nudity from 30 %',
    evidence: documented(MODERATION),
    cost: ONE_TASK,
    run: async (t) => {
      await needsAi(t);
      const url = await source(t, { labels: 'BUTTOCKS_EXPOSED,ANUS_EXPOSED,FACE_FEMALE', duration: '30' });
      const { answer, detected, labels, frames } = foundBy(
        await transcribed(t, moderation('hard_nudity', { url })),
        'nudity_detected',
      );
      answer.verify(detected, 'nudity_detected true', detected);
      answer.verify(
        isDeepStrictEqual([...labels].sort(), ['ANUS_EXPOSED', 'BUTTOCKS_EXPOSED']),
        'both labels of the category',
        show(labels),
      );
      const fit = frames.every(({ confidence }) => Number(confidence) >= 0.3);
      answer.verify(fit && frames.length >= 2, 'two frames of a confidence from 0.3 to 1', show(frames));
    },
  }),
  check({
    id: 'moderation/nothing-found',
    title: 'Absent content is not found',
    quote: 'Example response when nudity or body parts were not found',
    requirement: 'Without findings: the flag false, both lists empty',
    evidence: documented(MODERATION),
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, detected, labels, frames } = foundBy(await transcribed(t, moderation('nsfw')), 'nsfw_detected');
      answer.verify(!detected && labels.length + frames.length === 0, 'nothing', show({ detected, labels, frames }));
    },
  }),
  check({
    id: 'moderation/nsfw-threshold',
    title: 'Only findings above 50 % are reported',
    quote: 'Response will contain only frames for which the class nsfw is detected with a confidence of more than 50%.',
    requirement: 'nsfw: frames above 50 % only',
    evidence: documented(`${SPEC}, POST ${TASKS}`),
    cost: ONE_TASK,
    run: async (t) => {
      await needsAi(t);
      const url = t.arranged ? await source(t, { labels: 'nsfw' }) : NUDITY;
      const { answer, labels, frames } = foundBy(await transcribed(t, moderation('nsfw', { url })), 'nsfw_detected');
      if (t.arranged) answer.verify(isDeepStrictEqual(labels, ['nsfw']), '["nsfw"]', show(labels));
      answer.verify(
        frames.every(({ confidence }) => Number(confidence) > 0.5),
        'confidence above 0.5',
        show(frames),
      );
    },
  }),
  check({
    id: 'moderation/stopped',
    title: 'A stop object ends the search',
    quote:
      'For such cases, you can use stop tags. Use parameter "stop_objects" to specify comma separated stop tags. It is also possible to specify % probability threshold value, above which the stop tag will be triggered.',
    requirement: 'stop_objects: the search stops when one of them is found at its threshold',
    evidence: documented(`${SPEC}, POST ${TASKS}, soft and hard nudity`),
    cost: { requests: 16 },
    run: async (t) => {
      await needsAi(t);
      const all = ['ANUS_EXPOSED', 'BUTTOCKS_EXPOSED', 'FEMALE_BREAST_EXPOSED', 'MALE_BREAST_EXPOSED'];
      const url = t.arranged ? await source(t, { labels: all.join(','), duration: '60' }) : NUDITY;
      const whole = foundBy(await transcribed(t, moderation('hard_nudity', { url })), 'nudity_detected');
      if (t.arranged) {
        whole.answer.verify(whole.labels.length === 4, 'all four labels without a stop object', show(whole.labels));
      } else if (whole.labels.length < 2) t.skip('the sample has too few findings to stop a search');
      const first = [...whole.frames].sort((a, b) => Number(a.frame_number) - Number(b.frame_number))[0];
      const stop = { url, stop_objects: `${String(first?.label)}:0` };
      const cut = foundBy(await transcribed(t, moderation('hard_nudity', stop)), 'nudity_detected');
      cut.answer.verify(isDeepStrictEqual(cut.labels, [first?.label]), `only ${show(first?.label)}`, show(cut.labels));
    },
  }),
  check({
    id: 'moderation/task-data',
    title: 'A search repeats its request',
    quote:
      'The object will correspond to the task type that was specified in the original request. There will be one object for transcription, another for searching for nudity, and so on.',
    requirement: "task_data: the request's category and stop_objects, as they were sent",
    evidence: documented(`${SPEC}, ai_contentmoderation_* as task_data`),
    cost: { requests: 2 },
    run: async (t) => {
      const sent = moderation('hard_nudity', { url: NUDITY, stop_objects: 'ANUS_EXPOSED:0.50,BUTTOCKS_EXPOSED:0.90' });
      const { answer, body } = await look(t, await created(t, sent));
      const data = answer.field('task_data', 'object', body);
      for (const [name, value] of Object.entries(sent)) {
        answer.verify(data[name] === value, `${name} ${show(value)} in task_data`, show(data[name]));
      }
    },
  }),
  check({
    id: 'moderation/image',
    title: 'Content moderation accepts pictures, too',
    quote: "It's allowed to analyze still images too (where applicable). Format of image: JPEG, PNG.",
    requirement: 'url: MP4, for content moderation also JPEG and PNG',
    evidence: documented(`${SPEC}, POST ${TASKS}`),
    cost: ONE_TASK,
    run: async (t) => {
      await ended(t, moderation('nsfw', { url: 'https://demo-files.gvideo.io/apidocs/poster.jpg' }), 'SUCCESS');
    },
  }),
];
