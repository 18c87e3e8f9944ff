/** The specification that most of this rests on. */
export const SPEC = 'streaming_api.yaml of 2026-07-14';

/** The guide of 2024-12, and its successor. */
export const GUIDE = 'seed 003, guide "Via API"';

/** How requests are authorized. */
export const AUTH = 'rest-api/authentication';

/** Who may do what. */
export const ROLES = 'account-settings/users/about-users';

/** What the vendor's SDK suites send and expect. */
export const SUITES = 'test suites of gcore-python 0.53.0 and gcore-go 0.50.0';

/** What videos go through. */
export const STATUS = 'streaming/video-hosting/vod-status';

/** Subtitle files of videos. */
export const CAPTIONS = 'streaming/video-hosting/subtitles-and-closed-captions-for-vod';
