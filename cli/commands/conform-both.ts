import type { CleanUpResult } from '../../conformance/live/cleanup.ts';
import type { Comparison } from '../../conformance/studies/compare/both.ts';
import { UsageError } from '../exit-codes.ts';
import { openLiveRun } from '../live/open-run.ts';
import { endOf, type LiveFlags, type LiveSelection, undoneIn, withCredentials } from './conform-live.ts';
import { type TargetFlags, targetFrom } from './conform-target.ts';

type BothFlags = TargetFlags & LiveFlags & { readonly against?: string };

/** `conform --target both`: runs each check on the mocks and on another server and shows where they differ. */
export async function conformBoth(flags: BothFlags, selection: LiveSelection): Promise<void> {
  const { comparisonExitCode } = await import('../../conformance/studies/compare/both.ts');
  if (flags.against !== 'url' && flags.against !== 'live') {
    throw new UsageError('--target both needs --against url, with --url for what to compare with, or --against live.');
  }
  const compare = flags.against === 'url' ? withUrl : withLive;
  const { compared, end } = await compare(flags, selection);
  const lines = compared.map(({ id, agreement, mock: here, other: there }) => {
    const why =
      agreement === 'agree-pass' ? '' : `  mock: ${here.reason ?? here.status}; other: ${there.reason ?? there.status}`;
    return `${agreement}  ${id}${why}\n`;
  });
  process.stdout.write(lines.join(''));
  process.exitCode = end(comparisonExitCode(compared));
}

/** Prints the comparisons and returns the exit code that they stand for. */
interface Outcome {
  readonly compared: readonly Comparison[];
  readonly end: (code: number) => number;
}

async function withUrl(flags: BothFlags, selection: LiveSelection): Promise<Outcome> {
  const { compareTargets } = await import('../../conformance/studies/compare/both.ts');
  const other = await targetFrom({ ...flags, target: 'url' });
  const mock = await mocksFrom(flags);
  try {
    return { compared: await compareTargets({ ...selection, mock, other }), end: (code) => code };
  } finally {
    await Promise.all([mock.close(), other.close()]);
  }
}

function withLive(flags: BothFlags, selection: LiveSelection): Promise<Outcome> {
  return withCredentials(flags, async (credentials) => {
    const [{ compareTargets }, { liveTarget }, { cleanUp }] = await Promise.all([
      import('../../conformance/studies/compare/both.ts'),
      import('../../conformance/live/live-target.ts'),
      import('../../conformance/live/cleanup.ts'),
    ]);
    const { live, close } = await openLiveRun(flags, credentials);
    const mock = await mocksFrom(flags);
    let cleaned: CleanUpResult | undefined;
    let compared: readonly Comparison[];
    try {
      const { signal } = live;
      compared = await compareTargets({ ...selection, ...(signal ? { signal } : {}), mock, other: liveTarget(live) });
    } finally {
      cleaned = await cleanUp(live);
      await close({ ...cleaned, removed: cleaned.removed.length });
      await mock.close();
    }
    const left = cleaned.left.length;
    const undone = undoneIn(compared.map(({ other }) => other));
    return { compared, end: (code) => endOf({ code, left, undone }, live, flags) };
  });
}

function mocksFrom(flags: BothFlags): ReturnType<typeof targetFrom> {
  const { control: _control, ...common } = flags;
  return targetFrom({ ...common, target: 'mock', url: {}, credential: {} });
}
