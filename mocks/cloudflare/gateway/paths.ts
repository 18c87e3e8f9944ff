import { ACCOUNT_ID } from '../../../src/contracts/cloudflare-gateway/account-id.ts';

/** The API answers under each of these: the live one, and none, which is what the SDK suites' default base URL has. */
export const PREFIXES: readonly string[] = ['/client/v4', ''];

/** The services behind the gateway. */
export type Service = 'stream' | 'ai';

/** Where a path leads behind the gateway. */
export interface Route {
  readonly accountId: string;
  readonly service: Service;
}

const ROUTE = /^(?:\/client\/v4)?\/accounts\/([^/]+)\/(stream|ai\/run)(?:\/|$)/;

/** The account and service that a path names, or null when the gateway has no such route. */
export function routeOf(path: string): Route | null {
  const [, accountId = '', service] = ROUTE.exec(path) ?? [];
  if (!ACCOUNT_ID.test(accountId)) return null;
  return { accountId, service: service === 'stream' ? 'stream' : 'ai' };
}
