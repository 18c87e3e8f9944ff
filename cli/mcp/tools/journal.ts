import { z } from 'zod';
import { EntryMatch } from '../../../src/contracts/control/match.ts';
import type { EntrySearch } from '../../../src/control-client/index.ts';
import { tenantName } from '../arguments.ts';
import { tool } from '../tool.ts';

/** The part of a body that an answer shows, in characters. */
const BODY = 300;

/** Tools about what was requested. */
export const journalTools = [
  tool({
    name: 'journal',
    description:
      'Show requests of a tenant with the answers, oldest first; unmatched: requests that met no operation or tenant at all.',
    isReadOnly: true,
    input: z.object({
      tenant: tenantName,
      unmatched: z.boolean().default(false).describe('true: of every tenant, with the URL probably meant'),
      status: z.string().optional().describe('A status such as 429, or a class such as 4xx'),
      operation: z.string().optional().describe('Operation id, for example translateSubtitles'),
      limit: z.int().min(1).max(50).default(10),
      cursor: z.string().optional().describe('next of the page before'),
    }),
    run: async ({ control }, { tenant, unmatched, ...search }) => {
      if (unmatched) return { result: await control.unmatched({ limit: search.limit }) };
      const { entries, next } = await control.journal(tenant, search as EntrySearch);
      const shown = entries.map((entry) => ({
        id: entry.id,
        operation: entry.operation,
        request: `${entry.method} ${entry.path}`,
        status: entry.status,
        rule: entry.rule,
        ...(entry.fault ? { fault: entry.fault.text } : {}),
        sent: entry.request.body.text?.slice(0, BODY),
        answered: entry.response.body.text?.slice(0, BODY),
      }));
      return {
        result: { entries: shown, next },
        next:
          shown.length === 0
            ? 'Nothing here. journal with unmatched: true shows requests that went astray.'
            : 'explain with an id says why it was answered so.',
      };
    },
  }),
  tool({
    name: 'explain',
    description:
      'Say why a request was answered as it was, what to do about it, and the evidence. The id is in journal, or in X-Harness-Request-Id.',
    isReadOnly: true,
    input: z.object({ id: z.string().describe('For example demo-1') }),
    run: async ({ control }, { id }) => ({ result: await control.explain(id) }),
  }),
  tool({
    name: 'verify',
    description:
      'Check how often a tenant was called in a way, for example match {"operation":"translateSubtitles","status":"2xx"}. Fails with the nearest requests.',
    isReadOnly: true,
    input: z.object({
      tenant: tenantName,
      match: EntryMatch,
      exactly: z.int().min(0).optional().describe('Default: at least once'),
    }),
    run: async ({ control }, { tenant, match, exactly }) => {
      await control.verify(tenant, match, exactly === undefined ? undefined : { exactly });
      return { result: { verified: true } };
    },
  }),
];
