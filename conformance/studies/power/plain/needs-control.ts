import { streamNeeds } from './needs-control/cloudflare-stream.ts';
import { gcoreNeeds } from './needs-control/gcore-ai.ts';
import { ACCOUNTS, ARRANGED, MEDIA, TIME } from './needs-control/needs.ts';
import { translatePlusNeeds } from './needs-control/translateplus.ts';
import { workersAiNeeds } from './needs-control/workers-ai.ts';

const tables = [streamNeeds, gcoreNeeds, translatePlusNeeds, workersAiNeeds];

/**
 * Checks that a server without a control API cannot be given: by what they need, their ids without exhaustive ones. A test runs the
 * whole suite without control and compares.
 */
export const NEEDS_CONTROL: Readonly<Record<string, readonly string[]>> = Object.fromEntries(
  [ACCOUNTS, ARRANGED, MEDIA, TIME].map((need) => [need, tables.flatMap((table) => table[need] ?? [])]),
);
