// Writes docs/board.md: `npm run board`. Every night it says whether each server can still be judged.
import { writeFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { describe, expect } from 'vitest';
import { packageVersion } from '../../src/base/package-version.ts';
import { providerIds } from '../../src/contracts/providers.ts';
import { itWhere } from '../support/needed.ts';
import { BOARD_DATE } from './keys.ts';
import { type BoardRow, boardPage } from './page.ts';
import { boardTargets } from './targets.ts';
import { boardRow, ownRow } from './write-board.ts';

/** The file to write, and the part of an id that its servers have. Default: none, and all. */
const { BOARD: file, BOARD_ONLY: only = '' } = process.env;
const targets = boardTargets.filter(({ id }) => id.includes(only));
const all = targets.every(({ isInstalled }) => isInstalled);
const it = itWhere('the packages of test/board/peers and examples/worker', all);

/** Servers that are judged at a time. */
const SIDE_BY_SIDE = 6;

describe('docs/board.md', () => {
  it('judges every server', { timeout: 1_800_000 }, async () => {
    // Servers wait for the next request most of the time, so several are judged side by side.
    const limit = pLimit(SIDE_BY_SIDE);
    const own = 'caption-harness'.includes(only) ? providerIds.map((provider) => limit(() => ownRow(provider))) : [];
    const others = targets.map((target) =>
      limit(async () => {
        const row = await boardRow(target);
        const { passed, failed, untestable } = row.counts;
        console.log(`${row.id}: ${passed} passed, ${failed} failed, ${untestable} not reachable`);
        return row;
      }),
    );
    const rows: BoardRow[] = await Promise.all([...own, ...others]);
    const day = new Date().toISOString().slice(0, 10);
    const text = boardPage(rows, { requirements: BOARD_DATE, day, version: packageVersion() });
    if (file !== undefined) writeFileSync(file, text);
    for (const { id, counts } of rows) expect([id, counts.error]).toEqual([id, 0]);
    for (const { counts, name } of rows)
      if (name === 'caption-harness') expect(counts.failed + counts.untestable).toBe(0);
    if (only === '') expect(new Set(rows.map(({ provider }) => provider))).toEqual(new Set(providerIds));
  });
});
