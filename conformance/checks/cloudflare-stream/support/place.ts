import type { accountOperations } from '../../../../src/contracts/cloudflare-stream/account-operations.ts';
import { operations } from '../../../../src/contracts/cloudflare-stream/operations.ts';
import type { tusOperations } from '../../../../src/contracts/cloudflare-stream/tus-operations.ts';
import { unusedIds } from '../../../model/unused-ids.ts';

/** An operation of Cloudflare Stream, except those on upload URLs, accounts and tokens. */
export type OperationName = Exclude<(typeof operations)[number]['id'], UploadUrlOperation>;

type UploadUrlOperation = 'uploadOnce' | (typeof tusOperations | typeof accountOperations)[number]['id'];

/** The values in a path. */
export interface Place {
  readonly video?: string;
  readonly language?: string;
  /** The account id. Default: that of the check's own tenant. */
  readonly account?: string;
  /** Path and query after the operation's own. */
  readonly rest?: string;
}

const rows = new Map(operations.map(({ id, method, path }) => [id as string, { method: method.toUpperCase(), path }]));

/** An id that no video has. */
export const UNUSED_VIDEO = unusedIds['cloudflare-stream'].video;

/** Method and path of an operation. */
export function pathOf(operation: OperationName, place: Place): { method: string; path: string } {
  const row = rows.get(operation) ?? { method: 'GET', path: '' };
  const path = row.path
    .replace('{account_id}', place.account ?? '')
    .replace('{identifier}', encodeURIComponent(place.video ?? UNUSED_VIDEO))
    .replace('{language}', encodeURIComponent(place.language ?? 'en'));
  return { method: row.method, path: path + (place.rest ?? '') };
}
