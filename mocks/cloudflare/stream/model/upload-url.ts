import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { TENANT_NAME } from '../../../../src/contracts/tenant-name.ts';

/** The tenant and the video that a one-time upload URL belongs to. */
export interface UploadTarget {
  readonly tenant: string;
  readonly uid: string;
}

const UPLOAD_PATH = new RegExp(`^/upload/(${TENANT_NAME})/([0-9a-f]{32})$`);

/** The one-time URL for a video of a tenant, where the request came to: with TLS, or behind a proxy that ends it, https. */
export function uploadUrl(
  { headers, socket }: Pick<IncomingMessage, 'headers'> & Partial<Pick<IncomingMessage, 'socket'>>,
  tenant: string,
  uid: string,
): string {
  const isSecure = (socket as TLSSocket | undefined)?.encrypted === true || headers['x-forwarded-proto'] === 'https';
  const scheme = isSecure ? 'https' : 'http';
  return `${scheme}://${headers.host || 'localhost'}/upload/${tenant}/${uid}`;
}

/** Whose video a path uploads, or null when it is no upload URL. */
export function uploadTarget(path: string): UploadTarget | null {
  const [, tenant, uid] = UPLOAD_PATH.exec(path) ?? [];
  return tenant !== undefined && uid !== undefined ? { tenant, uid } : null;
}
