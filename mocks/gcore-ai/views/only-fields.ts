import type { JsonObject } from '../../../src/base/json.ts';
import { videoFields } from '../../../src/contracts/gcore-ai/video-schemas.ts';

/** The members of a video that the parameter `fields` names; all members if it names no existing one. */
export function onlyFields(video: JsonObject, fields: string | undefined): JsonObject {
  const named = (fields ?? '').split(',').filter((field) => videoFields.includes(field.trim()));
  if (named.length === 0) return video;
  return Object.fromEntries(named.map((field) => [field.trim(), video[field.trim()] ?? null]));
}
