import type { ControlClient, JournalEntryView } from '../../src/control-client/index.ts';

/** Most entries of a report: the newest. */
const MOST = 50;

/**
 * What a tenant was asked and why it answered so, for a failed test: a line for each request, and under a refusal or a fault its
 * explanation and its remedy.
 */
export async function journalReport(control: ControlClient, name: string): Promise<string> {
  const { entries, dropped } = await control.journal(name);
  const shown = entries.slice(-MOST);
  const left = dropped + entries.length - shown.length;
  const head = `Requests of tenant ${name}: ${entries.length === 0 ? 'none' : entries.length + dropped}`;
  const lines = await Promise.all(shown.map((entry) => linesOf(control, entry)));
  return [head, ...(left > 0 ? [`  (${left} older ones left out)`] : []), ...lines.flat()].join('\n');
}

async function linesOf(control: ControlClient, entry: JournalEntryView): Promise<string[]> {
  const { id, kind, method, path, url, status, outcome, rule } = entry;
  const how = outcome === 'answered' ? '' : ` (${outcome})`;
  const line =
    `  ${kind === 'webhook' ? '>' : ''}${method} ${url ?? path}  ${status ?? 'no answer'}${how}  ${rule ?? ''}`.trimEnd();
  if (kind === 'webhook' || (outcome === 'answered' && status !== null && status < 400)) return [line];
  const { what, remedy } = await control.explain(id);
  return [line, `    ${what}`, ...(remedy === null ? [] : [`    ${remedy}`])];
}
