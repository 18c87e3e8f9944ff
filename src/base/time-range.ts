/** The earliest time of a clock, in epoch milliseconds: 0001-01-01T00:00:00Z. */
export const EARLIEST = Date.parse('0001-01-01T00:00:00.000Z');

/** The latest time of a clock: 9999-12-31T23:59:59.999Z. RFC 3339 and HTTP dates have four digits for the year. */
export const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/** The range as a text. */
export const TIME_RANGE = `${new Date(EARLIEST).toISOString()} to ${new Date(LATEST).toISOString()}`;

/** Whether a time is in the range. */
export const isTime = (time: number): boolean => time >= EARLIEST && time <= LATEST;

/** Returns the nearest time in the range; the latest for a value that is not a number. */
export const clampTime = (time: number): number =>
  Number.isNaN(time) ? LATEST : Math.min(LATEST, Math.max(EARLIEST, time));

const ISO_TIME = /^(\d{4}-\d\d-)(\d\d)(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d)?)?$/;

/** Reads an ISO 8601 time as epoch milliseconds; null for anything else, and for days that a month does not have. */
export function readTime(text: string): number | null {
  const [, month, day] = ISO_TIME.exec(text) ?? [];
  const time = Date.parse(text);
  if (month === undefined || !isTime(time)) return null;
  // Date.parse takes February 30 for March 2.
  return new Date(Date.parse(`${month}${day}`)).getUTCDate() === Number(day) ? time : null;
}
