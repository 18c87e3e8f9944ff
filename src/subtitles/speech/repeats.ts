import { textOf } from './lines.ts';
import type { SpeechNotice } from './notices.ts';
import type { SpeechToken } from './types.ts';

/** Longest text that is looked for, in tokens. */
const LONGEST = 40;
/** How often a text must come in a row to count as invented (assumed): people say a word six times, but no sentence five times. */
const timesOf = (tokens: number): number => (tokens === 1 ? 8 : tokens < 4 ? 6 : 5);

/**
 * Finds what comes again and again, as recognisers write it over silence and music: "Thank you." sixty times.
 * @param isDropped whether to leave out all but the first
 */
export function withoutRepeats(
  tokens: readonly SpeechToken[],
  isDropped: boolean,
): { readonly tokens: readonly SpeechToken[]; readonly notices: readonly SpeechNotice[] } {
  const said = tokens.map(({ text }) => text.replace(/[^\p{L}\p{M}\p{N}]/gu, '').toLowerCase() || text);
  const isRepeated = new Array<boolean>(tokens.length).fill(false);
  const notices: { readonly at: number; readonly notice: SpeechNotice }[] = [];
  for (let length = 1; length <= LONGEST; length++) {
    let run = 0;
    for (let at = length; at <= tokens.length; at++) {
      if (at < tokens.length && said[at] === said[at - length] && !isRepeated[at]) {
        run++;
        continue;
      }
      const times = Math.floor(run / length) + 1;
      const from = at - run;
      if (times >= timesOf(length) && !isRepeated[from - 1]) {
        for (let drop = from; drop < from + (times - 1) * length; drop++) isRepeated[drop] = true;
        const first = tokens.slice(from - length, from);
        const startMs = first[0]?.startMs ?? 0;
        const notice = { kind: 'repeat', startMs, text: textOf(first), times, dropped: isDropped } as const;
        notices.push({ at: from, notice });
      }
      run = 0;
    }
  }
  return {
    tokens: isDropped ? tokens.filter((_token, at) => !isRepeated[at]) : tokens,
    notices: notices.sort((left, right) => left.at - right.at).map(({ notice }) => notice),
  };
}
