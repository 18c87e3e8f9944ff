import { z } from 'zod';
import { serveMembers, sharedMembers } from '../../../src/contracts/config/members.ts';
import { serveSchema } from '../../../src/contracts/config/serve.ts';
import type { ServeConfig } from '../../../src/contracts/config/serve-config.ts';
import type { SeedProblem } from '../../../src/contracts/seed/problem.ts';
import { schemaProblems } from '../../../src/contracts/seed/schema-problems.ts';
import { type Capabilities, capabilitiesSchema } from './capabilities.ts';

const pairs = z.record(z.string(), z.string());
const about = (description: string, example: unknown) => ({ description, examples: [example] });

/**
 * The form of a config file. A member that is also an option means the same; `capabilities` has no option. A credential is
 * named by the environment variable or the file that holds it, so that a config file never contains one.
 */
export const configSchema = z.strictObject({
  $schema: z.string().optional(),
  provider: z
    .array(z.string())
    .optional()
    .meta(about('Only these providers.', ['translateplus'])),
  providerModule: z
    .array(z.string().min(1))
    .optional()
    .meta(about('Modules of your own providers, relative to this file.', ['./acme-captions.mjs'])),
  seed: z.int().min(0).max(4_294_967_295).optional().meta(about('Seed of ids and invented text.', 1)),
  switch: pairs.optional().meta(about('Allowed alternatives by name.', { 'translateplus.window': 'sliding' })),
  serve: serveSchema.optional(),
  target: z.string().optional().meta(about('What conform tests: mock, url, live or both.', 'url')),
  url: pairs.optional().meta(about('Servers under test by provider.', { translateplus: 'http://127.0.0.1:4030' })),
  control: z.string().optional().meta(about('The control API of the servers under test.', 'http://127.0.0.1:4000')),
  credential: z
    .record(
      z.string(),
      z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })]),
    )
    .optional()
    .meta(about('Where each credential is, by provider.name.', { 'translateplus.apiKey': { env: 'STAGING_KEY' } })),
  grep: z.string().optional().meta(about('Only checks whose id matches; * and ? are wildcards.', 'translateplus/*')),
  include: z
    .array(z.string())
    .optional()
    .meta(about('Further kinds of checks.', ['exhaustive'])),
  requirements: z
    .array(z.string().min(1))
    .optional()
    .meta(about('Frozen requirements, by name or as files.', ['translateplus@2026-11-29'])),
  reporter: z
    .array(z.string())
    .optional()
    .meta(about('Reporters, as name or name=file.', ['pretty'])),
  badge: z.string().min(1).optional().meta(about('File of a badge for shields.io.', 'conform-badge.json')),
  baseline: z.string().min(1).optional().meta(about('File of known failures.', 'known.json')),
  capabilities: capabilitiesSchema
    .optional()
    .meta(about('What the target does not offer.', { translateplus: { sections: { 'rate-limit': 'no limits' } } })),
});

/** Where a credential is: an environment variable, or a file, relative to the config file. */
export type CredentialSource = { readonly env: string } | { readonly file: string };

/** The contents of a config file. */
export interface Config {
  readonly $schema?: string;
  /** How the mocks are started. */
  readonly serve?: ServeConfig;
  readonly target?: string;
  /** Base URLs by provider. */
  readonly url?: Readonly<Record<string, string>>;
  readonly control?: string;
  /** By `provider.name`: the environment variable that holds it, or the file whose first line it is. */
  readonly credential?: Readonly<Record<string, CredentialSource>>;
  readonly provider?: readonly string[];
  /** Modules of the user's own providers, relative to the config file. */
  readonly providerModule?: readonly string[];
  readonly grep?: string;
  readonly include?: readonly string[];
  /** Names of frozen requirements, or files relative to the config file. */
  readonly requirements?: readonly string[];
  /** Relative to the config file. */
  readonly badge?: string;
  /** `name` or `name=file`, the file relative to the config file. */
  readonly reporter?: readonly string[];
  readonly seed?: number;
  readonly switch?: Readonly<Record<string, string>>;
  /** Relative to the config file. */
  readonly baseline?: string;
  readonly capabilities?: Capabilities;
}

/**
 * Reads the contents of a config file.
 * @throws {TypeError} saying where it differs from the form and what is expected there
 * @example
 * parseConfig({ url: { translateplus: 'http://127.0.0.1:4030' }, reporter: ['pretty', 'junit=reports/conform.xml'] })
 */
export function parseConfig(value: unknown): Config {
  const read = configSchema.safeParse(value);
  if (!read.success) {
    const problems = schemaProblems(configSchema, value, read.error.issues);
    throw new TypeError(problems.map(lineOf).join('\n'));
  }
  const { $schema: _schema, ...config } = read.data;
  // Absent optional keys are missing, not undefined: zod leaves them out.
  return config as Config;
}

function lineOf({ path, text }: SeedProblem): string {
  if (path === '') return text;
  return `${path}: ${Object.hasOwn(elsewhere, path) ? `there is no such member. Did you mean "${elsewhere[path]}"?` : text}`;
}

/** Members at the wrong level, by path: where they belong. */
const elsewhere: Readonly<Record<string, string>> = Object.fromEntries([
  ...Object.keys(serveMembers).map((name) => [name, `serve.${name}`]),
  ...Object.keys(sharedMembers).map((name) => [`serve.${name}`, name]),
]);
