import { LIVE_BASE_URL } from '../../contracts/cloudflare-gateway/address.ts';
import { gateway } from '../../contracts/cloudflare-gateway/provider.ts';
import {
  type CallContext,
  clientSettings,
  createTransport,
  type Fetch,
  headerSetting,
  InputError,
  type Transport,
  withEnvironment,
} from '../http.ts';
import type { CloudflareOptions } from './options.ts';

/** Factor of the time limit for an upload of video or audio. */
const UPLOAD_FACTOR = 10;

/** The connection that the clients of Cloudflare's services share. */
export interface CloudflareConnection {
  readonly transport: Transport;
  /** The headers with the credential. */
  readonly credential: Readonly<Record<string, string>>;
  /** 32 hex digits. */
  readonly accountId: string;
  /** The base URL of the API. */
  readonly baseUrl: string;
  /** Time limit in real milliseconds of an attempt that sends video or audio. */
  readonly uploadTimeoutMs: number;
  /**
   * Makes a transport to another base URL with the same limits and secrets, for one-time upload URLs.
   * @param usual sends the requests if the caller gave no `fetch`. Default: the platform's.
   */
  elsewhere(origin: string, usual?: Fetch): Transport;
}

/**
 * Checks the options and makes the transport.
 * @throws {InputError} for an option that cannot work; the message never repeats a credential.
 */
export function connect(service: string, given: CloudflareOptions): CloudflareConnection {
  const options = withEnvironment(given, gateway, ['apiToken', 'email', 'apiKey']);
  const { setup, settings } = clientSettings(service, LIVE_BASE_URL, options, [options.apiToken, options.apiKey]);
  const credential = credentialHeaders(setup, options);
  return {
    transport: createTransport(settings),
    credential,
    accountId: accountIn(setup, options.accountId),
    baseUrl: settings.baseUrl,
    uploadTimeoutMs: Math.min(settings.timeoutMs * UPLOAD_FACTOR, 2_147_483_647),
    elsewhere: (baseUrl, usual) => createTransport({ ...settings, baseUrl, fetch: settings.fetch ?? usual }),
  };
}

function credentialHeaders(setup: CallContext, options: CloudflareOptions): Record<string, string> {
  const { apiToken, email, apiKey } = options;
  if (apiToken !== undefined) {
    const token = headerSetting(setup, 'apiToken', apiToken);
    if (/\s|^["']/.test(token)) {
      throw new InputError(setup, 'apiToken must be the bare token, without "Bearer", quotes or spaces.');
    }
    return { Authorization: `Bearer ${token}` };
  }
  if (email === undefined || apiKey === undefined) {
    throw new InputError(
      setup,
      `give an apiToken (or set ${gateway.credentialVariables.apiToken}), or email and apiKey together.`,
    );
  }
  return {
    'X-Auth-Email': headerSetting(setup, 'email', email),
    'X-Auth-Key': headerSetting(setup, 'apiKey', apiKey),
  };
}

/** Checks the account id here, because the service answers a bad id with a failure about routes. */
function accountIn(setup: CallContext, accountId: unknown): string {
  if (typeof accountId === 'string' && /^[0-9a-f]{32}$/.test(accountId)) return accountId;
  if (accountId === undefined) {
    throw new InputError(setup, `accountId is missing. Give it, or set ${gateway.credentialVariables.accountId}.`);
  }
  const given = typeof accountId === 'string' ? JSON.stringify(accountId.slice(0, 60)) : typeof accountId;
  throw new InputError(setup, `accountId must be 32 lower-case hex digits, got ${given}.`);
}
