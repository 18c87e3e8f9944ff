import { assumed, documented } from '../../../src/base/evidence.ts';
import type { JsonObject } from '../../../src/base/json.ts';
import { type Check, defineCheck } from '../../model/check.ts';
import { show } from '../../model/show.ts';
import { needsAi } from './support/account.ts';
import { cuesInVtt, cuesOf, languagesOf, words } from './support/results.ts';
import { SPEC } from './support/sources.ts';
import { CLIP, created, look, source, TASKS, transcribed } from './support/tasks.ts';

const RESULT = `${SPEC}, GET ${TASKS}/{task_id}, ai_results_transcribe`;
const docs = documented(RESULT);
const ONE_TASK = { requests: 8, credits: 0 };

const ofClip = (
  name: string,
  title: string,
  requirement: string,
  evidence: Check['evidence'],
  judge: (task: Awaited<ReturnType<typeof transcribed>>) => void,
): Check =>
  defineCheck({
    id: `gcore-ai/results/${name}`,
    title,
    requirement,
    evidence,
    cost: ONE_TASK,
    run: async (t) => judge(await transcribed(t)),
  });

/** The results of transcriptions and translations. */
export const resultChecks: readonly Check[] = [
  ofClip(
    'members',
    'A transcription has its five members',
    'result: speech_detected, subtitles, vttContent, concatenated_text, languages',
    docs,
    ({ answer, result }) => {
      answer.verify(result.speech_detected === true, 'speech_detected true', show(result.speech_detected));
      answer.verify(
        Array.isArray(result.subtitles) && result.subtitles.length > 0,
        'subtitles',
        show(result.subtitles),
      );
      answer.field('vttContent', 'string', result);
      answer.field('concatenated_text', 'string', result);
      languagesOf(answer, result);
    },
  ),
  ofClip(
    'times',
    'Each cue has a start and an end, in order',
    'start_time and end_time: HH:mm:ss.fff',
    docs,
    ({ answer, result }) => {
      const cues = cuesOf(answer, result);
      cues.forEach(({ start, end }, at) => {
        answer.verify(start < end, `cue ${at + 1} to end after its start`, show({ start, end }));
        const before = cues[at - 1]?.start ?? 0;
        answer.verify(start >= before, `cue ${at + 1} to start at ${before} ms or later`, `${start} ms`);
      });
    },
  ),
  ofClip(
    'within-the-media',
    'No cue ends after the media',
    'The cues of a clip of 30 seconds lie within 30 seconds',
    docs,
    ({ answer, result }) => {
      const last = Math.max(...cuesOf(answer, result).map(({ end }) => end));
      // Containers and recognisers round lengths.
      answer.verify(last <= 31_000 && last > 15_000, 'speech that ends between 15 and 31 seconds', `${last} ms`);
    },
  ),
  ofClip(
    'vtt-times-agree',
    'The file has the times of the cues',
    'vttContent holds the same times as subtitles',
    docs,
    ({ answer, result }) => {
      const [file, list] = [cuesInVtt(answer, result), cuesOf(answer, result)].map((cues) =>
        cues.map(({ start, end }) => [start, end]),
      );
      answer.verify(show(file, 9_999) === show(list, 9_999), `the times ${show(list)} in vttContent`, show(file));
    },
  ),
  ofClip(
    'vtt-texts-agree',
    'The file has the texts of the cues',
    'vttContent holds the same texts as subtitles; line breaks may differ',
    docs,
    ({ answer, result }) => {
      const [file, list] = [cuesInVtt(answer, result), cuesOf(answer, result)].map((cues) =>
        cues.map(({ text }) => text),
      );
      answer.verify(show(file, 99_999) === show(list, 99_999), `the texts ${show(list)} in vttContent`, show(file));
    },
  ),
  ofClip(
    'vtt-form',
    'The file is WebVTT with numbered cues and a blank line at its end',
    'vttContent: "WEBVTT\\n\\n1\\n00:00:00.009 --> 00:00:03.689\\nText\\n\\n2..." with a blank line at the end',
    documented(`${RESULT}, samples`),
    ({ answer, result }) => {
      cuesInVtt(answer, result);
      const file = answer.field('vttContent', 'string', result);
      answer.verify(file.startsWith('WEBVTT\n\n1\n') && file.endsWith('\n\n'), 'such a file', show(file));
    },
  ),
  ofClip(
    'text-agrees',
    'The text is the text of the cues',
    'concatenated_text: the joined texts of all cues; the number of spaces between them may differ',
    docs,
    ({ answer, result }) => {
      const text = words(answer.field('concatenated_text', 'string', result));
      const joined = words(
        cuesOf(answer, result)
          .map((cue) => cue.text)
          .join(' '),
      );
      answer.verify(text === joined, show(joined, 300), show(text, 300));
    },
  ),
  ofClip(
    'language-detected',
    'A detected language is reported',
    'languages: the detected codes, at most five',
    docs,
    ({ answer, result }) => {
      const languages = languagesOf(answer, result);
      answer.verify(languages.includes('eng') && languages.length <= 5, 'eng among at most five', show(languages));
    },
  ),
  defineCheck({
    id: 'gcore-ai/results/language-given',
    title: 'A given language is repeated',
    requirement: 'Explicitly given codes are copied to languages',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'eng' });
      const languages = languagesOf(answer, result);
      answer.verify(languages.length === 1 && languages[0] === 'eng', '["eng"]', show(languages));
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/languages-many',
    title: 'Several languages are detected, and at most five named',
    requirement: 'Multilingual audio: the first five by frequency',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      await needsAi(t);
      const url = await source(t, { languages: 'eng,fre,ger,spa,ita,dut', duration: '60' });
      const { answer, result } = await transcribed(t, { url });
      const languages = languagesOf(answer, result);
      answer.verify(
        show(languages) === show(['eng', 'fre', 'ger', 'spa', 'ita']),
        'the five most frequent',
        show(languages),
      );
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/no-speech',
    title: 'Without speech a task succeeds with an empty result',
    requirement: 'speech_detected false with SUCCESS when there is no speech; subtitles is then empty',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      await needsAi(t);
      const { answer, result } = await transcribed(t, { url: await source(t, { speech: 'none' }) });
      answer.verify(result.speech_detected === false, 'speech_detected false', show(result.speech_detected));
      answer.verify(cuesOf(answer, result).length === 0, 'no subtitles', show(result.subtitles));
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/no-speech-members',
    title: 'Without speech the other members are present and empty',
    requirement: 'Without speech: an empty WebVTT file, an empty text, no languages',
    evidence: assumed(`${RESULT} requires speech_detected only`),
    cost: ONE_TASK,
    run: async (t) => {
      await needsAi(t);
      const { answer, result } = await transcribed(t, { url: await source(t, { speech: 'none' }) });
      answer.verify(cuesInVtt(answer, result).length === 0, 'a file without cues', show(result.vttContent));
      answer.verify(result.concatenated_text === '', 'an empty text', show(result.concatenated_text));
      answer.verify(languagesOf(answer, result).length === 0, 'no languages', show(result.languages));
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/translated',
    title: 'A translation has another text than the original',
    requirement: 'subtitles_language: the language that the audio is translated into',
    evidence: documented(
      `${SPEC}, POST ${TASKS}; the samples of both languages have different times, so times are not compared`,
    ),
    cost: { requests: 16, credits: 0 },
    run: async (t) => {
      const spoken = await transcribed(t, { audio_language: 'eng' });
      const { answer, result } = await transcribed(t, { audio_language: 'eng', subtitles_language: 'ger' });
      const [from, into] = [cuesOf(spoken.answer, spoken.result), cuesOf(answer, result)];
      answer.verify(into.length > 0, 'subtitles', show(result.subtitles));
      const same = from.filter(({ text }) => into.some((cue) => cue.text === text));
      answer.verify(same.length <= from.length / 4, 'German text', show(same.map(({ text }) => text)));
      // UTF-8 that was read as Latin-1 contains such control characters.
      const broken = into.filter(({ text }) => /[\u0080-\u009f]/.test(text));
      answer.verify(broken.length === 0, 'text without control characters', show(broken.map(({ text }) => text)));
      cuesInVtt(answer, result);
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/translated-agrees',
    title: 'All members of a translation are in the target language',
    requirement: 'subtitles, vttContent and concatenated_text carry the same translated texts',
    evidence: docs,
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'eng', subtitles_language: 'fre' });
      const list = cuesOf(answer, result);
      const file = cuesInVtt(answer, result);
      answer.verify(show(file, 99_999) === show(list, 99_999), show(list), show(file));
      const text = words(answer.field('concatenated_text', 'string', result));
      const joined = words(list.map((cue) => cue.text).join(' '));
      answer.verify(text === joined, show(joined, 300), show(text, 300));
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/translated-languages',
    title: 'A translation names its target',
    requirement: 'languages has the spoken codes, then the target',
    evidence: assumed('the schema copies audio and subtitle codes into one list'),
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'eng', subtitles_language: 'ger' });
      const languages = languagesOf(answer, result);
      answer.verify(show(languages) === show(['eng', 'ger']), '["eng","ger"]', show(languages));
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/into-english',
    title: 'Every language is translated into English',
    requirement: 'To English: all 99 languages; uzb to eng is supported',
    evidence: documented(`${SPEC}, GET /streaming/ai/info`),
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'uzb', subtitles_language: 'eng' });
      answer.verify(languagesOf(answer, result).includes('eng'), 'eng in languages', show(result.languages));
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/bibliographic',
    title: 'Codes are answered in the bibliographic form',
    requirement: 'deu in the request is ger in languages',
    evidence: assumed('the documented form of the same page'),
    cost: ONE_TASK,
    run: async (t) => {
      const { answer, result } = await transcribed(t, { audio_language: 'eng', subtitles_language: 'deu' });
      answer.verify(languagesOf(answer, result).includes('ger'), 'ger', show(result.languages));
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/same-for-same',
    title: 'The same media gives the same text at every read',
    requirement: 'Reading a task again gives the same result',
    evidence: docs,
    cost: { requests: 9, credits: 0 },
    run: async (t) => {
      const { body } = await transcribed(t);
      const again = await look(t, String(body.task_id));
      again.answer.verify(
        JSON.stringify(cuesOf(again.answer, again.result ?? {})) ===
          JSON.stringify(cuesOf(again.answer, body.result as JsonObject)),
        'the same subtitles',
        show(again.result),
      );
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/task-data',
    title: 'A task repeats its request',
    requirement: "task_data: the request's fields and task_name; client_id, if present, is a whole number",
    evidence: documented(`${SPEC}, ai_task_data`),
    cost: { requests: 2, credits: 0 },
    run: async (t) => {
      const sent = {
        url: `${CLIP}?q=%20ä`,
        audio_language: 'eng',
        subtitles_language: 'ger',
        // Opaque texts: not parsed as JSON, not cut, not normalised.
        client_user_id: 'user "7" \u00e9 e\u0301 日本 🎬',
        client_entity_data: `{"a": [1]} ${'d'.repeat(4_000)}`,
      };
      const { answer, body } = await look(t, await created(t, sent));
      const data = answer.field('task_data', 'object', body);
      for (const [name, value] of Object.entries({ ...sent, task_name: 'transcription' })) {
        answer.verify(data[name] === value, `${name} ${show(value)} in task_data`, show(data[name]));
      }
      // The guide's sample has no client_id, and the schema does not require it.
      const account = data.client_id;
      answer.verify(account === undefined || Number.isInteger(account), 'client_id, a whole number', show(account));
    },
  }),
  defineCheck({
    id: 'gcore-ai/results/task-data-unset',
    title: 'Fields that the request left out are not in the task',
    requirement: 'Optional fields that are not set are left out of task_data, or null',
    evidence: documented(`${SPEC}, samples of ai_task_data; null is the default of the schema`),
    cost: { requests: 2, credits: 0 },
    run: async (t) => {
      const { answer, body } = await look(t, await created(t));
      const data = answer.field('task_data', 'object', body);
      const names = [
        'audio_language',
        'subtitles_language',
        'client_user_id',
        'category',
        'stop_objects',
        // On other targets a live run puts its marker there.
        ...(t.arranged ? ['client_entity_data'] : []),
      ];
      const set = names.filter((name) => data[name] != null);
      answer.verify(set.length === 0, 'all of them unset', show(data));
    },
  }),
];
