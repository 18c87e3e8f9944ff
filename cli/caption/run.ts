import { CaptionError } from '../../src/pipeline/index.ts';
import { UsageError } from '../exit-codes.ts';
import { eventLine } from './caption-events.ts';
import { captionSources } from './caption-sources.ts';
import { describeChoice } from './default-transcriber.ts';
import { fail } from './failure.ts';
import type { CaptionFlags } from './flags.ts';
import { optionsFor, requestsFor } from './options.ts';
import { planSources } from './plan-sources.ts';
import { isBundled, readSources } from './sources.ts';
import { namedStages } from './stages.ts';
import { openTarget, type Target } from './target.ts';

/** The languages of the bundled video when none is named. */
const BUNDLED_LANGUAGES = ['es', 'de', 'ja'];

/** Names of services and credits would mislead a user who does not know that mocks made the result. */
const madeByMocks = ({ seedFile, control }: CaptionFlags): string => {
  // Running mocks may have a seed, too.
  const isInvented = seedFile === undefined && control === undefined;
  const text = isInvented ? 'the text is invented' : 'text that no seed gives is invented';
  return `Made by mocks: ${text}, no service was called, and the credits are the mocks' own. --target live uses the services.\n`;
};

/** Carries out the command. Failures end with exit code 1, wrong usage with 2, interruptions with 130. */
export async function runCaption(named: readonly string[], flags: CaptionFlags): Promise<void> {
  const stop = new AbortController();
  const onSignal = () => stop.abort();
  process.once('SIGINT', onSignal);
  process.once('SIGTERM', onSignal);
  let target: Target | undefined;
  try {
    if (flags.transcript !== undefined && isBundled(named, flags))
      throw new UsageError('--transcript needs the video that it belongs to.');
    const sources = await readSources(named, flags);
    target = await openTarget(flags, process.env);
    const to = isBundled(named, flags) && flags.to.length === 0 ? BUNDLED_LANGUAGES : flags.to;
    const stages = namedStages(flags, target, stop.signal);
    const requests = requestsFor(sources, flags, stages);
    const onWaiting = (text: string) =>
      process.stderr.write(flags.json ? eventLine({ event: 'waiting', text }) : `${text}\n`);
    const options = { ...optionsFor({ flags, target, stages, requests, to, signal: stop.signal }), onWaiting };
    const isChosen = flags.transcriber === undefined && flags.transcript === undefined;
    const choice = isChosen && !flags.json ? `${describeChoice(sources)}\n` : '';
    if (flags.dryRun) await planSources(requests, options, flags, choice);
    else {
      const hasResults = await captionSources(requests, options, flags, choice);
      if (hasResults && target.kind === 'mock' && !flags.json) process.stdout.write(madeByMocks(flags));
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
