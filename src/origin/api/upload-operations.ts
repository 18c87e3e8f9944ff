import type { OriginOperation } from './operation.ts';

const VIDEO_REFUSALS = ['not-a-video', 'too-large', 'video', 'uploads-full', 'no-space'];

/** Operations of resumable uploads: tus 1.0 with creation and termination. */
export const uploadOperations: readonly OriginOperation[] = [
  {
    id: 'createUpload',
    method: 'post',
    path: '/uploads',
    summary: 'Begins a resumable upload (tus 1.0)',
    parameters: ['Tus-Resumable', 'Upload-Length', 'Upload-Metadata'],
    answer: { status: 201, description: 'Begun; Location is its address' },
    refusals: ['tus-version', 'bad-upload', 'empty', 'language', 'too-large', 'uploads-full', 'no-space'],
  },
  {
    id: 'askUpload',
    method: 'head',
    path: '/uploads/{id}',
    summary: 'Says how many bytes of an upload have come, in Upload-Offset',
    parameters: ['Tus-Resumable'],
    answer: { status: 200, description: 'Upload-Offset and Upload-Length' },
    refusals: ['tus-version', 'not-found'],
  },
  {
    id: 'continueUpload',
    method: 'patch',
    path: '/uploads/{id}',
    summary: 'Sends bytes of an upload. With the last of them the video begins, at /videos/{id}',
    parameters: ['Tus-Resumable', 'Upload-Offset'],
    body: ['application/offset+octet-stream', 'Bytes'],
    answer: { status: 204, description: 'Taken; Content-Location is the address of the video, if it is complete' },
    refusals: [
      ...VIDEO_REFUSALS,
      'tus-version',
      'bad-upload',
      'broken-upload',
      'not-found',
      'wrong-offset',
      'not-offset-bytes',
    ],
  },
  {
    id: 'endUpload',
    method: 'delete',
    path: '/uploads/{id}',
    summary: 'Ends an unfinished upload, and removes its bytes',
    parameters: ['Tus-Resumable'],
    answer: { status: 204, description: 'Removed' },
    refusals: ['tus-version', 'not-found'],
  },
];
