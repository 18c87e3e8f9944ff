import type { Answer } from '../../../mocks/kernel/world/seams.ts';
import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import { without } from '../answers.ts';
import type { Mutant } from '../mutant.ts';
import { as, body, firstSight, on, remembering, rows, says } from './changes.ts';
import { mutant } from './mutant.ts';

const listed = (change: (all: readonly JsonObject[]) => JsonValue) => on('listSubtitles', rows(change));

const taken = (answer: Answer): Answer => ({
  ...answer,
  status: 200,
  body: { id: 1, name: 'x', language: 'ger', vtt: 'WEBVTT\n' },
});

/** Mutants of lists, changes, refusals and deletions of subtitle files. */
export const changedSubtitleMutants: readonly Mutant[] = [
  mutant({
    id: 'subtitle-list-short',
    family: 'lists',
    statement: 'lists subtitles without their files',
    breaks: ['subtitles/list', 'videos/batch-subtitles', 'auto-captions/on-demand'],
    seams: listed((all) => all.map((row) => without(row, 'vtt'))),
  }),
  mutant({
    id: 'subtitle-list-enveloped',
    family: 'lists',
    statement: 'lists subtitles in an envelope',
    breaks: ['subtitles/list', 'subtitles/list-empty', 'subtitles/list-of-one-video', 'subtitles/same-language'],
    seams: on('listSubtitles', (answer) => ({ ...answer, body: { subtitles: (answer.body ?? []) as JsonValue } })),
  }),
  mutant({
    id: 'subtitle-always-one',
    family: 'lists',
    statement: 'lists a subtitle that does not exist',
    breaks: [
      'subtitles/list-empty',
      'subtitles/list-of-one-video',
      'subtitles/unknown-language',
      'auto-captions/disabled',
    ],
    seams: listed((all) => [...all, { id: 1, name: 'x', language: 'eng', vtt: 'WEBVTT\n' }]),
  }),
  mutant({
    id: 'subtitle-one-a-language',
    family: 'effects',
    statement: 'keeps only one subtitle per language',
    breaks: ['subtitles/same-language'],
    seams: listed((all) => all.filter((row, at) => all.findIndex(({ language }) => language === row.language) === at)),
  }),
  mutant({
    id: 'subtitle-patch-nothing',
    family: 'effects',
    statement: 'confirms a change of a subtitle, but does not store it',
    breaks: ['subtitles/patch'],
    seams: firstSight('getSubtitle', (first) => first, ['createSubtitle']),
  }),
  mutant({
    id: 'subtitle-patch-empty',
    family: 'envelope',
    statement: 'answers a change without a body',
    breaks: ['subtitles/patch', 'subtitles/patch-nothing'],
    seams: on('updateSubtitle', (answer) => ({ ...answer, status: 204, body: undefined })),
  }),
  mutant({
    id: 'subtitle-patch-resets',
    family: 'effects',
    statement: 'deletes the name when another field changes',
    breaks: ['subtitles/patch'],
    seams: remembering<{ patched?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'updateSubtitle') kept.patched = true;
        return kept.patched && answer.rule === 'getSubtitle' ? body((row) => ({ ...row, name: null }))(answer) : answer;
      },
    ),
  }),
  mutant({
    id: 'subtitle-patch-all',
    family: 'isolation',
    statement: 'changes every subtitle of the video',
    breaks: ['subtitles/patch-one-only'],
    seams: remembering<{ name?: JsonValue }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'updateSubtitle') kept.name = (answer.body as JsonObject).name ?? null;
        return kept.name !== undefined && answer.rule === 'getSubtitle'
          ? body((row) => ({ ...row, name: kept.name ?? null }))(answer)
          : answer;
      },
    ),
  }),
  mutant({
    id: 'subtitle-language-taken',
    family: 'languages',
    statement: 'accepts subtitles in any language',
    breaks: [
      'subtitles/unknown-language',
      'subtitles/wish-unknown-language',
      'subtitles/patch-refused',
      'videos/unknown-language',
    ],
    seams: on(['language-unknown', 'video-language-unknown'], taken),
  }),
  mutant({
    id: 'subtitle-language-as-400',
    family: 'errors',
    statement: 'refuses a language with 400',
    breaks: ['subtitles/unknown-language', 'subtitles/wish-unknown-language', 'subtitles/patch-refused'],
    seams: on('language-unknown', as(400)),
  }),
  mutant({
    id: 'subtitle-refused-changes',
    family: 'effects',
    statement: 'changes the name even if it refuses the language',
    breaks: ['subtitles/patch-refused'],
    seams: remembering<{ refused?: boolean }>(
      () => ({}),
      (answer, kept) => {
        if (answer.rule === 'language-unknown') kept.refused = true;
        return kept.refused && answer.rule === 'getSubtitle' ? body((row) => ({ ...row, name: 'no' }))(answer) : answer;
      },
    ),
  }),
  mutant({
    id: 'subtitle-language-optional',
    family: 'errors',
    statement: 'accepts files without a language',
    breaks: ['subtitles/language-required'],
    seams: on('language-missing', taken),
  }),
  mutant({
    id: 'subtitle-file-unchecked',
    family: 'errors',
    statement: 'accepts any text as a file',
    breaks: [
      'subtitles/file-required',
      'subtitles/first-line',
      'subtitles/file-and-wish',
      'subtitles/patch-file-refused',
    ],
    seams: on('vtt-invalid', taken),
  }),
  mutant({
    id: 'subtitle-translate-alone',
    family: 'errors',
    statement: 'translates without a transcription',
    breaks: ['subtitles/translate-alone'],
    seams: on('auto-translate-alone', taken),
  }),
  mutant({
    id: 'subtitle-too-large-as-500',
    family: 'errors',
    statement: 'fails on large files',
    breaks: ['subtitles/too-large'],
    seams: on('subtitle-too-large', as(500)),
  }),
  mutant({
    id: 'subtitle-delete-nothing',
    family: 'effects',
    statement: 'confirms a deletion, but keeps the subtitle',
    breaks: ['subtitles/delete', 'subtitles/delete-twice', 'subtitles/of-another-video', 'subtitles/unknown-video'],
    seams: remembering<{ last?: JsonValue }>(
      () => ({ last: { id: 1, name: 'x', language: 'ger', vtt: 'WEBVTT\n' } }),
      (answer, kept) => {
        if (answer.rule === 'createSubtitle') kept.last = answer.body as JsonObject;
        return answer.rule === 'not-found' ? { ...answer, status: 200, body: kept.last ?? null } : answer;
      },
    ),
  }),
  mutant({
    id: 'subtitle-delete-as-200',
    family: 'envelope',
    statement: 'answers 200 to a deletion',
    breaks: ['subtitles/delete', 'subtitles/delete-twice'],
    seams: on('deleteSubtitle', says({}, 200)),
  }),
];
