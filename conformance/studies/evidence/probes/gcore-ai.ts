import type { gcoreChecks } from '../../../checks/gcore-ai/index.ts';
import type { CheckNames } from '../../../model/check-names.ts';
import { membersOf, type ProviderProbes } from './probe.ts';

/** How a live run tests what is assumed of Gcore Streaming. */
export const gcoreProbes: ProviderProbes<CheckNames<typeof gcoreChecks>> = {
  rows: {
    'behaviour gate-order': 'auth/before-the-body',
    'behaviour unknown-members': 'tasks-create/unknown-members',
    'behaviour progress-kept': 'tasks-cancel/leaves-nothing',
    'behaviour languages-translated': 'results/translated-languages',
    'behaviour codes-both-forms': 'tasks-create/terminological-codes',
    'behaviour list-count': 'tasks-list/count',
    'behaviour list-date': 'tasks-list/filter-date',
    'behaviour video-list-tolerant': 'videos/list-odd-parameters',
    'behaviour subtitle-not-converted': 'subtitles/verbatim-others',
    'behaviour subtitle-generated': ['subtitles/wish-at-once', 'unsetMembers'],
    'behaviour batch-subtitles': 'videos/batch-subtitles',
    'failure credentials-missing': 'auth/missing-words',
    'failure token-bad': 'auth/unknown-words',
    'failure token-type': 'auth/other-schemes',
    'failure task-field-invalid': 'tasks-create/wrong-types',
    'failure task-language-unknown': ['tasks-create/unknown-language', 'taskLanguages', 'refuse'],
    'failure info-language-missing': ['info/audio-language-required', 'infoAudioLanguage'],
    'failure task-json-invalid': 'tasks-create/not-json',
    'failure priority-range': 'videos/priority',
    'failure video-field-invalid': 'videos/wrong-types',
    'failure video-language-unknown': 'videos/unknown-language',
    'failure language-missing': ['subtitles/language-required', 'subtitleChecks'],
    'failure vtt-invalid': ['subtitles/first-line', 'subtitleChecks'],
    'failure auto-translate-alone': 'subtitles/translate-alone',
    'failure subtitle-too-large': 'subtitles/too-large',
    'failure task-name-missing': ['tasks-create/task-name-left-out', 'taskName'],
    'failure route-unknown': 'errors/unknown-route',
    'failure media-type': 'errors/media-type',
  },
  switches: [
    {
      switch: 'taskLanguages',
      check: 'tasks-create/unknown-language',
      operation: 'createTask',
      decide: ({ status }) => (status === 201 ? 'ignore' : status >= 400 && status < 500 ? 'refuse' : undefined),
    },
    {
      switch: 'legacyAliases',
      check: 'legacy/transcribe',
      operation: 'createTask',
      decide: ({ status, path }) =>
        path.includes('/ai/transcribe') ? (status === 404 ? 'off' : status < 500 ? 'on' : undefined) : undefined,
    },
    {
      switch: 'createEnvelope',
      check: 'videos/create-wrapped',
      operation: 'createVideo',
      decide: ({ status, json }) => (status === 200 && !Array.isArray(json) ? 'object' : undefined),
    },
    {
      switch: 'createEnvelope',
      check: 'videos/create-flat',
      operation: 'createVideo',
      decide: ({ status, json }) => (status === 200 ? (Array.isArray(json) ? 'array' : 'auto') : undefined),
    },
    {
      switch: 'pastLastPage',
      check: 'tasks-list/past-the-last-page',
      operation: 'listTasks',
      decide: ({ status, json }) =>
        status === 404 ? 'not-found' : isEmptyPage(membersOf(json).results) ? 'empty' : undefined,
    },
    {
      switch: 'unsetMembers',
      check: 'subtitles/wish-at-once',
      operation: 'createSubtitle',
      decide: ({ status, json }) =>
        status === 200 ? (Object.values(membersOf(json)).includes(null) ? 'null' : 'omit') : undefined,
    },
  ],
};

const isEmptyPage = (results: unknown): boolean => Array.isArray(results) && results.length === 0;
