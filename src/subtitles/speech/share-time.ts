/** A text with its time, which may be too short for it. */
export interface TimedText {
  startMs: number;
  endMs: number;
  /** In narrow characters. */
  readonly width: number;
  /** Whether its times were repaired, so that they may change again. */
  readonly isRepaired: boolean;
}

/** Milliseconds for a narrow character of the fastest speech that is believed. */
const FASTEST_MS = 20;

/**
 * Gives texts with too little time, because a repair has cut it, a share of their neighbours' time by their lengths. Then of the
 * free time behind them.
 * @param texts in order of time, without overlap; changed
 * @param latest end of the media
 */
export function shareCrowded(texts: readonly TimedText[], latest: number): void {
  const leastOf = ({ width }: TimedText): number => Math.max(Math.round(width * FASTEST_MS), 1);
  for (let at = 0; at < texts.length; at++) {
    const text = texts[at] as TimedText;
    let need = leastOf(text);
    if (!text.isRepaired || text.endMs - text.startMs >= need) continue;
    let from = at;
    let to = at;
    let { startMs, endMs } = text;
    const freeUntil = () => Math.min(texts[to + 1]?.startMs ?? latest, latest);
    const before = texts[at - 1];
    // The text before gives some of its time first: then no other text moves.
    if (before && before.endMs >= startMs && freeUntil() - startMs < need) {
      from--;
      startMs = before.startMs;
      need += leastOf(before);
    }
    for (;;) {
      endMs = Math.max(endMs, Math.min(startMs + need, freeUntil()));
      const next = texts[to + 1];
      if (endMs - startMs >= need || !next || next.startMs > endMs) break;
      to++;
      endMs = Math.max(endMs, next.endMs);
      need += leastOf(next);
    }
    share(texts.slice(from, to + 1), startMs, endMs);
    at = to;
  }
}

function share(texts: readonly TimedText[], startMs: number, endMs: number): void {
  const total = texts.reduce((sum, { width }) => sum + width, 0);
  let passed = 0;
  for (const text of texts) {
    text.startMs = Math.round(startMs + ((endMs - startMs) * passed) / total);
    passed += text.width;
    text.endMs = Math.round(startMs + ((endMs - startMs) * passed) / total);
  }
}
