import { z } from 'zod';
import { chaosNames } from '../control/chaos.ts';
import { defaultPorts } from '../providers.ts';
import { profiles } from '../switches.ts';
import type { serveMembers } from './members.ts';
import type { ServeConfig } from './serve-config.ts';

const about = (description: string, example: unknown) => ({ description, examples: [example] });

const port = z.int().min(0).max(65_535);
const most = z.int().min(1).max(2_000_000);
const texts = z.array(z.string().min(1));
const file = z.string().min(1);

/** The form of `serve` in a config file. Each member means the same as the option of its name. */
export const serveSchema = z.strictObject({
  ports: z.enum(['auto', 'default']).optional().meta(about('auto: free ports; default: those of portBase.', 'default')),
  port: z
    .record(z.string(), port)
    .optional()
    .meta(
      about('Ports of single servers: control, a listener or a provider; 0 is a free one.', { translateplus: 5030 }),
    ),
  portBase: z
    .int()
    .min(1)
    .max(65_500)
    .optional()
    .meta(about('Port of the control API; the mocks follow it in steps of ten.', defaultPorts.control)),
  host: z.string().optional().meta(about('Address to listen on.', '127.0.0.1')),
  allowHost: texts.optional().meta(about('Host names that callers may use; * allows every name.', ['mocks'])),
  cors: texts.optional().meta(about('Origins of pages that may use the servers.', ['http://localhost:5173'])),
  tlsCert: file.optional().meta(about('Certificate for https, as PEM.', 'cert.pem')),
  tlsKey: file.optional().meta(about('Private key of the certificate, as PEM.', 'key.pem')),
  tls: z.literal('auto').optional().meta(about('auto: https with a certificate of an own local authority.', 'auto')),
  tlsDir: file.optional().meta(about('Folder of that authority. Default: in the cache of the user.', '.tls')),
  clock: z.string().optional().meta(about('real, manual, manual:<ISO time> or scaled:<factor>.', 'real')),
  profile: z
    .enum(Object.keys(profiles) as [string, ...string[]])
    .optional()
    .meta(about('Named set of switches.', 'faithful')),
  rateLimits: z.boolean().optional().meta(about('false: count requests but refuse none.', true)),
  auth: z.enum(['mock', 'any']).optional().meta(about('any: every credential opens its own tenant.', 'mock')),
  seedFile: file
    .optional()
    .meta(about('What is heard, how it is translated, and the state to start from.', 'world.yaml')),
  dataDir: file
    .optional()
    .meta(about('Folder that keeps all tenants over restarts. Default: memory only.', '.caption-harness')),
  fault: texts.optional().meta(about('Faults of every tenant, as --fault takes them.', ['rate-limited; times=1'])),
  chaos: z.enum(chaosNames).optional().meta(about('Faults of a profile, drawn by the seed.', 'calm')),
  watch: z.boolean().optional().meta(about('Read the seed file again when it changes.', true)),
  log: z.enum(['pretty', 'json', 'off']).optional().meta(about('A line for each request.', 'pretty')),
  verbose: z.boolean().optional().meta(about('Show a command to try each service with.', true)),
  maxTenants: most.optional().meta(about('Tenants kept; idle, empty ones are removed first.', 10_000)),
  maxJournalEntries: most.optional().meta(about('Journal entries kept per tenant.', 1_000)),
  maxJournalMegabytes: most.optional().meta(about('Size of all journals together.', 25)),
  maxDownloadMegabytes: most.optional().meta(about('Largest file that a mock fetches.', 2_000)),
  maxUploads: most.optional().meta(about('Unfinished uploads at the same time.', 32)),
  maxUploadMegabytes: most.optional().meta(about('Size of all unfinished uploads together.', 4_000)),
  maxSnapshots: most.optional().meta(about('Snapshots kept of all tenants together.', 1_000)),
  idleSeconds: most.optional().meta(about('End a request whose body is silent for this long.', 60)),
} satisfies Record<keyof typeof serveMembers & keyof ServeConfig, z.ZodType>);
