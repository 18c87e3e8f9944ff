/** The documentation page: the source of most requirements. */
export const PAGE = 'docs page "Translate Subtitles"';

/** Error texts and statuses beyond that page. */
export const ERROR_GUIDE = 'docs guides/error-handling';

/** Header names and scope of the rate limit. */
export const RATE_GUIDE = 'docs guides/rate-limits';

/** Fields of the account summary. */
export const ACCOUNT_READERS =
  'docs path; fields as read by translateplus-wp c2fd799 and translateplus-polylang 27c33e1';
