import type { IncomingMessage } from 'node:http';
import type { TLSSocket } from 'node:tls';
import { TENANT_NAME } from '../../../../src/contracts/tenant-name.ts';

/** The tenant and the video that a one-time upload URL belongs to. */
export interface UploadTarget {
  readonly tenant: string;
  readonly uid: string;
}

const UPLOAD_PATH = new RegExp(`^/upload/(${TENANT_NAME})/([0-9a-f]{32})$`);

/**
 * The one-time URL for a video of a tenant, on the host of the request; https with TLS, or behind a proxy that ends
 * TLS.
 */
export function uploadUrl(
  { headers, socket }: Pick<IncomingMessage, 'headers'> & Partial<Pick<IncomingMessage, 'socket'>>,
  tenant: string,
  uid: string,
): string {
  const isSecure = (socket as TLSSocket | undefined)?.encrypted === true || headers['x-forwarded-proto'] === 'https';
  const scheme = isSecure ? 'https' : 'http';
  return `${scheme}://${headers.host || 'localhost'}/upload/${tenant}/${uid}`;
}

/** The tenant and video of an upload URL, or null for another path. */
export function uploadTarget(path: string): UploadTarget | null {
  const [, tenant, uid] = UPLOAD_PATH.exec(path) ?? [];
  return tenant !== undefined && uid !== undefined ? { tenant, uid } : null;
}
