import { statuses } from '../../conformance/model/result.ts';
import { packageVersion } from '../../src/base/package-version.ts';
import { providerIds } from '../../src/contracts/providers.ts';
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
    const red: BoardRow['red'][number][] = [];
    for (const line of lines) red.push({ ...line, isReproduced: await reproduces(line, second.home) });
    return { ...target, ...countsOf(judged), red };
  } finally {
    await second.stop();
  }
}

/** The rows of our own mocks. */
export async function ownRows(): Promise<BoardRow[]> {
  const rows: BoardRow[] = [];
  for (const provider of [...providerIds].reverse()) {
    const judged = await judgeOwnMock(provider);
    rows.push({
      id: `caption-harness-${provider}`,
      name: 'caption-harness',
      provider,
      serves: 'its contract tables',
      version: packageVersion(),
      shown: null,
      ...countsOf(judged),
      red: [],
    });
  }
  return rows;
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
