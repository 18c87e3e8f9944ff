/** The base URL of the real service (docs page "Translate Subtitles"). */
export const LIVE_BASE_URL = 'https://api.translateplus.io';
