import { z } from 'zod';
import { type Capabilities, capabilitiesSchema } from './capabilities.ts';

const pairs = z.record(z.string(), z.string());

/**
 * The form of a config file. A key that is also a flag means the same; `capabilities` has no flag. A credential is
 * named by the environment variable or the file that holds it, so that a config file never contains one.
 */
const configSchema = z.strictObject({
  $schema: z.string().optional(),
  target: z.string().optional(),
  url: pairs.optional(),
  control: z.string().optional(),
  credential: z
    .record(
      z.string(),
      z.union([z.strictObject({ env: z.string().min(1) }), z.strictObject({ file: z.string().min(1) })]),
    )
    .optional(),
  provider: z.array(z.string()).optional(),
  grep: z.string().optional(),
  include: z.array(z.string()).optional(),
  reporter: z.array(z.string()).optional(),
  seed: z.int().min(0).max(4_294_967_295).optional(),
  switch: pairs.optional(),
  baseline: z.string().min(1).optional(),
  capabilities: capabilitiesSchema.optional(),
});

/** Where a credential is: an environment variable, or a file, relative to the config file. */
export type CredentialSource = { readonly env: string } | { readonly file: string };

/** The contents of a config file. */
export interface Config {
  readonly target?: string;
  /** Base URLs by provider. */
  readonly url?: Readonly<Record<string, string>>;
  readonly control?: string;
  /** By `provider.name`: the environment variable that holds it, or the file whose first line it is. */
  readonly credential?: Readonly<Record<string, CredentialSource>>;
  readonly provider?: readonly string[];
  readonly grep?: string;
  readonly include?: readonly string[];
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
  if (!read.success) throw new TypeError(z.prettifyError(read.error));
  const { $schema: _schema, ...config } = read.data;
  // Absent optional keys are missing, not undefined: zod leaves them out.
  return config as Config;
}
