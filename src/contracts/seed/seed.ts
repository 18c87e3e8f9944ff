import { z } from 'zod';
import { StreamSeed } from '../cloudflare-stream/seed.ts';
import { FaultRuleSchema } from '../control/faults.ts';
import { TenantName, TenantSettings } from '../control/schemas.ts';
import { GcoreSeed } from '../gcore-ai/seed.ts';
import { Heard } from './heard.ts';
import { Translated } from './translated.ts';

/** What is planted in one tenant: the body of POST /tenants/{name}/seed. */
export const TenantSeed = z.strictObject({
  ...TenantSettings.shape,
  heard: z.array(Heard).optional().describe('What is heard, by sound. The first entry that names a sound decides'),
  translated: z.array(Translated).optional().describe('How texts are translated, by pair of languages'),
  faults: z
    .array(z.union([z.string(), FaultRuleSchema]))
    .optional()
    .describe('Rules by which requests fail: texts as --fault takes them, or objects'),
  'cloudflare-stream': StreamSeed.optional(),
  'gcore-ai': GcoreSeed.optional(),
});

/** The seed of one tenant of a seed file. */
const NamedSeed = TenantSeed.extend({
  credentials: z
    .array(z.string().min(1))
    .optional()
    .describe('Keys and tokens that open it, in addition to mock_<name>'),
});

/** A seed file. Its own members are for every tenant; those of `tenants` are for one, and are looked at first. */
export const WorldSeed = TenantSeed.extend({
  $schema: z.string().optional().describe('URL or path of the JSON Schema, for editors'),
  tenants: z.record(TenantName, NamedSeed).optional().describe('Seeds of single tenants by name'),
});

/** A seed of one tenant. */
export type TenantSeed = z.infer<typeof TenantSeed>;

/** A seed of a world. */
export type WorldSeed = z.infer<typeof WorldSeed>;
