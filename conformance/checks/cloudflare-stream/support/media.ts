import { SAMPLE_MEDIA_BASE } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import type { Stream } from './stream.ts';

/**
 * A video whose final state the mock knows in advance. Other targets cannot be prepared, so the check is skipped there.
 */
export async function sample(stream: Stream, name: string): Promise<string> {
  const known = stream.t.arranged && (await stream.t.declared('generateTime')) !== undefined;
  if (!known) stream.t.skip('needs a target on which the end of a video can be arranged');
  return `${SAMPLE_MEDIA_BASE}/${name}`;
}
