import type { Response } from 'express';
import { rememberLast } from '../../../../src/base/remember-last.ts';
import { canonicalTag } from '../../../../src/contracts/cloudflare-stream/labels.ts';
import { rememberBody } from '../../../kernel/http/fixed-body.ts';
import type { Handler } from '../../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../../kernel/http/open-exchange.ts';
import type { World } from '../../../kernel/world/world.ts';
import { envelopeOf, sendSuccess, succeed } from '../../gateway/answer.ts';
import { moveTrack } from '../life/track-moves.ts';
import type { StoredVideo, Track } from '../model/state.ts';
import { captionView } from '../views/caption-view.ts';
import { refuse } from './errors.ts';
import { ownerOf, videoOf } from './find-video.ts';

/** The bytes of a file. Players and tests read one file many times, and encoding costs more than sending. */
const bytesOf = rememberLast((text: string): Uint8Array => Buffer.from(text));

/** The second line of the copy on the video CDN (observed in a blog post). */
const TIMESTAMP_MAP = 'X-TIMESTAMP-MAP=LOCAL:00:00:00.000,MPEGTS:900000';

/** The video and language that a path names. */
export interface TrackPath {
  readonly video: StoredVideo;
  /** Canonical tag. */
  readonly language: string;
  /** The key of the track in the video. */
  readonly key: string;
}

/** Finds the video and reads the language of a path. @throws {Refusal} for an unknown video, then for a bad tag. */
export function trackPath(
  world: World,
  response: Response,
  params: Readonly<Record<string, string | string[]>>,
): TrackPath {
  const video = videoOf(ownerOf(world, exchangeOf(response)), params.identifier);
  const language = canonicalTag(String(params.language));
  if (language === null) throw refuse('language-invalid');
  return { video, language, key: language.toLowerCase() };
}

/** The track of a path. @throws {Refusal} for an unknown track. */
function trackOf({ video, key }: TrackPath): Track {
  const track = Object.hasOwn(video.captions, key) ? video.captions[key] : undefined;
  if (!track) throw refuse('caption-unknown');
  return track;
}

/**
 * GET captions: every track, in the order of creation. The Workers binding documents a filter by language; over REST nothing shows
 * it, so that a list with that parameter is not emulated rather than guessed.
 */
export const listCaptions =
  (world: World): Handler =>
  (request, response) => {
    // Express reads the query each time it is asked for it.
    if (request.originalUrl.includes('?') && request.query.language !== undefined) {
      throw refuse('not-emulated', { method: 'GET', path: `${request.path}?language=` });
    }
    const video = videoOf(ownerOf(world, exchangeOf(response)), request.params.identifier);
    const tracks = Object.values(video.captions);
    const facts: unknown[] = [];
    for (const track of tracks) facts.push(track, track.status);
    sendSuccess(
      world,
      response,
      listOf(video, facts, () => envelopeOf(tracks.map(captionView))),
    );
  };

/** Clients list the tracks of a video again and again until one is ready. */
const listOf = rememberBody();

/** GET one caption. */
export const getCaption =
  (world: World): Handler =>
  (request, response) =>
    succeed(world, response, captionView(trackOf(trackPath(world, response, request.params))));

/** DELETE a caption in any state; a running generation is dropped. */
export const deleteCaption =
  (world: World): Handler =>
  (request, response) => {
    const path = trackPath(world, response, request.params);
    trackOf(path);
    moveTrack({ world, tenant: ownerOf(world, exchangeOf(response)) }, path.video, path.key, {
      cause: 'delete',
      to: 'none',
      track: null,
    });
    succeed(world, response, '');
  };

/** GET the WebVTT file of a caption: the stored bytes, without an envelope. */
export const getCaptionVtt =
  (world: World): Handler =>
  (request, response) => {
    const { content } = trackOf(trackPath(world, response, request.params));
    if (content === null) throw refuse('caption-unknown');
    const { tenant } = exchangeOf(response);
    const mapped = tenant.switch('cloudflare-stream.vttHeader') === 'timestamp-map';
    const charset = tenant.switch('cloudflare-stream.vttType') === 'utf-8' ? '; charset=utf-8' : '';
    const text = mapped ? content.replace(/^[^\r\n]*/, (first) => `${first}\n${TIMESTAMP_MAP}`) : content;
    sendSuccess(world, response, bytesOf(text), { 'Content-Type': `text/vtt${charset}` });
  };
