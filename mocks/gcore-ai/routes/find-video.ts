import type { Request, Response } from 'express';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import { subtitlesOf, videosOf } from '../model/state.ts';
import type { SubtitleRow, VideoRow } from '../model/video-row.ts';
import { refuse } from './errors.ts';
import { ownerOf } from './owner.ts';

/** The video that a path names. @throws {Refusal} not-found, also for an id that is not an integer. */
export function videoIn(world: World, request: Request, response: Response): { tenant: Tenant; video: VideoRow } {
  const tenant = ownerOf(world, response);
  const wanted = idOf(request.params.video_id);
  const video = wanted === null ? null : videosOf(tenant).find('id', wanted);
  if (!video) throw refuse('not-found');
  return { tenant, video };
}

/** The subtitle that a path names. @throws {Refusal} not-found, also for a subtitle of another video. */
export function subtitleIn(world: World, request: Request, response: Response): { tenant: Tenant; row: SubtitleRow } {
  const { tenant, video } = videoIn(world, request, response);
  const wanted = idOf(request.params.id);
  const rows = wanted === null ? [] : subtitlesOf(tenant).all('id', wanted);
  const row = rows.find((one) => one.video === video.id);
  if (!row) throw refuse('not-found');
  return { tenant, row };
}

const idOf = (text: unknown): number | null =>
  typeof text === 'string' && /^\d{1,15}$/.test(text) ? Number(text) : null;
