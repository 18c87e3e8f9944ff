import { isJsonObject } from '../../src/base/json.ts';
import type { WireResponse } from '../model/exchange.ts';
import { jsonOf } from '../model/paths.ts';

/** Codes by which the gateway refuses a credential or an account with 400 or 404 (src/contracts/cloudflare-gateway/failures.ts). */
const CODES: ReadonlySet<unknown> = new Set([1001, 6003, 7003, 9103, 9106, 10000]);

/** True for an answer of Cloudflare's gateway that refuses the credential, or knows no such account. */
export function gatewayRefuses({ bytes }: WireResponse): boolean {
  const answer = jsonOf(bytes);
  if (!isJsonObject(answer) || !Array.isArray(answer.errors)) return false;
  return answer.errors.some((error: unknown) => isJsonObject(error) && CODES.has(error.code));
}
