let second = Number.NaN;
let text = '';

/** A time in milliseconds as a Date header has it. Most answers of a second share one. */
export function httpDate(time: number): string {
  const whole = Math.floor(time / 1000);
  if (whole !== second) {
    second = whole;
    text = new Date(whole * 1000).toUTCString();
  }
  return text;
}
