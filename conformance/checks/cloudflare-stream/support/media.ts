import { SAMPLE_MEDIA_BASE } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import type { Stream } from './stream.ts';

/** A video whose end the mock knows. Other targets cannot be told, so there the check is skipped. */
export async function sample(stream: Stream, name: string): Promise<string> {
  const known = stream.t.arranged && (await stream.t.declared('generateTime')) !== undefined;
  if (!known) stream.t.skip('needs a video that the target can be told about');
  return `${SAMPLE_MEDIA_BASE}/${name}`;
}
