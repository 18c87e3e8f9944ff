import type { Tenant } from '../../kernel/world/tenant.ts';
import { clientIdOf, GUIDE_CLIENT } from './account.ts';
import type { VideoRow } from './video-row.ts';

/** The address where the AI reads a video: its lowest complete rendition, else its source. Null without both. */
export function sourceUrlOf(tenant: Tenant, video: VideoRow): string {
  const lowest = video.renditions.filter(({ status }) => status === 'complete').at(-1);
  if (lowest && tenant.switch('gcore-ai.mp4') === 'on') return `${folderOf(tenant, video)}/${lowest.file}`;
  return typeof video.input.origin_url === 'string' ? video.input.origin_url : `${folderOf(tenant, video)}/master.m3u8`;
}

const GUIDE_HOST = 'demo-public.gvideo.io';

/** The folder of a video's files, without a slash at the end. */
export function folderOf(tenant: Tenant, video: VideoRow): string {
  const client = clientIdOf(tenant);
  const host = client === GUIDE_CLIENT ? GUIDE_HOST : `${client}.gvideo.io`;
  return `https://${host}/videos/${client}_${video.slug}`;
}
