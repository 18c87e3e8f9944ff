import { WorkflowEntrypoint, type WorkflowEvent, type WorkflowStep, type WorkflowStepConfig } from 'cloudflare:workers';
import { freshStages } from '../../../src/origin/videos/fresh-stages.ts';
import type { VideoRecord } from '../../../src/origin/videos/types.ts';
import { CaptionError, type ProgressEvent } from '../../../src/pipeline/core.ts';
import { caption, isAddition, soundKey } from './caption.ts';
import type { Env, JobParams } from './env.ts';
import { changeRecord, readRecord } from './records.ts';
import { inspectObject } from './sound.ts';

/** Why a job ended without captions: it would end so again. */
interface Failure {
  readonly kind: string;
  readonly message: string;
  readonly next: string;
}

/** Outcome of a step. A failure is a value, because an error makes the engine try the step again. */
type Outcome<T> = { readonly done: T } | { readonly failed: Failure };

/** What there is to do. */
interface Plan {
  /** Languages to translate into. */
  readonly to: readonly string[];
  /** Whether they are added to a captioned video. */
  readonly adds: boolean;
}

/** What a step publishes. */
interface Heard {
  readonly language: string;
  readonly tracks: readonly { readonly language: string; readonly original: boolean }[];
}

/**
 * The job of one video, as a Workflow: what a step returns is kept, and a step that crashed runs again. Within a step the log of
 * the job knows what was paid, so that a repeated step pays only for what is missing.
 */
export class CaptionJob extends WorkflowEntrypoint<Env, JobParams> {
  override async run(event: Readonly<WorkflowEvent<JobParams>>, step: WorkflowStep): Promise<void> {
    const { id } = event.payload;
    const run = event.instanceId;
    const config = stepConfig(this.env);
    const outcome = await this.#caption(id, run, step).catch(
      (error: unknown): Outcome<Heard> => ({ failed: gaveUp(error) }),
    );
    await step.do('finish', config, () => this.#finish(id, outcome));
    const state = 'done' in outcome ? 'done' : 'failed';
    await step.do('tell', config, async () => {
      await this.env.EVENTS.send({ key: `${run}-${state}`, id, state });
    });
  }

  async #caption(id: string, run: string, step: WorkflowStep): Promise<Outcome<Heard>> {
    const config = stepConfig(this.env);
    const part = (name: string, to: readonly string[], publishes: boolean) =>
      step.do(name, config, () => this.#part(id, run, { to, publishes }));
    const plan = await step.do('inspect', config, () => this.#inspect(id));
    if ('failed' in plan) return plan;
    const { to, adds } = plan.done;
    let ended: Outcome<Heard> = { done: { language: '', tracks: [] } };
    if (!adds) {
      ended = await part('transcribe', [], false);
      if ('failed' in ended) return ended;
      ended = await part('publish', [], true);
    }
    for (const language of to) {
      if ('failed' in ended) return ended;
      ended = await part(`translate ${language}`, [language], true);
    }
    return ended;
  }

  /** Reads the file, and returns what there is to do. */
  async #inspect(id: string): Promise<Outcome<Plan>> {
    const record = await readRecord(this.env, id);
    if (!record) return gone;
    return settled(async () => {
      const { durationSeconds, hasSound } = await inspectObject(this.env.MEDIA, soundKey(record));
      if (!hasSound) throw noSound(record);
      const done = { state: 'done', fraction: 1, secondsLeft: 0 } as const;
      const stages = { ...freshStages(), store: done };
      await changeRecord(this.env, id, () => ({ state: 'working', durationSeconds, stages, error: null }));
      const adds = isAddition(record);
      return { to: adds ? (record.adding ?? []) : record.to, adds };
    });
  }

  async #part(
    id: string,
    run: string,
    part: { readonly to: readonly string[]; readonly publishes: boolean },
  ): Promise<Outcome<Heard>> {
    const record = await readRecord(this.env, id);
    if (!record || record.state === 'deleting') return gone;
    const shown = showProgress(this.env, id);
    return settled(async () => {
      const result = await caption(this.env, { record, run, ...part, onProgress: shown.show }).finally(shown.settled);
      const { language } = result;
      const tracks = result.tracks.map((track) => ({ language: track.language, original: track.original }));
      if (part.publishes) await changeRecord(this.env, id, (before) => withTracks(before, language, tracks));
      return { language, tracks };
    });
  }

  async #finish(id: string, outcome: Outcome<Heard>): Promise<void> {
    await changeRecord(this.env, id, ({ stages, state }) => {
      if (state === 'deleting') return {};
      const ended = Object.entries(stages).map(([name, stage]) => {
        if (stage.state === 'working' && 'failed' in outcome) return [name, { ...stage, state: 'failed' }];
        if (stage.state === 'waiting' && 'done' in outcome) return [name, { ...stage, state: 'skipped' }];
        return [name, stage];
      });
      const error = 'failed' in outcome ? outcome.failed : null;
      const left = error ? {} : { adding: [] };
      return { state: error ? 'failed' : 'done', error, payAgain: false, ...left, stages: Object.fromEntries(ended) };
    });
  }
}

/** How the engine repeats a step: a busy service may need minutes. */
const stepConfig = ({ STEP_RETRY_SECONDS = '10' }: Env): WorkflowStepConfig => ({
  retries: { limit: 5, delay: Number(STEP_RETRY_SECONDS) * 1000, backoff: 'exponential' },
  timeout: '30 minutes',
});

/** Returns the outcome of work. Throws what may not occur again: a service that is busy, or a defect. */
async function settled<T>(work: () => Promise<T>): Promise<Outcome<T>> {
  try {
    return { done: await work() };
  } catch (error) {
    if (!(error instanceof CaptionError) || error.kind === 'unavailable') throw error;
    return { failed: { kind: error.kind, message: error.reason, next: error.plainNext } };
  }
}

const gone: { readonly failed: Failure } = {
  failed: { kind: 'cancelled', message: 'The video was deleted.', next: 'Upload it again.' },
};

/** The failure of a step that was tried in vain. */
const gaveUp = (error: unknown): Failure => ({
  kind: 'unavailable',
  message: `A step failed each time: ${String(Object(error).message).slice(0, 300)}`,
  next: 'What was paid for is kept; retry later.',
});

const noSound = ({ title }: VideoRecord): CaptionError =>
  new CaptionError({ kind: 'no-speech', cause: `${title} has no sound.`, next: 'There is nothing to caption.' });

function withTracks(before: VideoRecord, language: string, tracks: Heard['tracks']): Partial<VideoRecord> {
  const others = before.tracks.filter((track) => !tracks.some((one) => one.language === track.language));
  const all = [...others, ...tracks].sort((one, other) => Number(other.original) - Number(one.original));
  return { language, tracks: all };
}

/** Shows the progress of a part in the record: only changes of a state, because each is a write. */
function showProgress(env: Env, id: string) {
  let last = '';
  let turn: Promise<unknown> = Promise.resolve();
  return {
    show({ stage, state, fraction, secondsLeft, language }: ProgressEvent): void {
      if (`${stage} ${state} ${language}` === last) return;
      last = `${stage} ${state} ${language}`;
      const naming = language === undefined ? {} : { language };
      const shown = { state, fraction, secondsLeft, ...naming };
      turn = turn.then(() => changeRecord(env, id, ({ stages }) => ({ stages: { ...stages, [stage]: shown } })));
    },
    settled: async (): Promise<void> => void (await turn),
  };
}
