/** Bytes of a request body: what is documented for a batch of videos, 64 MB; nothing else may be larger. */
export const BODY_LIMIT = 64 * 1024 * 1024;

/** Tasks on a page (documented: default of `limit`). */
export const TASKS_PER_PAGE = 10;

/** Videos on a page (assumed: no default is documented). */
export const VIDEOS_PER_PAGE = 25;

/** Downloads of a video's source before it counts as unreadable (documented for origin_url). */
export const DOWNLOAD_ATTEMPTS = 3;
