import { checksOf } from '../../../model/checks-of.ts';
import { accountIn, Stream } from './stream.ts';

/** Declares a check of Cloudflare Stream, with steps on a `Stream`. Nothing here costs credits. */
export const check = checksOf('cloudflare-stream', async (t, run: (stream: Stream) => Promise<unknown>) => {
  const stream = new Stream(t, await accountIn(t));
  try {
    await run(stream);
  } finally {
    await stream.close();
  }
});
