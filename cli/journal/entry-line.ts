import type { JournalEntryView } from '../../src/control-client/index.ts';

/** An entry in one line: time, tenant, method, path, status and what decided; for webhooks, where they went. */
export function entryLine(tenant: string, entry: JournalEntryView): string {
  const { time, kind, method, path, url, status, rule, outcome } = entry;
  const sent = kind === 'webhook' ? `-> ${url ?? path}` : path;
  const why = outcome === 'answered' ? (rule ?? '') : outcome;
  return [time.slice(11, 23), tenant, method, sent, status ?? '-', why].join(' ').trimEnd();
}
