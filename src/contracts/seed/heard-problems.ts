import { failureProblem } from './failure-ids.ts';
import { Heard, type HeardSeed, soundContents, soundNames } from './heard.ts';
import type { SeedProblem } from './problem.ts';

/** What no schema says of an entry of `heard`: one name at least, one content at most, cues that last, known failures. */
export async function heardProblems(value: unknown, path: string): Promise<SeedProblem[]> {
  const { success, data } = Heard.safeParse(value);
  if (!success) return [];
  const failure = data.failure === undefined ? null : await failureProblem(data.failure);
  return [
    ...namingProblems(data).map((text) => ({ path, text })),
    ...cueProblems(data, path),
    ...(failure === null ? [] : [{ path: `${path}.failure`, text: failure }]),
  ];
}

function namingProblems(heard: HeardSeed): string[] {
  const given = soundContents.filter((name) => heard[name] !== undefined);
  const found: string[] = [];
  if (soundNames.every((name) => heard[name] === undefined)) {
    found.push(`expected a sound by ${soundNames.join(', ')}, got none.`);
  }
  if (heard.audioTrack !== undefined && heard.media === undefined) {
    found.push('expected audioTrack with media: the tracks of other sounds are not read.');
  }
  if (given.length > 1) found.push(`expected one of ${soundContents.join(', ')}, got ${given.join(' and ')}.`);
  if (heard.speakers !== undefined && given.length > 0) {
    found.push(`expected speakers without ${given.join(' and ')}: they are of invented speech.`);
  }
  return found;
}

const cueProblems = ({ cues = [] }: HeardSeed, path: string): SeedProblem[] =>
  cues.flatMap(({ start, end }, at) =>
    end > start
      ? []
      : [{ path: `${path}.cues[${at}].end`, text: `expected more than its start ${start}, got ${end}.` }],
  );
