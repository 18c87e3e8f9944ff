import type { QuotedText } from './quoted-text.ts';

const read = '2026-11-29';

/** Gcore's specification and pages: what they say of videos, subtitles, webhooks and errors. */
export const gcoreVideos: readonly QuotedText[] = [
  {
    source: 'G-Core/product-documentation streaming_api.yaml of 2026-07-14 (5b666307)',
    read,
    quotes: {
      'behaviour video-patch-partial':
        'It\'s allowed to update only those public parameters that are described in POST method to create a new “video” entity. [...] Move the video to a new directory: { "directory_id": 200 }',
      'behaviour auto-transcribe':
        'Please note that transcription is done automatically for all videos uploaded to our video hosting. If necessary, you can disable automatic creation of subtitles. If AI is disabled in your account, no AI functionality is called.',
      'behaviour auto-translate':
        'default – There are 3 default languages: eng,fre,ger [...] If several languages are specified for translation, a separate subtitle will be generated for each language.',
      'behaviour auto-tasks':
        'if an AI-task was created automatically when you uploaded a video with the AI auto-processing option (transcribing, translation), then the ID of the associated video for which the task was performed will be explicitly indicated here.',
      'behaviour auto-names':
        'If AI is used for creating subtitles and name field is not set, then name will be taken by pattern: "{language} (AI-generated)".',
      'behaviour subtitle-flat': '/streaming/videos/{video_id}/subtitles/{id}: patch: [...] $ref: subtitleBase',
      'behaviour subtitle-same-language':
        'You can add multiple subtitles in the same language, language uniqueness is not required.',
      'behaviour subtitle-verbatim': 'Full text of subtitles/captions, with escaped "\\n" ("\\r") symbol of new line',
      'behaviour subtitle-first-line':
        'Must start from integer for sequence number. [...] Must start from "WEBVTT" header.',
      'fact generatedSuffix': 'name will be taken by pattern: "{language} (AI-generated)".',
      'fact subtitleFileBytes': 'Size must be up to 5Mb.',
      'fact batchVideos': 'Limits: - Batch max size = 500 videos.',
    },
  },
  {
    source: 'G-Core/product-documentation streaming/video-hosting/vod-status.mdx (5b666307)',
    read,
    quotes: {
      'behaviour video-status': 'Empty -> Pending -> Viewable -> Ready [Any status] -> Error',
      'behaviour video-source-trouble':
        'If the video fails while uploading and checking, it will remain in "empty" status with details in the "error" field.',
      'behaviour mp4-complete':
        'complete – rendition finished. mp4_url becomes available and the quality is appended to HLS/DASH manifests.',
    },
  },
  {
    source: 'G-Core/product-documentation streaming/video-hosting/upload-video-via-api.mdx (5b666307)',
    read,
    quotes: {
      'behaviour video-attempts':
        'We attempt to download a file three times, expecting a 200 OK response to access your provided link.',
      'fact downloadAttempts': 'We attempt to download a file three times, expecting a 200 OK response',
      'switch createEnvelope=object': 'Example of the response: { "id": 2496039, "name": "Gcore Demo", [...]',
    },
  },
  {
    source:
      'G-Core/product-documentation streaming/extra-features/get-webhooks-from-the-streaming-platform.mdx (5b666307)',
    read,
    quotes: {
      'behaviour no-callbacks':
        'Supported entities: 1. Live streams – type: stream 2. VOD videos [...] 3. Restreamings – type: restream',
      'behaviour webhooks':
        "Events are sent only once. If your server is unavailable, undelivered webhooks won't be sent again.",
      'switch webhooks=off':
        'At the moment, webhooks can only be set up with our help. Tell us your end-point and we will install it in your account.',
      'switch webhooks=on':
        'A webhook is a real-time callback that sends an HTTP POST request to your server-side app when a defined event happens in our Video Streaming service.',
    },
  },
  {
    source: 'G-Core/product-documentation streaming/video-hosting/ai-video-service.mdx (5b666307)',
    read,
    quotes: {
      'switch aiEnabled=on':
        'AI services are available to all customers of Video Streaming in their personal account and API.',
    },
  },
  {
    source: 'G-Core/product-documentation streaming/ai-video-service/[...]/generate-captions-via-api.mdx (5b666307)',
    read,
    quotes: {
      'switch aiEnabled=off': 'This is an advanced feature. To enable it, contact Gcore support.',
      'switch mp4=off':
        "If the mp4_url field isn't shown in the response, contact technical support. MP4 support may be disabled for your account.",
      'switch legacyAliases=on':
        "To assign a transcription task to Gcore AI ASR, execute the following API request: curl -L 'https://api.gcore.com/streaming/ai/transcribe'",
    },
  },
  {
    source: 'G-Core/product-documentation streaming/video-hosting/hls-and-mp4.mdx (5b666307)',
    read,
    quotes: {
      'switch mp4=on':
        'MP4: A format for downloading videos as a single file in an MP4 container. [...] mp4_url contains the MP4 link',
    },
  },
  {
    source: 'G-Core/product-documentation developer-tools/rest-api/error-handling.mdx (5b666307)',
    read,
    quotes: {
      'failure platform-error':
        'every response includes an exception_class, a human-readable message, and a request_id.',
    },
  },
  {
    source: 'specification embedded in gcore-python scripts/mock, schema NoPermissionsWithExample',
    read,
    quotes: { 'failure iam-forbidden': '"message": "You do not have permission to perform this action."' },
  },
];
