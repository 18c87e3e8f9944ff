const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** The three forms of RFC 9110 section 5.6.7: IMF-fixdate, RFC 850, asctime. */
const FORMS = [
  /^[a-z]{3}, (?<day>\d{1,2}) (?<month>[a-z]{3}) (?<year>\d{4}) (?<time>\d\d:\d\d:\d\d) GMT$/i,
  /^[a-z]{6,9}, (?<day>\d\d)-(?<month>[a-z]{3})-(?<year>\d\d) (?<time>\d\d:\d\d:\d\d) GMT$/i,
  /^[a-z]{3} (?<month>[a-z]{3}) (?<day>[ \d]\d) (?<time>\d\d:\d\d:\d\d) (?<year>\d{4})$/i,
];

/**
 * Reads an HTTP date as epoch milliseconds; null for anything else. Does not use `Date.parse`, which reads asctime as
 * local time and accepts many forms that are not HTTP dates. `now` (epoch milliseconds) places two-digit years: at most
 * 50 years ahead, as RFC 9110 requires.
 */
export function parseHttpDate(text: string, now: number): number | null {
  for (const form of FORMS) {
    const parts = form.exec(text.trim())?.groups;
    if (!parts) continue;
    const month = MONTHS.indexOf((parts.month ?? '').toLowerCase());
    const [hours = 0, minutes = 0, seconds = 0] = (parts.time ?? '').split(':').map(Number);
    if (month < 0 || hours > 23 || minutes > 59 || seconds > 60) return null;
    const year = fullYear(parts.year ?? '', now);
    const midnight = Date.UTC(year, month, Number(parts.day));
    // JavaScript would roll a day that its month lacks over into the next month.
    if (new Date(midnight).getUTCDate() !== Number(parts.day)) return null;
    return midnight + ((hours * 60 + minutes) * 60 + seconds) * 1000;
  }
  return null;
}

function fullYear(digits: string, now: number): number {
  if (digits.length === 4) return Number(digits);
  const thisYear = new Date(now).getUTCFullYear();
  const year = Math.floor(thisYear / 100) * 100 + Number(digits);
  return year > thisYear + 50 ? year - 100 : year;
}
