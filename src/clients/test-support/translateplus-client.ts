import { createTranslatePlusClient, type TranslatePlusOptions } from '../translateplus.ts';
import { createJumpingClock } from './jumping-clock.ts';

/** A key whose letters occur nowhere else. */
export const KEY = 'secret-key-0815';

/** A subtitle file of one block, the documentation's own. */
export const FILE = '1\n00:00:01,000 --> 00:00:02,000\nHello world\n';

/** A client with a clock that jumps, and a short way to translate the file. */
export function clientOf(baseUrl: string, options: Partial<TranslatePlusOptions> = {}) {
  const clock = createJumpingClock();
  const client = createTranslatePlusClient({ baseUrl, apiKey: KEY, clock, random: () => 0, ...options });
  const translate = (more: object = {}) =>
    client.translateSubtitles({ format: 'srt', content: FILE, source: 'en', target: 'es', ...more });
  return { client, clock, translate };
}
