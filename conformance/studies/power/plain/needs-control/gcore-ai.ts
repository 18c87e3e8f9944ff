import { ACCOUNTS, ARRANGED, MEDIA, TIME } from './needs.ts';

/** Checks of Gcore that need a control API, without exhaustive ones. */
export const gcoreNeeds: Readonly<Record<string, readonly string[]>> = {
  [ACCOUNTS]: [
    'gcore-ai/account/rate-own',
    'gcore-ai/auth/expired',
    'gcore-ai/auth/forbidden-does-nothing',
    'gcore-ai/auth/forbidden-words',
    'gcore-ai/auth/looking',
    'gcore-ai/auth/looking-only',
    'gcore-ai/subtitles/of-another-account',
    'gcore-ai/tasks-cancel/of-another-account',
    'gcore-ai/tasks-list/own-only',
    'gcore-ai/tasks-read/of-another-account',
    'gcore-ai/videos/of-another-account',
  ],
  [ARRANGED]: [
    'gcore-ai/account/ai-off',
    'gcore-ai/account/ai-off-subtitles',
    'gcore-ai/account/ai-off-videos',
    'gcore-ai/account/rate-limited',
    'gcore-ai/account/rate-limited-everywhere',
    'gcore-ai/account/rate-limited-tasks',
    'gcore-ai/account/rate-opens',
    'gcore-ai/account/retry-after',
    'gcore-ai/tasks-create/task-name-required',
    'gcore-ai/tasks-list/past-the-last-page-404',
  ],
  [MEDIA]: [
    'gcore-ai/moderation/found',
    'gcore-ai/results/languages-many',
    'gcore-ai/results/long-agrees',
    'gcore-ai/results/long-times',
    'gcore-ai/results/no-speech',
    'gcore-ai/results/no-speech-members',
    'gcore-ai/tasks-life/given-up',
    'gcore-ai/tasks-life/retried',
    'gcore-ai/tasks-life/source-trouble',
  ],
  [TIME]: ['gcore-ai/tasks-life/result-deleted', 'gcore-ai/tasks-life/result-kept'],
};
