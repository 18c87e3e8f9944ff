import { join } from 'node:path';
import {
  CaptionError,
  type CaptionFile,
  type PlannedFiles,
  planFileTranslation,
  type TranslateFileOptions,
  translateFile,
} from '../../src/pipeline/index.ts';
import { eventLine } from '../caption/caption-events.ts';
import { readCaptionFile } from '../caption/caption-file.ts';
import { describeSpent } from '../caption/describe.ts';
import { codeOf, fail, failureJson, failureLine } from '../caption/failure.ts';
import type { CaptionFlags } from '../caption/flags.ts';
import { count } from '../caption/numbers.ts';
import { namedStages } from '../caption/stages.ts';
import { openTarget, type Target } from '../caption/target.ts';
import { exitCodes, UsageError } from '../exit-codes.ts';
import type { TranslateFlags } from './flags.ts';

/** A caption file of the command line. */
interface Input {
  readonly path: string;
  readonly file: CaptionFile;
}

const MADE_BY_MOCKS =
  'Made by mocks: the text is invented, and the credits are their own. --target live uses the service.\n';

/** Carries out the command. @throws {UsageError} */
export async function runTranslate(paths: readonly string[], flags: TranslateFlags): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  let target: Target | undefined;
  try {
    // All files are read before anything is sent.
    const inputs = [...new Set(paths)].map((path) => ({ path, file: readCaptionFile(path, flags) }));
    const caption = captionFlags(flags);
    target = await openTarget(caption, process.env);
    const options = optionsFor(flags, target, namedStages(caption, target, stop.signal).translator(), stop.signal);
    const plans = await planAll(inputs, options);
    if (flags.dryRun) showPlans(inputs, plans, flags);
    else await translateAll(inputs, options, flags);
    if (target.kind === 'mock' && !flags.json && !flags.dryRun && process.exitCode === undefined) {
      process.stdout.write(MADE_BY_MOCKS);
    }
  } catch (error) {
    if (!(error instanceof CaptionError)) throw error;
    fail(error, flags);
  } finally {
    process.removeListener('SIGINT', onSignal);
    process.removeListener('SIGTERM', onSignal);
    await target?.close();
  }
}

const captionFlags = (flags: TranslateFlags): CaptionFlags => ({
  ...{ publish: [], out: '', name: [], formats: ['vtt'], parallel: 1, layout: [], lint: 'off' },
  ...flags,
  translator: 'translateplus',
});

function optionsFor(
  flags: TranslateFlags,
  target: Target,
  translator: TranslateFileOptions['translator'],
  signal: AbortSignal,
): TranslateFileOptions {
  const fresh = target.temporary && !flags.resume;
  return {
    ...{ to: flags.to, translator, signal, folder: flags.out, overwrite: flags.overwrite, payAgain: flags.payAgain },
    state: join(flags.state, target.kind),
    servers: target.servers,
    clock: target.clock ?? undefined,
    earlier: flags.restart || fresh ? 'restart' : flags.resume ? 'resume' : 'refuse',
    onWaiting: (text) => process.stderr.write(flags.json ? eventLine({ event: 'waiting', text }) : `${text}\n`),
  };
}

/** Looks at all files before anything is sent. @throws {UsageError} for two files that would be written to one place */
async function planAll(inputs: readonly Input[], options: TranslateFileOptions): Promise<readonly PlannedFiles[]> {
  const plans: PlannedFiles[] = [];
  const places = new Map<string, string>();
  for (const { path, file } of inputs) {
    const plan = await planFileTranslation(path, file, options);
    for (const { path: place } of plan.files) {
      const other = places.get(place.toLowerCase());
      if (other !== undefined) throw new UsageError(`${other} and ${path} would both be translated to ${place}.`);
      places.set(place.toLowerCase(), path);
    }
    plans.push(plan);
  }
  return plans;
}

function showPlans(inputs: readonly Input[], plans: readonly PlannedFiles[], { json }: TranslateFlags): void {
  for (const [at, { file, files, price }] of plans.entries()) {
    const path = inputs[at]?.path ?? '';
    const cost = count(price.amount, price.unit.replace(/s$/, ''));
    const lines = [`${path} (${file.language}): ${cost}`, ...files.map((one) => `  ${one.language}  ${one.path}`), ''];
    const plan = { file: path, language: file.language, translations: files, price };
    process.stdout.write(json ? `${JSON.stringify(plan)}\n` : lines.join('\n'));
  }
  if (!json) process.stdout.write('Nothing was made, sent or paid.\n');
}

async function translateAll(
  inputs: readonly Input[],
  options: TranslateFileOptions,
  { json }: TranslateFlags,
): Promise<void> {
  for (const { path, file } of inputs) {
    try {
      const result = await translateFile(path, file, options);
      const lines = result.translations.map((one) => `  ${one.language}  ${one.path}`);
      const notices = result.notices.map((text) => `  ${text}`);
      const text = [`${path}: ${describeSpent(result.spent)}`, ...lines, ...notices, ''].join('\n');
      process.stdout.write(json ? `${JSON.stringify(result)}\n` : text);
    } catch (error) {
      if (!(error instanceof CaptionError)) throw error;
      if (json) process.stdout.write(`${JSON.stringify({ file: path, error: failureJson(error) })}\n`);
      else process.stderr.write(`${failureLine(error, inputs.length > 1 ? path : undefined)}\n`);
      process.exitCode = inputs.length > 1 && error.kind !== 'cancelled' ? exitCodes.failed : codeOf(error);
      if (error.endsRun) return;
    }
  }
}
