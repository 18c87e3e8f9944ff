import type { Kept, ShownEntry } from '../world/journal-entry.ts';

/** An entry of a journal for tests: `text` is its request's body. */
export const keptEntry = (id: string, text = ''): Kept => ({
  id,
  kind: 'request',
  provider: 'translateplus',
  operation: null,
  method: 'GET',
  path: '/',
  status: 200,
  rule: null,
  time: 0,
  took: 0,
  sentBody: () => ({ body: { bytes: text.length, text }, contentType: undefined }),
  order: Number(id.slice(id.lastIndexOf('-') + 1)),
  size: text.length + 1,
  brief: () => ({ path: '/', outcome: 'answered' }),
  show: () => shown(id, text),
  build: () => shown(id, text),
});

const shown = (id: string, text: string): ShownEntry => ({
  entry: {
    id,
    kind: 'request',
    provider: 'translateplus',
    operation: null,
    method: 'GET',
    path: '/',
    request: { headers: {}, body: { bytes: text.length, text } },
    outcome: 'answered',
    rule: null,
    status: 200,
    response: { headers: {}, body: { bytes: 0 } },
  },
  circumstances: { at: 0, what: '', remedy: null, evidence: null, credits: { total: 0, used: 0 }, windows: {} },
});
