import type { SpeechNotice } from '../subtitles/index.ts';

/** What each kind of notice says, before the texts concerned. */
const SENTENCES: Readonly<Record<SpeechNotice['kind'], (count: string) => string>> = {
  'time-missing': (count) => `The recogniser gave no usable time for ${count}; it was estimated`,
  'out-of-order': (count) => `The recogniser gave ${count} a start before that of the text before; it was moved`,
  overlap: (count) => `The recogniser let ${count} last into the next text; it was shortened`,
  'no-length': (count) => `The recogniser gave ${count} no duration; it was estimated`,
  stretched: (count) => `The recogniser let ${count} last far longer than it takes to say; it was shortened`,
  'beyond-media': (count) => `The recogniser gave ${count} a time behind the end of the video; it was repaired`,
  'word-times': (count) => `The recogniser gave wrong times for words of ${count}; they were repaired`,
  repeat: (count) => `Probably invented, because it repeats itself: ${count}`,
  silence: (count) => `Probably invented over silence: ${count}`,
  'too-fast': (count) => `Too fast to read, and there is no time left: ${count}`,
};

/** Advice behind the sentences of a kind. */
const ADVICE: Partial<Record<SpeechNotice['kind'], string>> = {
  repeat: ' Leave it out with the option dropRepeats (--drop-repeats).',
  silence: ' Leave it out with the option dropRepeats (--drop-repeats).',
};

const LONGEST = 60;

/** Says in a sentence for each kind what was repaired or is remarkable in recognised speech. */
export function describeSpeechNotices(notices: readonly SpeechNotice[]): string[] {
  return (Object.keys(SENTENCES) as SpeechNotice['kind'][]).flatMap((kind) => {
    const same = notices.filter((notice) => notice.kind === kind);
    const [first] = same;
    if (!first) return [];
    const dropped = 'dropped' in first && first.dropped;
    const count = `${same.length} ${same.length === 1 ? 'text' : 'texts'}`;
    const more = same.length > 1 ? `, and ${same.length - 1} more` : '';
    const advice = dropped ? ' It was left out.' : (ADVICE[kind] ?? '');
    return [`${SENTENCES[kind](count)}: ${quoted(first)}${more}.${advice}`];
  });
}

/** Says in a sentence that cues of a translation are too fast to read; none if they are not. */
export function describeUnreadable(notices: readonly SpeechNotice[], language: string): string[] {
  const fast = notices.filter(({ kind }) => kind === 'too-fast');
  const [first] = fast;
  if (!first) return [];
  const cues = fast.length === 1 ? '1 cue is' : `${fast.length} cues are`;
  return [`In ${language}, ${cues} too fast to read, and there is no time left: the first is ${quoted(first)}.`];
}

function quoted(notice: SpeechNotice): string {
  const { text, startMs } = notice;
  const seconds = Math.floor(startMs / 1000);
  const at = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST).trimEnd()}…` : text;
  return `"${shown}" at ${at}${'times' in notice ? `, ${notice.times} times` : ''}`;
}
