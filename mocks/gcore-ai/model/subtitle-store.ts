import type { Tenant } from '../../kernel/world/tenant.ts';
import { subtitlesOf } from './state.ts';
import type { SubtitleRow } from './video-row.ts';

/** Ids start here, so that they differ from positions. */
const FIRST_ID = 6000;

/** Adds a subtitle to a video. */
export function addSubtitle(tenant: Tenant, subtitle: Omit<SubtitleRow, 'id'>): SubtitleRow {
  const row: SubtitleRow = { id: FIRST_ID + tenant.count('gcore-subtitle'), ...subtitle };
  subtitlesOf(tenant).add(row);
  return row;
}
