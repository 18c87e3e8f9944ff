import type { Answer } from '../../../mocks/kernel/world/seams.ts';
import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, firstSight, mutant, on, onEach, remembering, rows, says, text, within } from './mutant.ts';

const READ = ['createSubtitle', 'getSubtitle', 'updateSubtitle', 'listSubtitles'];
/** Changes subtitles wherever they are shown. */
const onSubtitle = (change: (row: JsonObject) => JsonObject, rules: readonly string[] = READ) => onEach(rules, change);
const file = (change: (vtt: string) => string) =>
  onSubtitle((row) => (typeof row.vtt === 'string' ? { ...row, vtt: change(row.vtt) } : row));
const listed = (change: (all: readonly JsonObject[]) => JsonValue) => on('listSubtitles', rows(change));
const taken = (answer: Answer): Answer => ({
  ...answer,
  status: 200,
  body: { id: 1, name: 'x', language: 'ger', vtt: 'WEBVTT\n' },
});

/** Mutants of the subtitles of videos, sent and generated. */
export const subtitleMutants: readonly Mutant[] = [
  mutant(
    'subtitle-as-201',
    'envelope',
    'answers 201 to a new subtitle',
    ['subtitles/create create-srt name-left-out list large', 'auto-captions/on-demand'],
    on('createSubtitle', as(201)),
  ),
  mutant(
    'subtitle-without-id',
    'envelope',
    'gives a new subtitle no id',
    ['subtitles/create wish-at-once'],
    on(
      'createSubtitle',
      body((row) => without(row, 'id')),
    ),
  ),
  mutant(
    'subtitle-crlf',
    'structure',
    'turns CRLF into LF',
    ['subtitles/verbatim'],
    file((vtt) => vtt.replaceAll('\r\n', '\n')),
  ),
  mutant(
    'subtitle-without-mark',
    'structure',
    'drops a byte order mark',
    ['subtitles/verbatim-others'],
    file((vtt) => vtt.replace(/^\ufeff/, '')),
  ),
  mutant(
    'subtitle-srt-converted',
    'structure',
    'makes WebVTT of SRT',
    ['subtitles/verbatim-others'],
    file((vtt) => (/^\d/.test(vtt) ? `WEBVTT\n\n${vtt.replace(/(\d),(\d{3})/g, '$1.$2')}` : vtt)),
  ),
  mutant(
    'subtitle-blank-lines',
    'structure',
    'collapses blank lines',
    ['subtitles/verbatim'],
    file((vtt) => vtt.replace(/\n{3,}/g, '\n\n')),
  ),
  mutant(
    'subtitle-composed',
    'structure',
    'composes letters',
    ['subtitles/verbatim'],
    file((vtt) => vtt.normalize('NFC')),
  ),
  mutant(
    'subtitle-trimmed',
    'structure',
    'trims the end of files',
    ['subtitles/verbatim'],
    file((vtt) => vtt.trimEnd()),
  ),
  mutant(
    'subtitle-decoded',
    'structure',
    'decodes entities',
    ['subtitles/verbatim'],
    file((vtt) => vtt.replaceAll('&amp;', '&')),
  ),
  mutant(
    'subtitle-without-note',
    'structure',
    'drops NOTE and STYLE',
    ['subtitles/verbatim'],
    file((vtt) => vtt.replace(/(NOTE|STYLE)[\s\S]*?\n\n/g, '')),
  ),
  mutant(
    'subtitle-without-settings',
    'structure',
    'drops cue settings',
    ['subtitles/verbatim'],
    file((vtt) => vtt.replace(/ line:0/g, '')),
  ),
  mutant(
    'subtitle-final-newline',
    'structure',
    'ends every file with a line break',
    ['subtitles/verbatim create patch'],
    file((vtt) => (vtt.endsWith('\n') ? vtt : `${vtt}\n`)),
  ),
  mutant(
    'subtitle-cut',
    'structure',
    'cuts files at a megabyte',
    ['subtitles/large'],
    file((vtt) => vtt.slice(0, 1_000_000)),
  ),
  mutant(
    'subtitle-list-short',
    'lists',
    'lists subtitles without their files',
    ['subtitles/list', 'videos/batch-subtitles', 'auto-captions/on-demand'],
    listed((all) => all.map((row) => without(row, 'vtt'))),
  ),
  mutant(
    'subtitle-list-enveloped',
    'lists',
    'lists subtitles in an envelope',
    ['subtitles/list list-empty list-of-one-video same-language'],
    on('listSubtitles', (answer) => ({ ...answer, body: { subtitles: (answer.body ?? []) as JsonValue } })),
  ),
  mutant(
    'subtitle-always-one',
    'lists',
    'lists a subtitle that does not exist',
    ['subtitles/list-empty list-of-one-video unknown-language', 'auto-captions/disabled'],
    listed((all) => [...all, { id: 1, name: 'x', language: 'eng', vtt: 'WEBVTT\n' }]),
  ),
  mutant(
    'subtitle-one-a-language',
    'effects',
    'keeps only one subtitle per language',
    ['subtitles/same-language'],
    listed((all) => all.filter((row, at) => all.findIndex(({ language }) => language === row.language) === at)),
  ),
  mutant(
    'subtitle-patch-nothing',
    'effects',
    'confirms a change of a subtitle, but does not store it',
    ['subtitles/patch'],
    firstSight('getSubtitle', (first) => first, ['createSubtitle']),
  ),
  mutant(
    'subtitle-patch-empty',
    'envelope',
    'answers a change without a body',
    ['subtitles/patch patch-nothing'],
    on('updateSubtitle', (answer) => ({ ...answer, status: 204, body: undefined })),
  ),
  mutant(
    'subtitle-patch-resets',
    'effects',
    'deletes the name when another field changes',
    ['subtitles/patch'],
    remembering<{ patched?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'updateSubtitle') kept.patched = true;
        return kept.patched && answer.rule === 'getSubtitle' ? body((row) => ({ ...row, name: null }))(answer) : answer;
      },
    ),
  ),
  mutant(
    'subtitle-patch-all',
    'isolation',
    'changes every subtitle of the video',
    ['subtitles/patch-one-only'],
    remembering<{ name?: JsonValue }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'updateSubtitle') kept.name = (answer.body as JsonObject).name ?? null;
        return kept.name !== undefined && answer.rule === 'getSubtitle'
          ? body((row) => ({ ...row, name: kept.name ?? null }))(answer)
          : answer;
      },
    ),
  ),
  mutant(
    'subtitle-language-taken',
    'languages',
    'accepts subtitles in any language',
    ['subtitles/unknown-language wish-unknown-language patch-refused', 'videos/unknown-language'],
    on('language-unknown', taken),
  ),
  mutant(
    'subtitle-language-as-400',
    'errors',
    'refuses a language with 400',
    ['subtitles/unknown-language wish-unknown-language patch-refused'],
    on('language-unknown', as(400)),
  ),
  mutant(
    'subtitle-refused-changes',
    'effects',
    'changes the name even if it refuses the language',
    ['subtitles/patch-refused'],
    remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'language-unknown') kept.refused = true;
        return kept.refused && answer.rule === 'getSubtitle' ? body((row) => ({ ...row, name: 'no' }))(answer) : answer;
      },
    ),
  ),
  mutant(
    'subtitle-language-optional',
    'errors',
    'accepts files without a language',
    ['subtitles/language-required'],
    on('language-missing', taken),
  ),
  mutant(
    'subtitle-file-unchecked',
    'errors',
    'accepts any text as a file',
    ['subtitles/file-required first-line file-and-wish patch-file-refused'],
    on('vtt-invalid', taken),
  ),
  mutant(
    'subtitle-translate-alone',
    'errors',
    'translates without a transcription',
    ['subtitles/translate-alone'],
    on('auto-translate-alone', taken),
  ),
  mutant(
    'subtitle-too-large-as-500',
    'errors',
    'fails on large files',
    ['subtitles/too-large'],
    on('subtitle-too-large', as(500)),
  ),
  mutant(
    'subtitle-delete-nothing',
    'effects',
    'confirms a deletion, but keeps the subtitle',
    ['subtitles/delete delete-twice of-another-video unknown-video'],
    remembering<{ last?: JsonValue }>(
      () => ({ last: { id: 1, name: 'x', language: 'ger', vtt: 'WEBVTT\n' } }),
      (answer, kept) => {
        if (answer.rule === 'createSubtitle') kept.last = answer.body as JsonObject;
        return answer.rule === 'not-found' ? { ...answer, status: 200, body: kept.last ?? null } : answer;
      },
    ),
  ),
  mutant(
    'subtitle-delete-as-200',
    'envelope',
    'answers 200 to a deletion',
    ['subtitles/delete delete-twice'],
    on('deleteSubtitle', says({}, 200)),
  ),
  mutant(
    'subtitle-wish-ready',
    'states',
    'shows a file before it can exist',
    ['subtitles/wish-at-once'],
    on(
      'createSubtitle',
      body((row) => ({ ...row, vtt: row.vtt ?? 'WEBVTT\n\n' })),
    ),
  ),

  mutant(
    'captions-none',
    'effects',
    'never generates captions for new videos',
    ['auto-captions/by-default name same-as-the-task translations default-translations on-demand on-demand-translated'],
    listed(() => []),
  ),
  mutant(
    'captions-plain-name',
    'results',
    'names generated subtitles by their language only',
    ['auto-captions/name translations on-demand'],
    onSubtitle((row) => ({ ...row, name: text(row.name).replace(' (AI-generated)', '') })),
  ),
  mutant(
    'captions-hidden-tasks',
    'lists',
    'does not show its own tasks',
    ['auto-captions/tasks by-default'],
    on(
      'listTasks',
      body((page) => ({ ...page, results: [] })),
    ),
  ),
  mutant(
    'captions-without-video',
    'results',
    'does not name the video of its tasks',
    ['auto-captions/tasks'],
    on(
      'listTasks',
      body((page) => ({
        ...page,
        results: (page.results as JsonObject[]).map((task) =>
          within(task, 'task_data', (data) => without(data, 'client_entity_data')),
        ),
      })),
    ),
  ),
  mutant(
    'captions-shifted',
    'structure',
    'attaches a file a millisecond off',
    ['auto-captions/same-as-the-task'],
    listed((all) =>
      all.map((row) => ({
        ...row,
        vtt: text(row.vtt).replace(
          /\.(\d\d)(\d) -->/,
          (_all, tens, ones) => `.${tens}${ones === '9' ? 8 : Number(ones) + 1} -->`,
        ),
      })),
    ),
  ),
  mutant(
    'captions-one-language',
    'effects',
    'makes only the first of several translations',
    ['auto-captions/translations default-translations on-demand-translated'],
    listed((all) => all.slice(0, 2)),
  ),
  mutant(
    'captions-same-file',
    'results',
    'attaches the spoken text for translations',
    ['auto-captions/translations'],
    listed((all) => all.map((row) => ({ ...row, vtt: all[0]?.vtt ?? null }))),
  ),
  mutant(
    'captions-unasked',
    'effects',
    'captions videos that did not ask for it',
    ['auto-captions/disabled', 'account/ai-off-videos'],
    remembering<{ video?: number }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'createVideo') kept.video = Number(([answer.body].flat()[0] as JsonObject).id);
        if (answer.rule !== 'listTasks' || kept.video === undefined) return answer;
        const task = {
          task_id: '0b7f3c0e-0000-4000-8000-00000000abcd',
          status: 'SUCCESS',
          progress: 100,
          processing_time: {},
          task_data: { url: 'x', task_name: 'transcription', client_entity_data: String(kept.video) },
        };
        return body((page) => ({ ...page, results: [task] }))(answer);
      },
    ),
  ),
];
