import type { VideoView } from '../../videos/view.ts';

/** How a state of a job looks: its word, and the tone of its chip. */
export interface StateLook {
  readonly word: string;
  readonly tone: '' | 'ok' | 'warn' | 'bad' | 'accent';
}

/** The words and tones of the states of jobs. */
export const stateLooks: Readonly<Record<VideoView['job']['state'], StateLook>> = {
  queued: { word: 'waiting', tone: '' },
  working: { word: 'captioning', tone: 'accent' },
  done: { word: 'ready', tone: 'ok' },
  failed: { word: 'needs you', tone: 'bad' },
  deleting: { word: 'deleting', tone: '' },
};

/** Labels of the filters by state; null shows all. */
export const filters: readonly (readonly [state: string | null, label: string])[] = [
  [null, 'All'],
  ['queued,working', 'In progress'],
  ['done', 'Ready'],
  ['failed', 'Needs you'],
];

/** Labels of the orders of the list, as `sort` of the API; null is its default. */
export const sorts: readonly (readonly [sort: string, label: string])[] = [
  ['newest', 'Newest first'],
  ['oldest', 'Oldest first'],
  ['title', 'By title'],
  ['longest', 'Longest first'],
  ['largest', 'Largest first'],
];
