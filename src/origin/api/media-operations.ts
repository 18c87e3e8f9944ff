import type { OriginOperation } from './operation.ts';

const FILE = ['not-found', 'record-set-aside', 'store-unreachable', 'store-refused'];
const CONDITIONS = ['If-None-Match', 'If-Modified-Since', 'Range'];

/** Operations of still pictures and of the sample. */
export const mediaOperations: readonly OriginOperation[] = [
  {
    id: 'getPoster',
    method: 'get',
    path: '/videos/{id}/poster.jpg',
    summary: 'Serves a still picture of the video',
    isPublic: true,
    parameters: CONDITIONS,
    answer: { status: 200, description: 'The picture; 206 for a part, 304, 412, 416', content: ['image/jpeg', null] },
    refusals: FILE,
  },
  {
    id: 'putPoster',
    method: 'put',
    path: '/videos/{id}/poster.jpg',
    summary: 'Stores a still picture of the video, of at most 200 kB: the page takes it from the video',
    body: ['image/jpeg', 'Bytes'],
    answer: { status: 204, description: 'Stored' },
    refusals: [...FILE, 'not-a-jpeg', 'too-large'],
  },
  {
    id: 'getSample',
    method: 'get',
    path: '/sample.mp4',
    summary: 'Serves the bundled sample, a video of 22 seconds',
    parameters: CONDITIONS,
    answer: { status: 200, description: 'The video; 206 for a part, 304, 412, 416', content: ['video/mp4', null] },
    refusals: ['not-found'],
  },
];
