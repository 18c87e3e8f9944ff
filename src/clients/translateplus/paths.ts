/**
 * Path of each operation. The contract table says the same (a test compares them); it is not imported here, because it
 * brings zod along, and a client should start at once.
 */
export const PATHS = {
  translateSubtitles: '/v2/translate/subtitles',
  getAccountSummary: '/v2/account/summary',
  listSupportedLanguages: '/v2/supported-languages',
  getHealth: '/health',
} as const;

/** The service's address (docs page "Translate Subtitles"). */
export const BASE_URL = 'https://api.translateplus.io';
