import { it, vi } from 'vitest';
import { pointingAt } from '../cli/environment.ts';
import type { Seams } from '../mocks/kernel/world/seams.ts';
import { startWorld } from '../mocks/start.ts';
import { expectNoticed, mutatedProviders } from './examples/beyond/expect-noticed.ts';
import { diaryOf } from './examples/pipeline/all.ts';
import { beyondPipeline } from './examples/pipeline/beyond.ts';
import type { Diary } from './examples/pipeline/workshop.ts';

/** `all`, or a part of the ids of the mutants; by default a sample. */
const wanted = process.env.PIPELINE_MUTANTS;
// Hundreds of worlds, on machines that may be busy.
vi.setConfig({ testTimeout: wanted === 'all' ? 3_600_000 : 600_000 });

async function diaryUnder(provider: string, diary: Diary, seams: Partial<Seams> = {}): Promise<void> {
  const running = await startWorld({ ports: 'auto', seams });
  try {
    await diaryOf(provider, pointingAt(running).set, diary);
  } finally {
    await running.close();
  }
}

it.each(mutatedProviders)('everything that users of the pipeline can notice of %s, they do', async (provider) => {
  const honest: string[] = [];
  await diaryUnder(provider, { push: (line) => honest.push(line) });
  await expectNoticed({
    provider,
    wanted,
    sample: 3,
    beyond: beyondPipeline,
    checksMet: true,
    notices: async (seams, mutant) => {
      const diary = comparing(honest);
      await diaryUnder(provider, diary, seams).catch((error: unknown) => {
        if (!(error instanceof Noticed)) throw new Error(mutant.id, { cause: error });
      });
      return diary.noticed();
    },
  });
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
