/**
 * Files of so many UTF-16 code units or more are processed in a thread, so that other requests are answered meanwhile. Smaller
 * ones take less time than the transfer to the thread.
 */
export const LARGE_FILE = 250_000;
