/** An operation of the origin's API. */
export interface OriginOperation {
  readonly id: string;
  readonly method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  /** Whether it needs no token where the origin requires one. Default: false. */
  readonly isPublic?: true;
  /** Names of `parameters`. */
  readonly parameters?: readonly string[];
  /** Media type of the request's body, and the name of its schema. */
  readonly body?: readonly [type: string, schema: string];
  readonly answer: {
    readonly status: number;
    readonly description: string;
    /** Media type, and the name of its schema; null for bytes and texts. Default: no body. */
    readonly content?: readonly [type: string, schema: string | null];
  };
  /** Codes of `refusals`, besides those of every operation. */
  readonly refusals: readonly string[];
}

const JSON_TYPE = 'application/json';
const VIDEO = ['not-found', 'record-set-aside'];
const FILE = [...VIDEO, 'store-unreachable', 'store-refused'];
const CONDITIONS = ['If-None-Match', 'If-Modified-Since', 'Range'];

const UPLOAD = [
  'no-video',
  'unknown-part',
  'unknown-field',
  'twice',
  'too-much',
  'broken-upload',
  'too-large',
  'sound-too-large',
  'not-multipart',
  'encoded',
  'not-a-video',
  'empty',
  'video',
  'language',
  'uploads-full',
  'no-space',
];

/** Every operation. HEAD is allowed wherever GET is; OPTIONS answers with `Allow`. */
export const originOperations: readonly OriginOperation[] = [
  {
    id: 'createVideo',
    method: 'post',
    path: '/videos',
    summary: 'Uploads a video, and begins to caption it',
    body: ['multipart/form-data', 'Upload'],
    answer: { status: 202, description: 'The video, whose address is in Location', content: [JSON_TYPE, 'Video'] },
    refusals: UPLOAD,
  },
  {
    id: 'listVideos',
    method: 'get',
    path: '/videos',
    summary: 'Lists videos in pages',
    parameters: ['limit', 'cursor', 'offset', 'sort', 'state', 'q'],
    answer: { status: 200, description: 'One page', content: [JSON_TYPE, 'VideoList'] },
    refusals: ['bad-query'],
  },
  {
    id: 'getVideo',
    method: 'get',
    path: '/videos/{id}',
    summary: 'Reads a video, its job and its tracks',
    answer: { status: 200, description: 'The video', content: [JSON_TYPE, 'Video'] },
    refusals: VIDEO,
  },
  {
    id: 'deleteVideo',
    method: 'delete',
    path: '/videos/{id}',
    summary: 'Stops the job of a video, and removes everything of it',
    answer: { status: 204, description: 'Removed' },
    refusals: [...FILE, 'precondition'],
  },
  {
    id: 'retryVideo',
    method: 'post',
    path: '/videos/{id}/retry',
    summary: 'Continues a failed job where it stopped',
    parameters: ['pay-again'],
    answer: { status: 202, description: 'The video, queued', content: [JSON_TYPE, 'Video'] },
    refusals: [...VIDEO, 'not-failed', 'precondition'],
  },
  {
    id: 'watchVideo',
    method: 'get',
    path: '/videos/{id}/events',
    summary: 'Sends the state of a video at once and after every change, as server-sent events `video` and `deleted`',
    parameters: ['Last-Event-ID'],
    answer: {
      status: 200,
      description: 'Events; the data of `video` is a Video',
      content: ['text/event-stream', null],
    },
    refusals: VIDEO,
  },
  {
    id: 'watchVideos',
    method: 'get',
    path: '/events',
    summary: 'Sends every change of every video from now on, as server-sent events `video` and `deleted`',
    answer: {
      status: 200,
      description: 'Events; the data of `video` is a Video',
      content: ['text/event-stream', null],
    },
    refusals: [],
  },
  {
    id: 'getFile',
    method: 'get',
    path: '/videos/{id}/{file}',
    summary: 'Serves the video: `file` is `video.` and its extension',
    isPublic: true,
    parameters: CONDITIONS,
    answer: { status: 200, description: 'The video; 206 for a part, 304, 412, 416', content: ['video/*', null] },
    refusals: FILE,
  },
  {
    id: 'getVtt',
    method: 'get',
    path: '/videos/{id}/captions/{language}.vtt',
    summary: 'Serves a track as WebVTT',
    isPublic: true,
    parameters: CONDITIONS,
    answer: { status: 200, description: 'The track; 206 for a part, 304, 412, 416', content: ['text/vtt', null] },
    refusals: FILE,
  },
  {
    id: 'getSrt',
    method: 'get',
    path: '/videos/{id}/captions/{language}.srt',
    summary: 'Serves a track as SubRip',
    isPublic: true,
    parameters: CONDITIONS,
    answer: { status: 200, description: 'The track; 206, 304, 412, 416', content: ['application/x-subrip', null] },
    refusals: FILE,
  },
  {
    id: 'getFindings',
    method: 'get',
    path: '/videos/{id}/captions/{language}/findings',
    summary: 'Reports what a track breaks of the chosen profile',
    answer: { status: 200, description: 'The first 1,000 findings', content: [JSON_TYPE, 'Findings'] },
    refusals: FILE,
  },
  {
    id: 'addCaptions',
    method: 'post',
    path: '/videos/{id}/captions',
    summary:
      'Adds languages to a captioned video: translates its original, as it is stored, into those that are not there',
    body: [JSON_TYPE, 'Languages'],
    answer: {
      status: 202,
      description: 'The video, queued; 200 when nothing is to be added',
      content: [JSON_TYPE, 'Video'],
    },
    refusals: [...VIDEO, 'bad-languages', 'language', 'not-done', 'precondition', 'too-large', 'encoded'],
  },
  {
    id: 'putTrack',
    method: 'put',
    path: '/videos/{id}/captions/{language}.vtt',
    summary: 'Replaces a track',
    parameters: ['If-Match'],
    body: ['text/vtt', 'TrackFile'],
    answer: { status: 204, description: 'Replaced; ETag is that of the new file' },
    refusals: [...FILE, 'changed', 'not-webvtt', 'bad-track', 'too-large', 'bad-request'],
  },
  {
    id: 'getStale',
    method: 'get',
    path: '/videos/{id}/captions/{language}/stale',
    summary: 'Lists the cues of a translation whose part of the original has changed since',
    answer: { status: 200, description: 'The first 1,000', content: [JSON_TYPE, 'Stale'] },
    refusals: FILE,
  },
  {
    id: 'editCue',
    method: 'patch',
    path: '/videos/{id}/captions/{language}',
    summary: 'Corrects the text of one cue. With the text as it is, says that the cue is not stale',
    parameters: ['If-Match'],
    body: [JSON_TYPE, 'Edit'],
    answer: { status: 200, description: 'The whole track as WebVTT', content: ['text/vtt', null] },
    refusals: [...FILE, 'bad-edit', 'bad-request', 'no-cue', 'changed', 'no-text', 'bad-text'],
  },
  {
    id: 'health',
    method: 'get',
    path: '/health',
    summary: 'Says that the server runs',
    isPublic: true,
    answer: { status: 200, description: 'It runs', content: [JSON_TYPE, 'Health'] },
    refusals: [],
  },
];
