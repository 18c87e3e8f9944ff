import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { TENANT_NAME } from '../../../../src/contracts/tenant-name.ts';

/** The tenant that an upload URL without a credential belongs to, and the id of its video or resumable upload. */
export interface UploadTarget {
  readonly tenant: string;
  readonly uid: string;
}

type Asked = Pick<IncomingMessage, 'headers'> & Partial<Pick<IncomingMessage, 'socket'>>;

const UPLOAD_PATH = new RegExp(`^/(?:upload|tus)/(${TENANT_NAME})/([0-9a-f]{32})$`);

/** The origin of a request: https with TLS, or behind a proxy that ends TLS. */
function originOf({ headers, socket }: Asked): string {
  const isSecure = (socket as TLSSocket | undefined)?.encrypted === true || headers['x-forwarded-proto'] === 'https';
  return `${isSecure ? 'https' : 'http'}://${headers.host || 'localhost'}`;
}

/** The one-time URL for a video of a tenant, on the host of the request. */
export const uploadUrl = (request: Asked, tenant: string, uid: string): string =>
  `${originOf(request)}/upload/${tenant}/${uid}`;

/**
 * The URL of a resumable upload, on the host of the request. The query is that of the live service: clients must keep it
 * (ci:70237181661).
 * @param owner the tenant for an URL without a credential, the account and the prefix of the API for one with
 */
export function tusUrl(
  request: Asked,
  owner: { readonly tenant: string } | { readonly account: string; readonly prefix: string },
  id: string,
): string {
  const path =
    'tenant' in owner ? `/tus/${owner.tenant}/${id}` : `${owner.prefix}/accounts/${owner.account}/media/${id}`;
  return `${originOf(request)}${path}?tusv2=true`;
}

/** The owner of an upload URL without a credential, or null for another path. */
export function uploadTarget(path: string): UploadTarget | null {
  // Every request is asked, and almost none has such a path.
  if (!path.startsWith('/upload/') && !path.startsWith('/tus/')) return null;
  const [, tenant, uid] = UPLOAD_PATH.exec(path) ?? [];
  return tenant !== undefined && uid !== undefined ? { tenant, uid } : null;
}
