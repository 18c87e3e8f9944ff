/** The specification: the source of most requirements. */
export const SPEC = 'streaming_api.yaml of 2026-07-14';

/** The page about authorization. */
export const AUTH = 'rest-api/authentication';

/** The page about roles. */
export const ROLES = 'account-settings/users/about-users';

/** The requests and expected answers of the vendor's SDK suites. */
export const SUITES = 'test suites of gcore-python 0.53.0 and gcore-go 0.50.0';

/** The page about the statuses of videos. */
export const STATUS = 'streaming/video-hosting/vod-status';

/** Subtitle files of videos. */
export const CAPTIONS = 'streaming/video-hosting/subtitles-and-closed-captions-for-vod';

/** Where adding a subtitle file is described. */
export const CREATE_SUBTITLE = `${SPEC}, POST /streaming/videos/{video_id}/subtitles`;

/** Where reading, changing and deleting one subtitle file are described. */
export const ONE_SUBTITLE = `${SPEC}, /streaming/videos/{video_id}/subtitles/{id}`;
