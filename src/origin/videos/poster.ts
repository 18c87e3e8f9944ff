import type { VideoRecord } from './types.ts';

/** Most bytes of a poster. */
export const POSTER_BYTES = 200_000;

/** Returns the key of a video's poster in the store, which is also its address. */
export const posterKey = ({ id }: Pick<VideoRecord, 'id'>): string => `videos/${id}/poster.jpg`;
