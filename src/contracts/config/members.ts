/**
 * How a member is written: `text` and `number` as one value, `switch` as true or false, `list` as several values, `pairs` as
 * values by name.
 */
export type MemberKind = 'text' | 'number' | 'switch' | 'list' | 'pairs';

/** The members of a config file that concern every command, by the names of their options. */
export const sharedMembers = {
  provider: 'list',
  providerModule: 'list',
  seed: 'number',
  switch: 'pairs',
} as const satisfies Kinds;

/** The members of `serve` in a config file: of `serve`, and as far as they have the option, of `exec`, `mutate` and `env`. */
export const serveMembers = {
  ports: 'text',
  port: 'pairs',
  portBase: 'number',
  host: 'text',
  allowHost: 'list',
  cors: 'list',
  tlsCert: 'text',
  tlsKey: 'text',
  tls: 'text',
  tlsDir: 'text',
  clock: 'text',
  profile: 'text',
  rateLimits: 'switch',
  auth: 'text',
  seedFile: 'text',
  dataDir: 'text',
  fault: 'list',
  chaos: 'text',
  watch: 'switch',
  log: 'text',
  verbose: 'switch',
  maxTenants: 'number',
  maxJournalEntries: 'number',
  maxJournalMegabytes: 'number',
  maxDownloadMegabytes: 'number',
  maxUploads: 'number',
  maxUploadMegabytes: 'number',
  maxSnapshots: 'number',
  idleSeconds: 'number',
} as const satisfies Kinds;

/** The members of a config file that only `conform` reads, and which an environment variable can set, too. */
export const conformMembers = {
  grep: 'text',
  include: 'list',
  requirements: 'list',
  reporter: 'list',
  badge: 'text',
  baseline: 'text',
} as const satisfies Kinds;

/** The members that together say what `conform` tests: one of them on the command line replaces all of them in the file. */
export const targetMembers = {
  target: 'text',
  url: 'pairs',
  control: 'text',
  credential: 'pairs',
} as const satisfies Kinds;

/** The kind of each member, by name. */
export type Kinds = Readonly<Record<string, MemberKind>>;
