import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type RunningWorld, startWorld } from '../../mocks/start.ts';
import { helloVideo, usePipelineMocks } from '../../test/support/pipeline-mocks.ts';
import { switchTables } from '../contracts/switches.ts';
import { captionVideo } from './caption-video.ts';
import { streamPublisher } from './publishers/cloudflare-stream.ts';
import { gcoreVideoPublisher } from './publishers/gcore-video.ts';
import { loopbackHost } from './source/loopback-host.ts';
import { expectedLines, linesOf } from './test-support/expected.ts';
import { streamTranscriber } from './transcribers/cloudflare-stream.ts';
import { gcoreTranscriber } from './transcribers/gcore-ai.ts';
import { gcoreVideoTranscriber } from './transcribers/gcore-video.ts';
import { translatePlusTranslator } from './translators/translateplus.ts';

let world: RunningWorld;
beforeAll(async () => {
  world = await startWorld({ ports: 'auto' });
});
afterAll(() => world.close());

/** Alternatives that do not allow captions: the job must report an error. */
const HOPELESS: Readonly<Record<string, RegExp>> = {
  'gcore-ai.aiEnabled=off': /Feature is disabled/,
};

const rows = Object.entries(switchTables).flatMap(([provider, table]) =>
  Object.entries(table).flatMap(([name, { values }]) =>
    Object.keys(values).map((value) => [`${provider}.${name}`, value] as const),
  ),
);

/** Transcribers for a provider's switches. Publishing always uses both hosts. */
const LISTENERS = {
  'gcore-ai': ['gcore-ai', 'gcore-video'],
  'cloudflare-stream': ['cloudflare-stream'],
} as const;

it.each(rows)('captions under %s = %s', { timeout: 60_000 }, async (name, value) => {
  const provider = name.split('.')[0] ?? '';
  for (const transcriber of LISTENERS[provider as keyof typeof LISTENERS] ?? (['gcore-ai'] as const)) {
    const at = await usePipelineMocks({ switches: { [name]: value } }, world);
    try {
      const listeners = {
        'gcore-ai': () => gcoreTranscriber(at.gcore),
        'gcore-video': () => gcoreVideoTranscriber(at.gcore),
        'cloudflare-stream': () => streamTranscriber(at.stream),
      };
      const captioning = captionVideo(helloVideo, {
        to: ['de'],
        spoken: 'en',
        transcriber: listeners[transcriber](),
        translator: translatePlusTranslator(at.translatePlus, 'test'),
        publishers: [streamPublisher(at.stream), gcoreVideoPublisher(at.gcore)],
        state: join(at.folder, 'state'),
        clock: at.clock,
        host: loopbackHost,
      });
      const hopeless = HOPELESS[`${name}=${value}`];
      if (hopeless) {
        await expect(captioning).rejects.toThrow(hopeless);
        continue;
      }
      const { tracks } = await captioning;
      for (const { language, vtt } of tracks) expect(linesOf(vtt)).toEqual(expectedLines(language));
    } finally {
      await at.close();
    }
  }
});
