import type { Evidence } from '../../../src/base/evidence.ts';
import { cloudflareStreamContract } from '../../../src/contracts/cloudflare-stream/contract.ts';
import { tokenOf } from '../../../src/contracts/providers.ts';
import type { MockTables } from '../../http/app.ts';
import { credentialIn } from '../gateway/credential.ts';
import { indexUnderPrefixes, permissions } from '../gateway/index-operations.ts';
import { uploadTarget } from './model/upload-url.ts';
import { refusalOf } from './routes/errors.ts';

const { operations, failures } = cloudflareStreamContract;
const index = indexUnderPrefixes(operations);

/** Made once, so that a journal's entries share them. */
const rules = new Map<string, { what: string; evidence: Evidence }>(
  operations.map(({ id, summary, evidence }) => [id, { what: `Answered: ${summary}.`, evidence }]),
);

/** What an operation needs. */
export const permissionOf = permissions(operations);

/** What the shared request handling needs to know of Cloudflare Stream. */
export const tables: MockTables = {
  provider: 'cloudflare-stream',
  failures,
  rule: (id) => rules.get(id) ?? null,
  indexFor: () => index,
  credentialOf: (request) => {
    const target = uploadTarget(request.path);
    return target ? tokenOf(target.tenant) : credentialIn(request.headers);
  },
  refusalOf,
};
