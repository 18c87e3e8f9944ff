import { beginJobLog, createProviderPacers, readJobLog, type Surroundings } from '../../../src/pipeline/core.ts';
import type { OutputRecord } from '../../../src/pipeline/outputs/types.ts';
import { jobPlace, workerAccounts } from './accounts.ts';
import type { Env } from './env.ts';
import { holdLog, readLog } from './held-log.ts';

/** Key of the record of an output file. */
const outputKey = (path: string): string => `outputs/${encodeURIComponent(path)}.json`;

/**
 * The surroundings of a job in a Worker: logs in Durable Objects, tracks that are held back in R2.
 * @param holder name of the run: the instance of the Workflow
 */
export const workerSurroundings = (env: Env, holder: string): Surroundings => ({
  prepare: async () => {},
  jobs: {
    placeOf: jobPlace,
    async claim(key, claim) {
      const { wait, earlier } = claim;
      return beginJobLog(
        await holdLog(env, { place: jobPlace(key), holder, wait, restart: earlier === 'restart' }),
        claim,
      );
    },
    peek: async (key, servers) => readJobLog(jobPlace(key), await readLog(env, jobPlace(key)), servers),
    async untilFree(key, wait) {
      await (await holdLog(env, { place: jobPlace(key), holder, wait })).release();
    },
  },
  openAccounts: (run) => workerAccounts(env, holder, run),
  outputs: {
    find: async (path) => (await (await env.MEDIA.get(outputKey(path)))?.json<OutputRecord>()) ?? null,
    async keep(record) {
      await env.MEDIA.put(outputKey(record.path), JSON.stringify(record));
    },
  },
  // Counts the requests of this isolate: the services refuse what is too much, and the clients wait as they ask.
  pacer: (provider, _account, clock) => createProviderPacers(clock)[provider],
  async keepTrack(job, name, text) {
    const key = `held-back/${job}/${name}`;
    await env.MEDIA.put(key, text);
    return key;
  },
});
