import type { Command } from 'commander';
import type { FastCheck, ProviderModel } from '../../conformance/studies/model/index.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { BrokenError, exitCodes, UsageError } from '../exit-codes.ts';
import { onInterruption } from '../interruption.ts';
import { type TargetFlags, targetFrom } from './conform-target.ts';
import { refuseGiven } from './refuse-given.ts';

/** The options of `conform --model`. */
export interface ModelFlags {
  readonly model?: true;
  readonly steps?: number;
}

type Flags = ModelFlags & TargetFlags & { readonly grep?: string; readonly list?: true };

/** Operations in all sequences of a provider's models together. */
const STEPS = 2_000;

/** Options that say how checks run or are reported. */
const OF_CHECKS = ['include', 'repeat', 'maxFailures', 'bail', 'reporter', 'baseline', 'record', 'verbose', 'against'];

/** Refuses `--steps` without `--model`. @throws {UsageError} */
export function refuseStepsAlone({ steps }: ModelFlags): void {
  if (steps !== undefined) throw new UsageError('--steps needs --model.');
}

/** `conform --model`: random sequences of operations against models of the state. Exit code 1 if one differs. */
export async function conformModel(
  flags: Flags,
  providers: readonly ProviderId[] | undefined,
  command: Command,
): Promise<void> {
  refuseOthers(flags, command);
  const [study, models] = await selected(flags, providers);
  if (flags.list) {
    for (const { id, title } of models) process.stdout.write(`${id}  ${title}\n`);
    return;
  }
  const fc = await loadFastCheck();
  const target = await targetFrom(flags);
  const started = Date.now();
  const interrupt = onInterruption({ first: 'interrupted: the sequence ends; a second signal ends at once' });
  try {
    const outcomes = await study.runModels({
      fc,
      target,
      models,
      steps: flags.steps ?? STEPS,
      seed: flags.seed,
      signal: interrupt.signal,
      onEnd: (outcome) => process.stdout.write(study.outcomeText(outcome)),
    });
    process.stdout.write(study.modelsText(outcomes, (Date.now() - started) / 1000));
    if (interrupt.signal.aborted) process.exitCode = exitCodes.interrupted;
    else if (outcomes.some(({ status }) => status === 'failed')) process.exitCode = exitCodes.failed;
    else if (outcomes.some(({ status }) => status === 'error')) throw new BrokenError('a model could not be run.');
    else if (!outcomes.some(({ status }) => status === 'held')) throw new BrokenError('nothing was verified.');
  } finally {
    interrupt.end();
    await target.close();
  }
}

async function selected({ grep, url }: Flags, providers: readonly ProviderId[] | undefined) {
  const [study, { idMatches }] = await Promise.all([
    import('../../conformance/studies/model/index.ts'),
    import('../../conformance/run/select.ts'),
  ]);
  const has = (provider: string) =>
    (providers?.includes(provider as ProviderId) ?? true) &&
    (Object.keys(url).length === 0 || Object.hasOwn(url, provider));
  const models: readonly ProviderModel[] = study.allModels.filter(
    (model) => has(study.providerOf(model)) && (grep === undefined || idMatches(grep, model.id)),
  );
  if (models.length === 0) {
    const known = study.allModels.map(({ id }) => id).join(', ');
    throw new BrokenError(`no model is selected; known: ${known}.`);
  }
  return [study, models] as const;
}

function refuseOthers({ target, url, control }: Flags, command: Command): void {
  if (target === 'live' || target === 'both') throw new UsageError('--model needs --target mock or url.');
  if (Object.keys(url).length > 0 && control === undefined) {
    throw new UsageError('--model needs --control <URL>: each sequence has a tenant and a clock of its own.');
  }
  refuseGiven(command, OF_CHECKS, 'is for checks; --model runs none.');
}

async function loadFastCheck(): Promise<FastCheck> {
  return import('fast-check').catch(() => {
    throw new UsageError('--model needs the package fast-check. Install it: npm install -D fast-check');
  });
}
