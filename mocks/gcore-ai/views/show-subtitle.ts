import type { JsonObject } from '../../../src/base/json.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { SubtitleRow } from '../model/video-row.ts';

/** A subtitle as answers show it. Members without a value are left out, or null if the tenant's switch says so. */
export function showSubtitle(tenant: Tenant, row: SubtitleRow): JsonObject {
  const { id, name, language, vtt } = row;
  const members = { id, name, language, vtt };
  if (tenant.switch('gcore-ai.unsetMembers') === 'null') return members;
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== null));
}

/** A subtitle as PATCH answers: without its id. */
export function showPatchedSubtitle(tenant: Tenant, row: SubtitleRow): JsonObject {
  const { id: _id, ...rest } = showSubtitle(tenant, row);
  return rest;
}
