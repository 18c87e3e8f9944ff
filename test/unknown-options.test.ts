// Over the functions that programs call: an option with a slip in its name is refused, as types would.
import { describe, expect, it } from 'vitest';
import { createHarness } from '../entry/harness/create-harness.ts';
import * as library from '../entry/index.ts';
import { conformanceSuite } from '../entry/testing/suite.ts';
import { createControlClient } from '../src/control-client/index.ts';

/** Calls with one wrong name, as plain JavaScript can. */
const calls: Readonly<Record<string, () => unknown>> = {
  startWorld: () => library.startWorld({ tenat: 'a' } as object),
  'settings of startWorld': () => library.startWorld({ settings: { clokc: 'manual' } as object }),
  createWorld: () => library.createWorld({ sed: 1 } as object),
  createHarness: () => createHarness({ failOnUnmached: true } as object),
  conformanceSuite: () => conformanceSuite({ gerp: 'x' } as object),
  createControlClient: () => createControlClient({ url: 'http://127.0.0.1:1', tokne: 'x' } as { url: string }),
  createGcoreClient: () => library.createGcoreClient({ apikey: 'x' } as object),
  createTranslatePlusClient: () => library.createTranslatePlusClient({ apikey: 'x' } as object),
  createCloudflareStreamClient: () => library.createCloudflareStreamClient({ apiTokn: 'x' } as object),
  createWorkersAiClient: () => library.createWorkersAiClient({ accountID: 'x' } as object),
  startOrigin: () => library.startOrigin({ dta: 'x' } as never),
  captionVideos: () => library.captionVideos([], { lnit: 'off' } as never),
};

describe('an option that does not exist', () => {
  it.each(Object.entries(calls))('is refused by %s, with the name that may be meant', async (_name, call) => {
    const refusal = await Promise.resolve()
      .then(call)
      .then(
        () => null,
        (error: unknown) => error,
      );
    expect(refusal).toBeInstanceOf(library.OptionError);
    expect(String(refusal)).toMatch(/ has no option "\w+"\. Did you mean \w+\? Known: /);
  });
});
