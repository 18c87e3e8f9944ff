/** The day of the requirements that the board judges by. */
export const BOARD_DATE = '2026-11-29';

/** Keys that no service gave out, by name. The board shows them: a reader repeats its requests. */
export const SHOWN_KEYS: Readonly<Record<string, string>> = {
  apiKey: 'board-key',
  apiToken: 'board-key',
  accountId: 'b0a4db0a4db0a4db0a4db0a4db0a4d01',
  readOnlyToken: 'board-read',
};
