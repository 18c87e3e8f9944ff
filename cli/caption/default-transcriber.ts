import type { Source } from './sources.ts';

/** What is transcribed by which service when `--transcriber` names none. The same on mocks and live. */
const DEFAULTS = {
  file: { name: 'workers-ai', why: 'it takes files' },
  url: { name: 'gcore-ai', why: 'it fetches URLs by itself' },
} as const;

/** Returns the name of the transcriber for a video, if the command line names none. */
export const defaultTranscriber = ({ isUrl }: Pick<Source, 'isUrl'>): string => DEFAULTS[isUrl ? 'url' : 'file'].name;

/** Says which transcribers were chosen, and why. */
export function describeChoice(sources: readonly Pick<Source, 'isUrl'>[]): string {
  const count = {
    file: sources.filter(({ isUrl }) => !isUrl).length,
    url: sources.filter(({ isUrl }) => isUrl).length,
  };
  const parts = (['file', 'url'] as const).flatMap((kind) => {
    const { name, why } = DEFAULTS[kind];
    const what = kind === 'url' ? 'URL' : 'file';
    return count[kind] === 0 ? [] : [`${name} for ${count[kind]} ${what}${count[kind] === 1 ? '' : 's'} (${why})`];
  });
  return `transcriber: ${parts.join(', ')}; --transcriber chooses another`;
}
