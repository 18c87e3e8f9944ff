import { expect, it, vi } from 'vitest';
import { pointingAt } from '../cli/environment.ts';
import { type Mutant, mutants } from '../conformance/mutants/index.ts';
import { watchSeams } from '../conformance/studies/mutate/watch-seams.ts';
import { defaultSeams, type Seams } from '../mocks/kernel/world/seams.ts';
import { startWorld } from '../mocks/start.ts';
import { seededSample } from '../src/base/sample.ts';
import { diaryOf, readMedia } from './examples/reference-clients/all.ts';
import { beyondClients } from './examples/reference-clients/beyond.ts';
import { noOccasionForClients } from './examples/reference-clients/no-occasion.ts';

// Hundreds of worlds, on machines that may be busy.
vi.setConfig({ testTimeout: process.env.REFERENCE_CLIENTS === 'all' ? 3_600_000 : 240_000 });

const media = readMedia(new URL('../fixtures/media/hello-captions.mp4', import.meta.url));

async function diaryUnder(provider: string, seams: Partial<Seams> = {}): Promise<string> {
  const running = await startWorld({ ports: 'auto', seams });
  try {
    return (await diaryOf(provider, pointingAt(running).set, media)).join('\n');
  } finally {
    await running.close();
  }
}

/** All of them, or those of some ids, as the tester says; else some, chosen by chance that stays the same. */
const wanted = process.env.REFERENCE_CLIENTS;
const chosen = (all: readonly Mutant[]): readonly Mutant[] => {
  if (wanted === undefined) return seededSample(all, 10, 1);
  return wanted === 'all' ? all : all.filter(({ id }) => id.includes(wanted));
};

const providers = [...new Set(mutants.map(({ provider }) => provider))];

it.each(providers)('everything the clients of %s can notice, they do', async (provider) => {
  const honest = await diaryUnder(provider);
  expect(await diaryUnder(provider)).toBe(honest);
  const own = chosen(mutants.filter((mutant) => mutant.provider === provider && mutant.equivalent === undefined));
  const quiet: { mutant: Mutant; met: boolean }[] = [];
  for (const mutant of own) {
    let met = false;
    const diary = await diaryUnder(
      provider,
      watchSeams(mutant.seams(defaultSeams), () => {
        met = true;
      }),
    );
    if (diary === honest) quiet.push({ mutant, met });
  }
  const stated = new Set(
    [...beyondClients, ...noOccasionForClients]
      .flatMap(({ mutants: ids }) => ids[provider] ?? [])
      .map((id) => `${provider}/${id}`),
  );
  const unexplained = quiet.filter(({ mutant }) => !stated.has(mutant.id));
  expect(unexplained.map(({ mutant, met }) => `${mutant.id}${met ? '' : ' (not met)'}: ${mutant.statement}`)).toEqual(
    [],
  );
  const tried = new Set(own.map(({ id }) => id));
  const silent = new Set(quiet.map(({ mutant }) => mutant.id));
  expect([...stated].filter((id) => tried.has(id) && !silent.has(id))).toEqual([]);
  expect([...stated].filter((id) => !mutants.some((mutant) => mutant.id === id))).toEqual([]);
});
