import pLimit from 'p-limit';
import { statuses } from '../../conformance/model/result.ts';
import { packageVersion } from '../../src/base/package-version.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import { type Judged, judge } from './judge.ts';
import { judgeOwnMock } from './own-mocks.ts';
import type { BoardRow } from './page.ts';
import { startProgram } from './program.ts';
import { redLineOf } from './red-line.ts';
import { reproduces } from './replay.ts';
import { type BoardTarget, boardRoot } from './targets.ts';

/** Starts a server, judges it, and sends each request of a red line again, alone, to a server that was just started. */
export async function boardRow(target: BoardTarget): Promise<BoardRow> {
  const start = () => startProgram((port) => target.wordsFor(port), boardRoot);
  const first = await start();
  let judged: Judged;
  try {
    judged = await judge({ provider: target.provider, baseUrl: `${first.home}${target.prefix}` });
  } finally {
    await first.stop();
  }
  const { report, exchanges } = judged;
  const lines = report.checks
    .filter(({ status }) => status === 'failed' || status === 'warned')
    .map((result) => redLineOf(result, exchanges, first.home));
  const second = await start();
  try {
    const limit = pLimit(4);
    const again = lines.map((line) =>
      limit(async () => ({ ...line, isReproduced: await reproduces(line, second.home) })),
    );
    return { ...target, ...countsOf(judged), red: await Promise.all(again) };
  } finally {
    await second.stop();
  }
}

/** The row of our own mock of a provider. */
export async function ownRow(provider: ProviderId): Promise<BoardRow> {
  const judged = await judgeOwnMock(provider);
  return {
    id: `caption-harness-${provider}`,
    name: 'caption-harness',
    provider,
    serves: 'its contract tables',
    version: packageVersion(),
    shown: null,
    prefix: '',
    ...countsOf(judged),
    red: [],
  };
}

function countsOf({ report: { checks } }: Judged): Pick<BoardRow, 'counts' | 'untestable'> {
  const count = (wanted: string) => checks.filter(({ status }) => status === wanted).length;
  return {
    counts: Object.fromEntries(statuses.map((status) => [status, count(status)])) as BoardRow['counts'],
    untestable: checks
      .filter(({ status }) => status === 'untestable')
      .map(({ id, reason }) => ({ check: id, reason: reason ?? '' })),
  };
}
