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

const DOING = {
  store: 'Storing',
  transcribe: 'Transcribing',
  translate: 'Translating',
  publish: 'Publishing',
} as const;

/** What a job is doing, in one line, and how far it is (0 to 1; null while unknown). */
export function progressOf({ job, to }: Pick<VideoView, 'job' | 'to'>): { text: string; fraction: number | null } {
  if (job.state === 'queued') return { text: 'Waiting for its turn', fraction: 0 };
  const names = Object.keys(DOING) as (keyof typeof DOING)[];
  const name = [...names].reverse().find((one) => job.stages[one].state === 'working');
  if (name === undefined) return { text: 'Captioning', fraction: null };
  const { fraction, secondsLeft, language } = job.stages[name];
  const parts = [`${DOING[name]}${language && to.length > 0 ? ` ${language}` : ''}`];
  if (secondsLeft) parts.push(`${secondsLeft} s left`);
  if (job.spent) parts.push(`${job.spent.amount} ${job.spent.unit} so far`);
  const done = names.filter((one) => job.stages[one].state === 'done').length;
  return { text: parts.join(', '), fraction: (done + (fraction ?? 0)) / names.length };
}

/** Name of the stage at which a job failed, as a noun; null if it did not reach one. */
export function failedStage({ stages }: Pick<VideoView['job'], 'stages'>): string | null {
  const nouns = { store: 'Storing', transcribe: 'Transcription', translate: 'Translation', publish: 'Publishing' };
  const names = Object.keys(nouns) as (keyof typeof nouns)[];
  const name = names.find((one) => stages[one].state === 'failed');
  return name === undefined ? null : nouns[name];
}
