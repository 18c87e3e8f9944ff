/** The longest delay, in milliseconds. */
export const LONGEST_DELAY = 600_000;
