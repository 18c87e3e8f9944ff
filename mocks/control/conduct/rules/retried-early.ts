import { parseHttpDate } from '../../../../src/base/http-date.ts';
import type { Deed } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** Seconds are whole in Retry-After, and clocks differ a little. */
const TOLERANCE_MS = 1_000;

/** Requests that were sent while another answer was on its way know nothing of it. */
const ON_ITS_WAY_MS = 100;

/** A request was repeated before the time that the last answer named. */
export const retriedEarly: Judge = (deeds) =>
  deeds.flatMap((refused, at) => {
    const wait = waitOf(refused);
    if (wait === null || (refused.status !== 429 && refused.status !== 503)) return [];
    const from = refused.ended + ON_ITS_WAY_MS;
    const until = refused.ended + wait - TOLERANCE_MS;
    let next = at + 1;
    while ((deeds[next]?.began ?? until) < until && !isEarly(deeds[next] as Deed, refused, from)) next += 1;
    const early = deeds[next];
    if (early === undefined || early.began >= until) return [];
    const seconds = ((early.began - refused.ended) / 1000).toFixed(1);
    return [
      findingOf(
        'retried-early',
        [refused, early],
        `Retry-After was ${wait / 1000} s; the next one came after ${seconds} s.`,
      ),
    ];
  });

/** The same request again, sent after the refusal was known. */
const isEarly = (deed: Deed, refused: Deed, from: number): boolean =>
  deed.method === refused.method && deed.path === refused.path && deed.began > from;

/** Milliseconds that an answer asks to wait, or null. */
function waitOf({ answerHeaders, ended }: Deed): number | null {
  const value = answerHeaders['retry-after'];
  if (value === undefined) return null;
  if (/^\d+$/.test(value)) return Number(value) * 1000;
  const date = parseHttpDate(value, ended);
  return date === null ? null : date - ended;
}
