import { z } from 'zod';
import { grades } from '../../base/evidence.ts';
import { type ConductRuleId, conductLevels, conductRules } from './conduct-rules.ts';

const ruleIds = Object.keys(conductRules) as [ConductRuleId, ...ConductRuleId[]];

/** One finding: a rule, and the entries of the journal that show it. */
export const ConductFinding = z.object({
  rule: z.enum(ruleIds),
  level: z.enum(conductLevels),
  provider: z.string(),
  operation: z.string().nullable(),
  title: z.string(),
  detail: z.string().describe('What these entries show'),
  remedy: z.string(),
  entries: z.array(z.string()).describe('Ids of journal entries, in their order'),
  evidence: z.object({ grade: z.enum(grades), source: z.string() }),
});

/** The conduct of a tenant's client. `dropped` entries are no longer in the journal, and were not judged. */
export const Conduct = z.object({
  tenant: z.string(),
  judged: z.int().describe('Entries that were judged'),
  dropped: z.int(),
  findings: z.array(ConductFinding),
});

/** The conduct of all tenants' clients. */
export const WholeConduct = z.object({ tenants: z.array(Conduct) });
