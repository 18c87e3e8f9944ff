import { statefulStreamMutants } from './stateful-stream.ts';

/** Mutants that answer wrongly only after a past, or about another resource, by the model that must find them. */
export const statefulMutants: Readonly<Record<string, readonly string[]>> = {
  ...statefulStreamMutants,
  'gcore-ai/tasks': [
    'id-shared',
    'one-task-for-all',
    'cancelled-goes-on',
    'cancel-cancels-all',
    'cancel-does-nothing',
    'final-changes',
    'past-page-full',
  ],
  'gcore-ai/subtitles': [
    'subtitle-cached',
    'third-change-lost',
    'second-deletion-fails',
    'subtitle-one-a-language',
    'subtitle-patch-nothing',
    'subtitle-patch-resets',
    'subtitle-patch-all',
    'subtitle-delete-nothing',
  ],
  'gcore-ai/videos': [
    'patch-does-nothing',
    'patch-resets',
    'delete-deletes-all',
    'videos-page-repeated',
    'videos-page-with-deleted',
    'video-filters-ignored',
  ],
  'translateplus/credits': [
    'repeat-free',
    '402-charged',
    'summary-stale',
    'equal-texts-once',
    'tenth-request-free',
    'price-of-the-one-before',
    'third-equal-price-free',
  ],
  'workers-ai/results': ['answer-of-the-one-before', 'third-as-the-first', 'duration-kept'],
  'workers-ai/window': ['window-one-more', 'window-never-opens'],
  'translateplus/window': ['window-one-more', 'window-one-less', 'window-never-opens'],
  'gcore-ai/window': ['limit-one-more', 'limit-one-less', 'limit-never-opens'],
};
