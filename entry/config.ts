import type { Config } from '../conformance/model/config/config.ts';

export type { Capabilities, Offer, ProviderCapabilities } from '../conformance/model/config/capabilities.ts';
export type { Config, CredentialSource } from '../conformance/model/config/config.ts';
export type { ServeConfig } from '../src/contracts/config/serve-config.ts';

/**
 * A configuration with its type, for editors. Checks nothing; the programs that read the file do.
 * @example
 * // caption-harness.config.ts
 * import { defineConfig } from 'caption-harness/config';
 *
 * export default defineConfig({ seed: 7, serve: { portBase: 5000, clock: 'manual' } });
 */
export const defineConfig = (config: Config): Config => config;
