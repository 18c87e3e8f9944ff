/** How `serve` starts the mocks, in a config file. `exec`, `mutate` and `env` read the members for which they have an option. */
export interface ServeConfig {
  /** `auto`: free ports. Default: `default`, those of `portBase`. */
  readonly ports?: 'auto' | 'default';
  /** Ports of single servers by `control`, a listener or a provider; 0 is a free one. */
  readonly port?: Readonly<Record<string, number>>;
  /** Port of the control API; the mocks follow it in steps of ten. Default: 4000. */
  readonly portBase?: number;
  /** The address to listen on. Default: 127.0.0.1. */
  readonly host?: string;
  /** Host names that callers may use in addition to those of this machine; `*` allows every name. */
  readonly allowHost?: readonly string[];
  /** Origins of web pages that may use the servers. */
  readonly cors?: readonly string[];
  /** Certificate for https, as PEM: a path relative to the config file. */
  readonly tlsCert?: string;
  /** Private key of the certificate, as PEM: a path relative to the config file. */
  readonly tlsKey?: string;
  /** `auto`: https with a certificate of a local authority, which is made if needed. */
  readonly tls?: 'auto';
  /** Folder of that authority: a path relative to the config file. Default: in the user's cache. */
  readonly tlsDir?: string;
  /** `real`, `manual`, `manual:<ISO time>` or `scaled:<factor>`. Default: `real`. */
  readonly clock?: string;
  /** Named set of switches. Default: `faithful`. */
  readonly profile?: 'faithful' | 'sdk-fixtures';
  /** False: requests are counted, but none is refused. Default: true. */
  readonly rateLimits?: boolean;
  /** `any`: every credential opens its own tenant. Default: `mock`. */
  readonly auth?: 'mock' | 'any';
  /** What is heard, how it is translated, and the state to start from: a path relative to the config file. */
  readonly seedFile?: string;
  /** A folder that keeps all tenants over restarts: a path relative to the config file. Default: memory only. */
  readonly dataDir?: string;
  /** Faults of every tenant, as `--fault` takes them: `rate-limited; times=1`. */
  readonly fault?: readonly string[];
  /** Faults of a profile, drawn by the seed. */
  readonly chaos?: 'calm' | 'rough' | 'hostile';
  /** Read the seed file again when it changes. Default: false. */
  readonly watch?: boolean;
  /** A line for each request. Default: `pretty`; `off` for `exec`, and for `serve` with `--json`. */
  readonly log?: 'pretty' | 'json' | 'off';
  /** Show a command to try each service with. Default: false. */
  readonly verbose?: boolean;
  /** Tenants kept; idle, empty ones are removed first. Default: 10,000. */
  readonly maxTenants?: number;
  /** Journal entries kept per tenant. Default: 1,000. */
  readonly maxJournalEntries?: number;
  /** Size of all journals together. Default: 25. */
  readonly maxJournalMegabytes?: number;
  /** Size of the largest file that a mock fetches. Default: 2,000. */
  readonly maxDownloadMegabytes?: number;
  /** Unfinished uploads at the same time. Default: 32. */
  readonly maxUploads?: number;
  /** Size of all unfinished uploads together. Default: 4,000. */
  readonly maxUploadMegabytes?: number;
  /** Snapshots kept of all tenants together. Default: 1,000. */
  readonly maxSnapshots?: number;
  /** End a request whose body is silent for this long. Default: 60. */
  readonly idleSeconds?: number;
}
