import type { QuotedText } from './quoted-text.ts';

/** Cloudflare's own OpenAPI document. */
export const cloudflareSpec: QuotedText = {
  source: 'official OpenAPI, cloudflare-typescript faaaf89e scripts/mock',
  read: '2026-11-29',
  quotes: {
    'operation listCaptions': 'Lists the available captions or subtitles for a specific video.',
    'operation getCaption': 'Lists the captions or subtitles for provided language.',
    'operation uploadCaption': 'Uploads the caption or subtitle file to the endpoint for a specific BCP47 language.',
    'operation deleteCaption': 'Removes the captions or subtitles from a video.',
    'operation getCaptionVtt': 'Return WebVTT captions for a provided language.',
    'operation copyVideo': 'Uploads a video to Stream from a provided URL.',
    'operation createDirectUpload': 'Creates a direct upload that allows video uploads without an API key.',
    'operation setWebhook': 'Creates a webhook notification.',
    'operation getWebhook': 'Retrieves a list of webhooks.',
    'operation deleteWebhook': 'Deletes a webhook.',
    'operation uploadVideo':
      'Initiates a video upload using the TUS protocol. On success, the server responds with a status code 201 (created)',
    'operation listVideos': 'Lists up to 1000 videos from a single request.',
    'operation getVideo': 'Fetches details for a single video.',
    'operation editVideo': 'Edit details for a single video.',
    'behaviour upload-once':
      'The URL an unauthenticated upload can use for a single HTTP POST multipart/form-data request.',
    'fact tusVersion': 'The only supported version of TUS protocol is 1.0.0.',
    'fact listLimit': 'Maximum number of videos to return (default 1000, max 1000).',
    'fact deletionNoticeSeconds': 'If specified, must be at least 30 days from upload time.',
    'switch reasonNames=errorReason':
      'If the state is error, errorReasonCode and errorReasonText provide additional details.',
    'switch failureMessages=array':
      '"required": [ "success", "errors", "messages", "result" ] [...] "stream_messages": { "type": "array"',
    'switch vttType=plain':
      '"200": { "description": "Return WebVTT caption or subtitle response.", "content": { "text/vtt": [...]',
  },
};
