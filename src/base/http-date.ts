const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The three forms of RFC 9110 section 5.6.7: IMF-fixdate, RFC 850, asctime. */
const FORMS = [
  /^[a-z]{3}, (?<day>\d{1,2}) (?<month>[a-z]{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/i,
  /^[a-z]{6,9}, (?<day>\d\d)-(?<month>[a-z]{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/i,
  /^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/i,
];

/**
 * Reads an HTTP date as epoch milliseconds; null for anything else. Does not use `Date.parse`, which reads asctime as
 * local time and accepts many forms that are not HTTP dates. `now` (epoch milliseconds) places two-digit years: a time more
 * than 50 years ahead is that of a century before, as RFC 9110 requires.
 */
export function parseHttpDate(text: string, now: number): number | null {
  for (const form of FORMS) {
    const parts = form.exec(text.trim())?.groups;
    if (!parts) continue;
    const { year = '', month = '', day = '', time = '' } = parts;
    if (year.length === 4) return timeOf(Number(year), month, Number(day), time);
    const century = Math.floor(new Date(now).getUTCFullYear() / 100) * 100;
    const found = timeOf(century + Number(year), month, Number(day), time);
    if (found === null || found <= inFiftyYears(now)) return found;
    return timeOf(century + Number(year) - 100, month, Number(day), time);
  }
  return null;
}

let second = Number.NaN;
let written = '';

/** Writes a time (epoch milliseconds) as an HTTP date: IMF-fixdate, whole seconds. Most dates of a second are one text. */
export function httpDate(time: number): string {
  const whole = Math.floor(time / 1000);
  if (whole !== second) {
    second = whole;
    written = new Date(whole * 1000).toUTCString();
  }
  return written;
}

/** Null for a month, a day of it or a time of day that does not exist. A leap second is the next second. */
function timeOf(year: number, monthName: string, day: number, time: string): number | null {
  const month = MONTHS.indexOf(monthName.toLowerCase());
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  if (month < 0 || hours > 23 || minutes > 59 || seconds > 60) return null;
  // Not Date.UTC, which reads the years 0 to 99 as those of the 20th century.
  const date = new Date(0);
  date.setUTCFullYear(year, month, day);
  // JavaScript would roll a day that its month lacks over into the next month.
  return date.getUTCDate() === day ? date.setUTCHours(hours, minutes, seconds) : null;
}

const inFiftyYears = (now: number): number => {
  const date = new Date(now);
  return date.setUTCFullYear(date.getUTCFullYear() + 50);
};
