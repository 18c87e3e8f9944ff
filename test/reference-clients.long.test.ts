import { expect, it, vi } from 'vitest';
import { pointingAt } from '../cli/environment.ts';
import type { Seams } from '../mocks/kernel/world/seams.ts';
import { startWorld } from '../mocks/start.ts';
import { expectNoticed, mutatedProviders } from './examples/beyond/expect-noticed.ts';
import { diaryOf, readMedia } from './examples/reference-clients/all.ts';
import { beyondClients } from './examples/reference-clients/beyond.ts';

/** `all`, or a part of the ids of the mutants; by default a sample. */
const wanted = process.env.REFERENCE_CLIENTS;
// Hundreds of worlds, on machines that may be busy.
vi.setConfig({ testTimeout: wanted === 'all' ? 3_600_000 : 240_000 });

const media = readMedia(new URL('../fixtures/media/hello-captions.mp4', import.meta.url));

async function diaryUnder(provider: string, seams: Partial<Seams> = {}): Promise<string> {
  const running = await startWorld({ ports: 'auto', seams });
  try {
    return (await diaryOf(provider, pointingAt(running).set, media)).join('\n');
  } finally {
    await running.close();
  }
}

it.each(mutatedProviders)('everything the clients of %s can notice, they do', async (provider) => {
  const honest = await diaryUnder(provider);
  expect(await diaryUnder(provider)).toBe(honest);
  await expectNoticed({
    provider,
    wanted,
    sample: 10,
    beyond: beyondClients,
    checksMet: false,
    notices: async (seams) => (await diaryUnder(provider, seams)) !== honest,
  });
});
