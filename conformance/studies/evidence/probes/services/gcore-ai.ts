import { gcoreProbes } from '../gcore-ai.ts';
import type { ServiceEvidence } from './service.ts';

const LATE = 'it changes only subtitles that have their text';

/** What the captioning pipeline uses of Gcore, and what would settle its assumed rows. */
export const gcoreService: ServiceEvidence = {
  provider: 'gcore-ai',
  called: [
    'createTask',
    'listTasks',
    'getTask',
    'createVideo',
    'listVideos',
    'getVideo',
    'deleteVideo',
    'createSubtitle',
    'listSubtitles',
    'getSubtitle',
    'updateSubtitle',
  ],
  apart: {
    'behaviour subtitle-late-change': LATE,
    'switch lateText=keep': LATE,
    'switch lateText=replace': LATE,
    'behaviour source-trouble': 'a task that fails ends the job with the words of the service',
    'behaviour video-page-size': 'it reads pages until one is empty',
    'fact videosPerPage': 'it reads pages until one is empty',
    'failure token-expired': 'a refused token ends the job, whatever the words',
    'failure forbidden': 'a refused token ends the job, whatever the words',
  },
  probes: gcoreProbes,
};
