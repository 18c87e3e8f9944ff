import { rememberLast } from '../../../src/base/remember-last.ts';
import { ACCOUNT_ID } from '../../../src/contracts/cloudflare-gateway/account-id.ts';

/** The prefixes of the API: the live one, and an empty one as in the default base URL of the SDK suites. */
export const PREFIXES: readonly string[] = ['/client/v4', ''];

/** The services behind the gateway. */
type Service = 'stream' | 'ai';

/** The target of a path behind the gateway. */
export interface Route {
  /** Null where the path names none. */
  readonly accountId: string | null;
  readonly service: Service;
}

const ROUTE = /^(?:\/client\/v4)?\/accounts\/([^/]+)\/(stream|media|ai\/run|tokens\/verify)(?:\/|$)/;

/** Paths of the user, not of one account. */
const USER_ROUTE = /^(?:\/client\/v4)?\/(?:user\/tokens\/verify|accounts)\/?$/;

/** The account and service that a path names, or null when the gateway has no such route. */
export const routeOf = rememberLast((path: string): Route | null => {
  const [, accountId, service] = ROUTE.exec(path) ?? [];
  if (accountId === undefined) return USER_ROUTE.test(path) ? { accountId: null, service: 'stream' } : null;
  if (!ACCOUNT_ID.test(accountId)) return null;
  return { accountId, service: service === 'ai/run' ? 'ai' : 'stream' };
});
