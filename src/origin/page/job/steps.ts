import type { VideoView } from '../../videos/view.ts';
import { durationText } from '../parts/words.ts';
import { englishName } from '../video/model/languages.ts';

/** Names of the stages: as a noun, at work, and done. */
export const stageNames = {
  store: { noun: 'Storing', doing: 'Storing', done: 'stored' },
  transcribe: { noun: 'Transcription', doing: 'Transcribing', done: 'transcribed' },
  translate: { noun: 'Translation', doing: 'Translating', done: 'translated' },
  publish: { noun: 'Publishing', doing: 'Publishing', done: 'published' },
} as const satisfies Record<keyof VideoView['job']['stages'], { noun: string; doing: string; done: string }>;

/** Name of a stage. */
export type StageName = keyof typeof stageNames;

/** The stages in their order. */
export const stageOrder = Object.keys(stageNames) as readonly StageName[];

type Job = VideoView['job'];

/** What a job has paid, such as `41 credits`; null before the first payment. */
export const paidText = ({ spent }: Pick<Job, 'spent'>): string | null =>
  spent === null || spent.amount === 0
    ? null
    : `${spent.amount} ${spent.amount === 1 ? spent.unit.replace(/s$/, '') : spent.unit}`;

/** The finished stages in one line, with their durations and what they cost: `Spoken in English, stored 0.1 s, transcribed 21 s, 41 credits`. */
export function timelineOf({ job, language }: Pick<VideoView, 'job' | 'language'>): string {
  const parts = stageOrder.flatMap((name) => {
    const { state, seconds } = job.stages[name];
    if (state !== 'done') return [];
    return [`${stageNames[name].done}${seconds === undefined ? '' : ` ${durationText(seconds)}`}`];
  });
  const spoken = language === null ? [] : [`spoken in ${englishName(language)}`];
  const line = [...spoken, ...parts, ...[paidText(job) ?? []].flat()].join(', ');
  return line.charAt(0).toUpperCase() + line.slice(1);
}

/** The stage at which a job failed, or before which: after transcription it may be refused before it begins. null: before any work. */
export function failedStageOf({ stages }: Pick<Job, 'stages'>): StageName | null {
  const failed = stageOrder.find((name) => stages[name].state === 'failed');
  if (failed !== undefined || stages.transcribe.state !== 'done') return failed ?? null;
  return stageOrder.find((name) => stages[name].state === 'waiting') ?? null;
}

/** The stage at work: the latest, where several are; null before the first. */
const workingStageOf = ({ stages }: Pick<Job, 'stages'>): StageName | null =>
  [...stageOrder].reverse().find((name) => stages[name].state === 'working') ?? null;

/** What a job is doing, and how far it is as a whole (0 to 1; null while unknown). */
export function progressOf({ job }: Pick<VideoView, 'job'>): { text: string; fraction: number | null } {
  if (job.state === 'queued') return { text: 'Waiting for its turn', fraction: 0 };
  const name = workingStageOf(job);
  if (name === null) return { text: 'Captioning', fraction: null };
  const { fraction, secondsLeft, language } = job.stages[name];
  const naming = language && name !== 'transcribe' ? ` ${language}` : '';
  const paid = paidText(job);
  const parts = [`${stageNames[name].doing}${naming}`];
  if (secondsLeft) parts.push(`${durationText(secondsLeft)} left`);
  if (paid !== null) parts.push(`${paid} so far`);
  const done = stageOrder.filter((one) => job.stages[one].state === 'done').length;
  return { text: parts.join(', '), fraction: (done + (fraction ?? 0)) / stageOrder.length };
}
