import { createRedactor } from '../../base/redact.ts';
import type { ClientOptions } from './client-options.ts';
import type { CallContext } from './errors.ts';
import { RETRY_POLICY } from './retry.ts';
import { CLIENT_DEFAULTS, headerSetting, numericSetting } from './settings.ts';
import type { TransportOptions } from './transport.ts';

/** What a client knows before it opens its transport. */
export interface ClientSettings {
  /** The context of errors about the client's own options. */
  readonly setup: CallContext;
  /** The checked options that all clients share. Add the credential to its headers. */
  readonly settings: TransportOptions & {
    readonly headers: Readonly<Record<string, string>>;
    readonly timeoutMs: number;
  };
}

/**
 * Checks the options that all clients share. `secrets` may hold anything: only texts among them are blanked.
 * @throws {InputError} for an option that cannot work; the message never repeats a secret.
 */
export function clientSettings(
  service: string,
  liveBaseUrl: string,
  options: ClientOptions,
  secrets: readonly unknown[],
): ClientSettings {
  const texts = secrets.filter((secret) => typeof secret === 'string');
  const setup: CallContext = { service, operation: 'client options', costly: false, redact: createRedactor(texts) };
  const { baseUrl = liveBaseUrl, fetch, clock, random, hooks, logger, userAgent = CLIENT_DEFAULTS.userAgent } = options;
  const { timeoutMs, maxResponseBytes, maxAttempts, maxWaitSeconds } = options;
  return {
    setup,
    settings: {
      service,
      baseUrl,
      fetch,
      clock,
      random,
      hooks,
      logger,
      secrets: texts,
      headers: { 'User-Agent': headerSetting(setup, 'userAgent', userAgent) },
      timeoutMs: numericSetting(setup, 'timeoutMs', timeoutMs, CLIENT_DEFAULTS.timeoutMs),
      maxResponseBytes: numericSetting(setup, 'maxResponseBytes', maxResponseBytes, CLIENT_DEFAULTS.maxResponseBytes),
      policy: {
        ...RETRY_POLICY,
        maxAttempts: numericSetting(setup, 'maxAttempts', maxAttempts, RETRY_POLICY.maxAttempts),
        maxWaitSeconds: numericSetting(setup, 'maxWaitSeconds', maxWaitSeconds, RETRY_POLICY.maxWaitSeconds),
      },
    },
  };
}
