import type { JsonObject } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, mutant, on, onResult, onTask, remembering, says, text, within } from './mutant.ts';

const cues = (result: JsonObject, change: (cue: JsonObject, at: number) => JsonObject): JsonObject =>
  Array.isArray(result.subtitles) ? { ...result, subtitles: (result.subtitles as JsonObject[]).map(change) } : result;
const vtt = (change: (file: string) => string) =>
  onResult((result) =>
    typeof result.vttContent === 'string' ? { ...result, vttContent: change(result.vttContent) } : result,
  );
const languages = (change: (codes: string[]) => string[]) =>
  onResult((result) =>
    Array.isArray(result.languages) ? { ...result, languages: change(result.languages as string[]) } : result,
  );
const FLAGS = ['nsfw_detected', 'nudity_detected', 'sport_detected'];
const found = (change: (result: JsonObject) => JsonObject) =>
  onResult((result) => (Array.isArray(result.frames) ? change(result) : result));
const frames = (change: (frame: JsonObject) => JsonObject) =>
  found((result) => ({ ...result, frames: (result.frames as JsonObject[]).map(change) }));
const ALL = 'moderation/nsfw hard-nudity soft-nudity sport';

/** Mutants of results and of their fields that belong together. */
export const resultMutants: readonly Mutant[] = [
  mutant(
    'languages-missing',
    'results',
    'leaves languages out',
    ['results/members language-detected'],
    onResult((result) => without(result, 'languages')),
  ),
  mutant(
    'speech-flag-missing',
    'results',
    'leaves speech_detected out',
    ['results/members no-speech'],
    onResult((result) => without(result, 'speech_detected')),
  ),
  mutant(
    'vtt-renamed',
    'results',
    'calls the file vtt_content',
    ['results/members vtt-form'],
    onResult(({ vttContent = '', ...result }) => ({ ...result, vtt_content: vttContent })),
  ),
  mutant(
    'times-with-comma',
    'structure',
    'writes times with a comma',
    ['results/times vtt-times-agree'],
    onResult((result) => cues(result, (cue) => ({ ...cue, start_time: text(cue.start_time).replace('.', ',') }))),
  ),
  mutant(
    'times-in-seconds',
    'structure',
    'writes times without hours',
    ['results/times'],
    onResult((result) =>
      cues(result, (cue) => ({
        ...cue,
        start_time: text(cue.start_time).slice(3),
        end_time: text(cue.end_time).slice(3),
      })),
    ),
  ),
  mutant(
    'times-swapped',
    'structure',
    'swaps start and end',
    ['results/times'],
    onResult((result) =>
      cues(result, (cue) => ({ ...cue, start_time: cue.end_time ?? '', end_time: cue.start_time ?? '' })),
    ),
  ),
  mutant(
    'cues-unordered',
    'structure',
    'lists cues in the opposite order',
    ['results/times vtt-times-agree'],
    onResult((result) =>
      Array.isArray(result.subtitles) ? { ...result, subtitles: [...result.subtitles].reverse() } : result,
    ),
  ),
  mutant(
    'cues-too-late',
    'structure',
    'has cues after the end of the media',
    ['results/within-the-media'],
    onResult((result) =>
      cues(result, (cue) => ({
        ...cue,
        start_time: text(cue.start_time).replace(/^00:00/, '00:01'),
        end_time: text(cue.end_time).replace(/^00:00/, '00:01'),
      })),
    ),
  ),
  mutant(
    'vtt-one-millisecond',
    'structure',
    'shifts a time of the file by a millisecond',
    ['results/vtt-times-agree translated-agrees'],
    vtt((file) =>
      file.replace(/\.(\d\d)(\d) -->/, (_all, tens, ones) => `.${tens}${ones === '9' ? 8 : Number(ones) + 1} -->`),
    ),
  ),
  mutant(
    'vtt-without-a-cue',
    'structure',
    'leaves the last cue out of the file',
    ['results/vtt-times-agree vtt-texts-agree translated-agrees'],
    vtt((file) => `${file.trimEnd().split('\n\n').slice(0, -1).join('\n\n')}\n\n`),
  ),
  mutant(
    'vtt-other-text',
    'structure',
    'has other texts in the file',
    ['results/vtt-texts-agree translated-agrees'],
    vtt((file) => file.replace(/\n(\p{L}+)/u, '\n$1$1')),
  ),
  mutant(
    'vtt-unnumbered',
    'structure',
    'does not number the cues of the file',
    ['results/vtt-form'],
    vtt((file) => file.replace(/^\d+\n/gm, '')),
  ),
  mutant(
    'vtt-numbered-from-0',
    'structure',
    'numbers cues from 0',
    ['results/vtt-form'],
    vtt((file) => file.replace(/^\d+$/gm, (number) => String(Number(number) - 1))),
  ),
  mutant(
    'vtt-trimmed',
    'structure',
    'trims the end of the file',
    ['results/vtt-form'],
    vtt((file) => file.trimEnd()),
  ),
  mutant(
    'vtt-with-crlf',
    'structure',
    'writes the file with CRLF',
    ['results/vtt-form'],
    vtt((file) => file.replaceAll('\n', '\r\n')),
  ),
  mutant(
    'text-cut',
    'results',
    'cuts the text',
    ['results/text-agrees translated-agrees'],
    onResult((result) => ({ ...result, concatenated_text: text(result.concatenated_text).slice(0, -3) })),
  ),
  mutant(
    'language-by-name',
    'languages',
    'writes languages as names',
    ['results/language-detected language-given members'],
    languages((codes) => codes.map(() => 'English')),
  ),
  mutant(
    'language-two-letters',
    'languages',
    'writes languages in two letters',
    ['results/language-detected language-given'],
    languages((codes) => codes.map((code) => code.slice(0, 2))),
  ),
  mutant(
    'language-ignored',
    'languages',
    'detects the language even if one is given',
    ['results/language-given translated-languages'],
    languages((codes) => ['und', ...codes]),
  ),
  mutant(
    'languages-all',
    'languages',
    'names more than five languages',
    ['results/languages-many'],
    languages((codes) => [...codes, 'dut']),
  ),
  mutant(
    'languages-sorted',
    'languages',
    'names languages by the alphabet',
    ['results/languages-many'],
    languages((codes) => [...codes].sort().reverse()),
  ),
  mutant(
    'target-not-named',
    'languages',
    'does not name the target of a translation',
    ['results/translated-languages into-english bibliographic'],
    languages((codes) => codes.slice(0, 1)),
  ),
  mutant(
    'codes-terminological',
    'languages',
    'answers terminological codes',
    ['results/bibliographic translated-languages'],
    languages((codes) => codes.map((code) => (code === 'ger' ? 'deu' : code))),
  ),
  mutant(
    'speech-in-silence',
    'results',
    'reports speech in silence',
    ['results/no-speech'],
    onResult((result) => ('speech_detected' in result ? { ...result, speech_detected: true } : result)),
  ),
  mutant(
    'silence-without-members',
    'results',
    'answers only the flag for silence',
    ['results/no-speech-members no-speech'],
    onResult((result) => (result.speech_detected === false ? { speech_detected: false } : result)),
  ),
  mutant('not-translated', 'translation', 'answers the spoken text for a translation', ['results/translated'], () => ({
    translate: (_translated, runs) => runs,
  })),
  mutant(
    'translation-in-latin-1',
    'translation',
    'reads the UTF-8 of its translations as Latin-1',
    ['results/translated'],
    onResult((result) => {
      const codes = (result.languages ?? []) as string[];
      return codes.length === 2
        ? (JSON.parse(Buffer.from(JSON.stringify(result)).toString('latin1')) as JsonObject)
        : result;
    }),
  ),
  mutant(
    'entity-data-lost',
    'results',
    'forgets client_entity_data',
    ['results/task-data'],
    onTask((task) => within(task, 'task_data', (data) => without(data, 'client_entity_data'))),
  ),
  mutant(
    'data-cut',
    'results',
    'keeps 255 characters of client_entity_data',
    ['results/task-data'],
    onTask((task) =>
      within(task, 'task_data', (data) =>
        'client_entity_data' in data
          ? { ...data, client_entity_data: text(data.client_entity_data).slice(0, 255) }
          : data,
      ),
    ),
  ),
  mutant(
    'data-composed',
    'results',
    'composes letters of client_user_id',
    ['results/task-data'],
    onTask((task) =>
      within(task, 'task_data', (data) =>
        'client_user_id' in data ? { ...data, client_user_id: text(data.client_user_id).normalize('NFC') } : data,
      ),
    ),
  ),
  mutant(
    'stop-objects-respelt',
    'results',
    'repeats stop_objects without their thresholds',
    ['moderation/task-data'],
    onTask((task) =>
      within(task, 'task_data', (data) =>
        'stop_objects' in data ? { ...data, stop_objects: text(data.stop_objects).replace(/:[\d.]+/g, '') } : data,
      ),
    ),
  ),
  mutant(
    'client-id-text',
    'envelope',
    'writes client_id as text',
    ['results/task-data'],
    onTask((task) => within(task, 'task_data', (data) => ({ ...data, client_id: String(data.client_id) }))),
  ),
  mutant(
    'data-with-defaults',
    'results',
    'fills task_data with defaults',
    ['results/task-data-unset'],
    onTask((task) => within(task, 'task_data', (data) => ({ audio_language: 'auto', ...data }))),
  ),

  mutant(
    'flag-renamed',
    'results',
    'calls the flag detected',
    [ALL],
    found((result) =>
      Object.fromEntries(
        Object.entries(result).map(([name, value]) => [FLAGS.includes(name) ? 'detected' : name, value]),
      ),
    ),
  ),
  mutant(
    'flag-inverted',
    'results',
    'inverts the flag for found content',
    [ALL, 'moderation/found nothing-found'],
    found((result) =>
      Object.fromEntries(Object.entries(result).map(([name, value]) => [name, FLAGS.includes(name) ? !value : value])),
    ),
  ),
  mutant(
    'found-everywhere',
    'results',
    'finds something in everything',
    ['moderation/nothing-found'],
    found((result) =>
      'nsfw_detected' in result
        ? {
            nsfw_detected: true,
            detection_results: ['nsfw'],
            frames: [{ label: 'nsfw', frame_number: 1, confidence: 0.9 }],
          }
        : result,
    ),
  ),
  mutant(
    'frames-missing',
    'results',
    'names labels without frames',
    ['moderation/found stopped'],
    found((result) => ({ ...result, frames: [] })),
  ),
  mutant(
    'frame-number-hyphen',
    'results',
    'writes frame-number as until 2026',
    [ALL, 'moderation/found'],
    frames(({ frame_number: number = 0, ...frame }) => ({ ...frame, 'frame-number': number })),
  ),
  mutant(
    'confidence-in-percent',
    'results',
    'writes confidence in percent',
    [ALL, 'moderation/found'],
    frames((frame) => ({ ...frame, confidence: Number(frame.confidence) * 100 })),
  ),
  mutant(
    'confidence-too-low',
    'results',
    'reports labels below the threshold',
    ['moderation/nsfw-threshold'],
    frames((frame) => ({ ...frame, confidence: Number(frame.confidence) / 2 })),
  ),
  mutant(
    'label-lost',
    'results',
    'reports one label fewer',
    ['moderation/found stopped'],
    found((result) => ({ ...result, detection_results: (result.detection_results as string[]).slice(1) })),
  ),
  mutant(
    'stop-ignored',
    'results',
    'goes on after a stop object',
    ['moderation/stopped'],
    remembering<{ most?: JsonObject }>(
      () => ({}),
      (answer, kept) => {
        const { result, ...task } = answer.body as JsonObject;
        const labels = (result as JsonObject | null)?.detection_results;
        if (answer.rule !== 'getTask' || !Array.isArray(labels) || labels.length === 0) return answer;
        kept.most ??= result as JsonObject;
        return { ...answer, body: { ...task, result: kept.most } };
      },
    ),
  ),

  mutant(
    'everything-supported',
    'languages',
    'supports every pair',
    ['info/translated not-from-23 unknown-codes'],
    on('getAiInfo', says({ supported: true })),
  ),
  mutant(
    'nothing-supported',
    'languages',
    'supports no pair',
    ['info/translated transcribed into-english between-76 to-itself both-forms'],
    on('getAiInfo', says({ supported: false })),
  ),
  mutant(
    'last-languages-lost',
    'languages',
    'does not support the last listed language',
    ['info/transcribed'],
    remembering<{ count: number }>(
      () => ({ count: 0 }),
      (answer, kept) => {
        if (answer.rule !== 'getAiInfo') return answer;
        kept.count += 1;
        return kept.count > 95 ? { ...answer, body: { supported: false } } : answer;
      },
    ),
  ),
  mutant(
    'supported-as-text',
    'envelope',
    'writes supported as text',
    ['info/translated'],
    on(
      'getAiInfo',
      body(({ supported }) => ({ supported: String(supported) })),
    ),
  ),
  mutant(
    'info-type-ignored',
    'errors',
    'accepts any type',
    ['info/type'],
    on('info-type', says({ supported: true }, 200)),
  ),
  mutant('info-type-as-404', 'errors', 'answers 404 for an unknown type', ['info/type'], on('info-type', as(404))),
  mutant(
    'info-type-other-text',
    'errors',
    'words the refusal of an unknown type differently',
    ['info/type'],
    on('info-type', says({ error: 'Unknown type' })),
  ),
  mutant(
    'info-language-optional',
    'errors',
    'answers when the language is missing',
    ['info/audio-language-required'],
    on('info-language-missing', says({ supported: true }, 200)),
  ),
];
