import type { ProviderId } from '../providers.ts';

/** Operations that a vendor documents, and where the list stands. */
export interface Documented {
  readonly source: string;
  /** When the list was read, `YYYY-MM-DD`. */
  readonly read: string;
  /** One line a path: its methods, then the path. */
  readonly lines: string;
}

/** Documented operations that no mock emulates. Those of products that have nothing to do with captions are not counted. */
export const absentLists: Readonly<Partial<Record<ProviderId, Documented>>> = {
  'cloudflare-stream': {
    source: 'cloudflare-typescript src/resources/stream/api.md (3e60cbe)',
    read: '2026-11-29',
    lines: `
      GET /accounts/{account_id}/stream/storage-usage
      POST /accounts/{account_id}/stream/clip
      GET,POST /accounts/{account_id}/stream/keys
      DELETE /accounts/{account_id}/stream/keys/{identifier}
      GET,POST /accounts/{account_id}/stream/live_inputs
      GET,PUT,DELETE /accounts/{account_id}/stream/live_inputs/{live_input_identifier}
      GET,POST /accounts/{account_id}/stream/live_inputs/{live_input_identifier}/outputs
      PUT,DELETE /accounts/{account_id}/stream/live_inputs/{live_input_identifier}/outputs/{output_identifier}
      GET,POST /accounts/{account_id}/stream/watermarks
      GET,DELETE /accounts/{account_id}/stream/watermarks/{identifier}
      GET /accounts/{account_id}/stream/{identifier}/audio
      POST /accounts/{account_id}/stream/{identifier}/audio/copy
      PATCH,DELETE /accounts/{account_id}/stream/{identifier}/audio/{audio_identifier}
      GET,POST,DELETE /accounts/{account_id}/stream/{identifier}/downloads
      GET /accounts/{account_id}/stream/{identifier}/embed
      POST /accounts/{account_id}/stream/{identifier}/token`,
  },
  'gcore-ai': {
    source: 'gcore-python src/gcore/resources/streaming/api.md (27485ae), without its statistics',
    read: '2026-11-29',
    lines: `
      GET,POST /streaming/broadcasts
      GET,PATCH,DELETE /streaming/broadcasts/{broadcast_id}
      GET /streaming/broadcasts/{broadcast_id}/spectators
      POST /streaming/directories
      GET,PATCH,DELETE /streaming/directories/{directory_id}
      GET /streaming/directories/tree
      GET,POST /streaming/players
      GET,PATCH,DELETE /streaming/players/{player_id}
      GET /streaming/players/{player_id}/preview
      GET /streaming/quality_sets
      PUT /streaming/quality_sets/default
      GET,POST /streaming/playlists
      GET,PATCH,DELETE /streaming/playlists/{playlist_id}
      GET /streaming/playlists/{playlist_id}/videos
      GET,POST /streaming/streams
      GET,PATCH,DELETE /streaming/streams/{stream_id}
      PUT /streaming/streams/{stream_id}/dvr_cleanup
      PUT /streaming/streams/{stream_id}/start_recording
      PUT /streaming/streams/{stream_id}/stop_recording
      GET,PUT /streaming/streams/{stream_id}/clip_recording
      GET,POST,PATCH /streaming/streams/{stream_id}/overlays
      GET,PATCH,DELETE /streaming/streams/{stream_id}/overlays/{overlay_id}
      GET,POST /streaming/restreams
      GET,PATCH,DELETE /streaming/restreams/{restream_id}`,
  },
  translateplus: {
    source: 'docs.translateplus.io, endpoint pages',
    read: '2026-11-29',
    lines: `
      POST /v2/translate
      POST /v2/translate/batch
      POST /v2/translate/html
      POST /v2/translate/email
      POST /v2/language_detect
      POST /v2/translate/i18n
      GET /v2/translate/i18n/jobs
      GET /v2/translate/i18n/jobs/{id}/status
      GET /v2/translate/i18n/jobs/{id}/download
      DELETE /v2/translate/i18n/jobs/{id}`,
  },
};
