// The reference clients and the pipeline under the rules for clients.
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { pointingAt } from '../cli/environment.ts';
import { judgeConduct } from '../mocks/control/conduct/judge-conduct.ts';
import type { Journal } from '../mocks/kernel/world/journal.ts';
import { startWorld } from '../mocks/start.ts';
import { providerIds } from '../src/contracts/providers.ts';
import { captionVideo } from '../src/pipeline/caption-video.ts';
import { streamPublisher } from '../src/pipeline/publishers/cloudflare-stream.ts';
import { loopbackHost } from '../src/pipeline/source/loopback-host.ts';
import { gcoreTranscriber } from '../src/pipeline/transcribers/gcore-ai.ts';
import { translatePlusTranslator } from '../src/pipeline/translators/translateplus.ts';
import { diaryOf, readMedia } from './examples/reference-clients/all.ts';
import { helloVideo, usePipelineMocks } from './support/pipeline-mocks.ts';

const media = readMedia(new URL('../fixtures/media/hello-captions.mp4', import.meta.url));

async function findingsIn(journal: Journal): Promise<[judged: number, findings: unknown[]]> {
  const { judged, findings } = await judgeConduct(journal);
  return [judged, findings.map(({ rule, detail, entries }) => [rule, detail, entries])];
}

it.each(providerIds)('the clients of %s break no rule of good conduct', async (provider) => {
  const running = await startWorld({ bounds: { journalEntries: 100_000 } });
  try {
    await diaryOf(provider, pointingAt(running).set, media);
    let requests = 0;
    for (const { name, journal } of [...running.world.tenants]) {
      // There the diary itself sends calls into a closed window, to see them refused.
      if (name.includes('limited')) continue;
      const [judged, findings] = await findingsIn(journal);
      requests += judged;
      expect([name, findings]).toEqual([name, []]);
    }
    expect(requests).toBeGreaterThan(5);
  } finally {
    await running.close();
  }
});

it('the pipeline breaks none, also after lost answers and closed windows', async () => {
  const at = await usePipelineMocks({ limits: { translateplus: { requests: 2, seconds: 60 } } });
  try {
    at.tenant.addFault({ match: { operation: 'translateSubtitles' }, times: 1, effect: { type: 'reset' } });
    const result = await captionVideo(helloVideo, {
      to: ['es', 'de', 'ja'],
      transcriber: gcoreTranscriber(at.gcore),
      translator: translatePlusTranslator(at.translatePlus, 'test'),
      publishers: [streamPublisher(at.stream)],
      state: join(at.folder, 'state'),
      clock: at.clock,
      host: loopbackHost,
    });
    expect(result.tracks).toHaveLength(4);
    const [judged, findings] = await findingsIn(at.tenant.journal);
    expect(judged).toBeGreaterThan(10);
    expect(findings).toEqual([]);
  } finally {
    await at.close();
  }
});
