/** A one-time upload URL belongs to whoever made it. */
export interface UploadTarget {
  readonly tenant: string;
  readonly uid: string;
}

const UPLOAD_PATH = /^\/upload\/([a-z0-9][a-z0-9_-]{0,63})\/([0-9a-f]{32})$/;

/** The one-time URL for a video of a tenant, on the host that the request came to. */
export const uploadUrl = (host: string | undefined, tenant: string, uid: string): string =>
  `http://${host || 'localhost'}/upload/${tenant}/${uid}`;

/** Whose video a path uploads, or null when it is no upload URL. */
export function uploadTarget(path: string): UploadTarget | null {
  const [, tenant, uid] = UPLOAD_PATH.exec(path) ?? [];
  return tenant !== undefined && uid !== undefined ? { tenant, uid } : null;
}
