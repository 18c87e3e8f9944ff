import { Command } from 'commander';
import type { Recording } from '../../conformance/studies/drift/recording.ts';
import type { OpenRecorder } from '../../conformance/studies/drift/recording-file.ts';
import { systemClock } from '../../src/base/clock.ts';
import { type ProviderId, providerIds } from '../../src/contracts/providers.ts';
import { credentialOption } from '../credential-option.ts';
import { BrokenError, exitCodes, InterruptedError, UsageError } from '../exit-codes.ts';
import { knownProviders } from '../known-provider.ts';
import { wantedCredentials } from '../live/credentials.ts';
import { type Cleaned, type LiveRunFlags, openLiveRun } from '../live/open-run.ts';
import { globText } from '../options.ts';
import { withProviderModules } from '../provider-modules.ts';
import { providerOption, urlOption } from '../provider-option.ts';
import { secretsIn, withCredentials } from './conform-live.ts';

interface DriftFlags extends LiveRunFlags {
  readonly grep?: string;
  readonly provider?: readonly string[];
  readonly json?: true;
}

/** `conform drift A B`: shows every difference between two of contract, mocks, recording and live services. */
export function driftCommand(): Command {
  return withProviderModules(new Command('drift'))
    .description('Compare two of contract, mocks, recordings and live services. Exits 1 if anything differs.')
    .argument(
      '<A>',
      'folder or file that --record wrote; contract: the tables of this package; mock: the mocks, in process; live: real accounts',
    )
    .argument('<B>', 'as for A')
    .option('--grep <glob>', 'mock and live: only checks whose id matches; use the pattern of the recording', globText)
    .addOption(providerOption('only this provider'))
    .addOption(urlOption('live: replaces the real service'))
    .addOption(credentialOption('live: replaces the environment'))
    .option('--yes', 'live: send paid requests (or CONFORM_LIVE=1)')
    .option('--budget <name=n,...>', 'live: hard limits, for example translateplus.credits=200,requests=500')
    .option('--ledger <file>', 'live: file that lists what the run creates')
    .option('--json', 'print JSON')
    .action(drift);
}

async function drift(a: string, b: string, flags: DriftFlags): Promise<void> {
  await withCredentials(flags, async (credentials) => {
    const { isStale, STALE_DAYS } = await import('../../conformance/studies/drift/compare.ts');
    const { compareSides, onlyOf } = await import('../../conformance/studies/drift/sides.ts');
    const providers = providersOf(flags, [a, b].includes('live') ? Object.keys(credentials) : undefined);
    const sides = new Map<number, Recording>();
    for (const [at, name] of cheapestFirst([a, b])) {
      const recording = onlyOf(providers, await recordingOf(name, flags, providers, credentials));
      // Two sides without answers do not differ, which shows nothing.
      if (recording.answers.length === 0) throw new UsageError(nothingIn(name));
      sides.set(at, recording);
    }
    const [one, other] = [sides.get(0) as Recording, sides.get(1) as Recording];
    for (const [path, recording] of [
      [a, one],
      [b, other],
    ] as const) {
      if (isStale(recording, systemClock.now())) {
        process.stderr.write(
          `note: ${path} was recorded on ${recording.recordedAt}, more than ${STALE_DAYS} days ago\n`,
        );
      }
    }
    const { drifts, unseen } = compareSides(one, other);
    if (unseen.length > 0) process.stderr.write(`note: no answer was recorded of ${unseen.join(', ')}\n`);
    const lines = drifts.map(({ kind, where, detail }) => `${kind}  ${where}  ${detail}\n`);
    process.stdout.write(flags.json ? `${JSON.stringify(drifts, null, 2)}\n` : lines.join(''));
    if (drifts.length > 0) process.exitCode = exitCodes.failed;
    else process.stderr.write(`nothing differs between ${a} and ${b}\n`);
  });
}

/** The sides that take time, then money. A file that does not exist must be told before them. */
const COSTLY = ['mock', 'live'];

/** Names with their places, in the order in which to get them. */
const cheapestFirst = (names: readonly string[]): readonly (readonly [number, string])[] =>
  [...names.entries()].sort(([, left], [, right]) => COSTLY.indexOf(left) - COSTLY.indexOf(right));

/** The providers that are compared: with a live side, only those with a credential. @throws {UsageError} */
function providersOf({ provider }: DriftFlags, withCredential: readonly string[] | undefined): readonly ProviderId[] {
  const named = knownProviders(provider);
  const chosen = providerIds.filter((id) => named?.includes(id) ?? true);
  const providers = chosen.filter((id) => withCredential?.includes(id) ?? true);
  if (providers.length === 0) {
    const wanted = chosen.map((id) => `${id} needs ${wantedCredentials[id]}`);
    throw new BrokenError(`nothing can be compared: ${wanted.join('; ')}.`);
  }
  const left = chosen.filter((id) => !providers.includes(id));
  if (left.length > 0) process.stderr.write(`note: left out without a credential: ${left.join(', ')}\n`);
  return providers;
}

type Credentials = Parameters<Parameters<typeof withCredentials>[1]>[0];

async function recordingOf(
  name: string,
  flags: DriftFlags,
  providers: readonly ProviderId[],
  credentials: Credentials,
): Promise<Recording> {
  if (name === 'contract') {
    const { promisedAnswers } = await import('../../conformance/studies/drift/promise.ts');
    return promisedAnswers(new Date(systemClock.now()).toISOString());
  }
  if (name !== 'mock' && name !== 'live') return readAt(name);
  const { allChecks } = await import('../../conformance/providers/checks.ts');
  const { grep } = flags;
  const selection = { checks: allChecks, providers, ...(grep === undefined ? {} : { grep }) };
  return name === 'mock' ? ofMock(selection) : ofLive(selection, flags, credentials);
}

const nothingIn = (name: string): string =>
  name === 'mock' || name === 'live'
    ? `nothing was recorded of ${name}: no check was run.`
    : `${name} has no answer of the compared providers, so nothing can be compared.`;

type Selection = Pick<
  Parameters<typeof import('../../conformance/live/run.ts').runLive>[0],
  'checks' | 'grep' | 'providers'
>;

async function ofMock(selection: Selection): Promise<Recording> {
  const { rehearse } = await import('../../conformance/targets/mock/rehearsal.ts');
  let recorder: OpenRecorder | undefined;
  await rehearse({
    ...selection,
    onStart: async (baseUrls, ledger) => {
      recorder = (await recordings()).openRecorder(baseUrls, ledger);
    },
    onExchange: (provider, exchange) => recorder?.note(provider, exchange),
  });
  if (recorder === undefined) throw new BrokenError('the mocks did not start.');
  return recorder.recording('mock');
}

async function ofLive(selection: Selection, flags: DriftFlags, credentials: Credentials): Promise<Recording> {
  const { runLive } = await import('../../conformance/live/run.ts');
  const { live, close } = await openLiveRun(flags, credentials);
  let cleaned: Cleaned | undefined;
  try {
    const recorder = (await recordings()).openRecorder(live.baseUrls, live.ledger);
    cleaned = (await runLive({ ...selection, onExchange: recorder.note, live })).live;
    if (live.signal?.aborted) throw new InterruptedError('interrupted: nothing is compared.');
    if (cleaned.left.length > 0) process.exitCode = exitCodes.broken;
    return recorder.recording('live', secretsIn(credentials));
  } finally {
    await close(cleaned);
  }
}

const recordings = () => import('../../conformance/studies/drift/recording-file.ts');

/** @throws {UsageError} when there is no recording */
async function readAt(path: string): Promise<Recording> {
  const { RecordingFileError, readRecordingAt } = await recordings();
  try {
    return readRecordingAt(path);
  } catch (error) {
    throw error instanceof RecordingFileError ? new UsageError(error.message) : error;
  }
}
