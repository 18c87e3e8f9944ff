/** The documentation page of subtitle translation. */
export const SUBTITLES_PAGE = 'docs page "Translate Subtitles", error responses';

/** The guide to errors of the documentation. */
export const ERROR_GUIDE = 'docs guides/error-handling';

/** The body of most refusals. */
export const detail = (text: string) => ({ detail: text });
