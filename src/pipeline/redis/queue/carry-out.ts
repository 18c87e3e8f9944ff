import type { Job } from 'bullmq';
import { captionStep, captionWith, type SharedRun } from '../../caption-video.ts';
import { lookAt } from '../../look/look-at.ts';
import type { CaptionOptions } from '../../options.ts';
import type { ProgressEvent } from '../../progress.ts';
import { stepId, stepOptions } from './flow.ts';
import type { OpenQueue } from './open-queue.ts';
import { errorOf, isDecisive, keepOutcome, outcomeOf } from './outcomes.ts';
import type { FoundVideo, OptionsFor, StepData, StepName } from './types.ts';

/** What steps are carried out with. */
export interface StepTools {
  readonly open: OpenQueue;
  readonly shared: SharedRun;
  readonly optionsFor: OptionsFor;
  /** Folder for temporary copies. */
  readonly scratch: string;
  readonly signal: AbortSignal;
}

/** Carries out one step of a video. @throws {CaptionError} */
export async function carryOut(job: Job<StepData>, tools: StepTools, signal: AbortSignal): Promise<unknown> {
  const { data } = job;
  const { source, options: own } = await tools.optionsFor(data);
  const onProgress = (event: ProgressEvent) => void job.updateProgress({ ...event }).catch(() => {});
  const options: CaptionOptions = {
    ...own,
    state: tools.scratch,
    surroundings: tools.shared.surroundings,
    earlier: 'resume',
    payAgain: data.payAgain ?? false,
    signal,
    onProgress: seldom(onProgress),
  };
  return carry[job.name as StepName]({ job, data, source, options, tools });
}

interface Step {
  readonly job: Job<StepData>;
  readonly data: StepData;
  readonly source: string;
  readonly options: CaptionOptions;
  readonly tools: StepTools;
}

const carry: Readonly<Record<StepName, (step: Step) => Promise<unknown>>> = {
  async prepare({ data, source, options, tools }): Promise<FoundVideo> {
    if (data.restart) await captionStep(source, { restart: true }, options, tools.shared);
    const { key, video } = await lookAt(source, options, tools.shared);
    return { key, title: video.title, durationSeconds: video.durationSeconds };
  },

  async transcribe({ job, data, source, options, tools }) {
    await throwEarlierFailure(data, tools);
    const found = Object.values(await job.getChildrenValues<FoundVideo>())[0];
    await captionStep(source, { transcribe: true }, options, tools.shared);
    const { queue } = tools.open;
    const parent = { id: stepId(data.id, 'publish'), queue: queue.qualifiedName };
    await queue.addBulk(
      options.to.map((language) => ({
        name: 'translate',
        data: { ...data, language, ...(found ? { found } : {}) },
        opts: { ...stepOptions(data.id, 'translate', language), parent, ignoreDependencyOnFailure: true },
      })),
    );
    return null;
  },

  async translate({ data, source, options, tools }) {
    const { language = '', found } = data;
    // Most translators need no video, so it is not read again.
    const isKnown = found && options.translator?.needs === 'nothing';
    const file = () => Promise.reject(new TypeError('a translator of texts reads no video'));
    const known = isKnown ? { video: { ...found, file } } : {};
    const only = { ...options, ...known, publishers: [], to: [language] };
    return { paid: await captionStep(source, { translate: language }, only, tools.shared) };
  },

  async publish({ data, source, options, tools }) {
    await throwEarlierFailure(data, tools);
    // It finds everything in the log that the steps before have done, and does what they could not.
    const { key, language, tracks, notices } = await captionWith(source, options, tools.shared);
    const done = { state: 'done', video: data.video, key, language, notices } as const;
    await keepOutcome(tools.open, data.id, { ...done, tracks: tracks.map((track) => track.language) });
    return null;
  },
};

/** Without a video that can be read or transcribed, the steps behind are useless. */
async function throwEarlierFailure({ id, again }: StepData, { open }: StepTools): Promise<void> {
  const before = again ? null : await outcomeOf(open, id);
  if (before?.state === 'failed' && isDecisive(before)) throw errorOf(before);
}

/** Milliseconds between two reports of progress, and from the start of a step to the first. */
const REPORT_MS = 1_000;

/** Progress is for people who watch a long step; short ones report none. */
function seldom(report: (event: ProgressEvent) => void): (event: ProgressEvent) => void {
  let last = performance.now();
  return (event) => {
    const time = performance.now();
    if (time - last < REPORT_MS) return;
    last = time;
    report(event);
  };
}
