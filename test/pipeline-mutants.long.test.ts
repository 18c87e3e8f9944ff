import { expect, it, vi } from 'vitest';
import { pointingAt } from '../cli/environment.ts';
import { type Mutant, mutants } from '../conformance/mutants/index.ts';
import { watchSeams } from '../conformance/studies/mutate/watch-seams.ts';
import { defaultSeams, type Seams } from '../mocks/kernel/world/seams.ts';
import { startWorld } from '../mocks/start.ts';
import { seededSample } from '../src/base/sample.ts';
import { diaryOf } from './examples/pipeline/all.ts';
import { beyondPipeline } from './examples/pipeline/beyond.ts';
import { noOccasionForPipeline } from './examples/pipeline/no-occasion.ts';
import type { Diary } from './examples/pipeline/workshop.ts';

// Hundreds of worlds, on machines that may be busy.
vi.setConfig({ testTimeout: process.env.PIPELINE_MUTANTS === 'all' ? 3_600_000 : 600_000 });

async function diaryUnder(provider: string, diary: Diary, seams: Partial<Seams> = {}): Promise<void> {
  const running = await startWorld({ ports: 'auto', seams });
  try {
    await diaryOf(provider, pointingAt(running).set, diary);
  } finally {
    await running.close();
  }
}

/** All of them, or those of some ids, as the tester says; else some, chosen by chance that stays the same. */
const wanted = process.env.PIPELINE_MUTANTS;
const chosen = (all: readonly Mutant[]): readonly Mutant[] => {
  if (wanted === undefined) return seededSample(all, 3, 1);
  return wanted === 'all' ? all : all.filter(({ id }) => id.includes(wanted));
};

const providers = [...new Set(mutants.map(({ provider }) => provider))];

it.each(providers)('everything that users of the pipeline can notice of %s, they do', async (provider) => {
  const honest: string[] = [];
  await diaryUnder(provider, { push: (line) => honest.push(line) });
  const own = chosen(mutants.filter((mutant) => mutant.provider === provider && mutant.equivalent === undefined));
  const quiet: { mutant: Mutant; met: boolean }[] = [];
  for (const mutant of own) {
    let met = false;
    const seams = watchSeams(mutant.seams(defaultSeams), () => {
      met = true;
    });
    const diary = comparing(honest);
    await diaryUnder(provider, diary, seams).catch((error: unknown) => {
      if (!(error instanceof Noticed)) throw new Error(mutant.id, { cause: error });
    });
    if (!diary.noticed()) quiet.push({ mutant, met });
  }
  const stated = new Map(
    [...beyondPipeline, ...noOccasionForPipeline].flatMap(({ met, mutants: ids }) =>
      (ids[provider] ?? []).map((id) => [`${provider}/${id}`, met]),
    ),
  );
  const unexplained = quiet.filter(({ mutant, met }) => stated.get(mutant.id) !== met);
  expect(unexplained.map(({ mutant, met }) => `${mutant.id}${met ? '' : ' (not met)'}: ${mutant.statement}`)).toEqual(
    [],
  );
  const tried = new Set(own.map(({ id }) => id));
  const silent = new Set(quiet.map(({ mutant }) => mutant.id));
  expect([...stated.keys()].filter((id) => tried.has(id) && !silent.has(id))).toEqual([]);
  expect([...stated.keys()].filter((id) => !mutants.some((mutant) => mutant.id === id))).toEqual([]);
});

class Noticed extends Error {}

/** A diary that ends at the first line that is not the honest one's: there is no need to read on. */
function comparing(honest: readonly string[]) {
  let at = 0;
  let noticed = '';
  return {
    push(line: string) {
      if (noticed === '' && line !== honest[at]) noticed = line;
      if (noticed !== '') throw new Noticed(line);
      at += 1;
    },
    noticed: () => noticed !== '' || at < honest.length,
  };
}
