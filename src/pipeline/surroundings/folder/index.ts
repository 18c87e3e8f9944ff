import { join } from 'node:path';
import type { WaitingClock } from '../../../base/clock.ts';
import { makeFolder, replaceFile } from '../../../base/durable-files.ts';
import { readPaymentKey } from '../../accounts/payment-key.ts';
import { createProviderPacers } from '../../pace/pacer.ts';
import type { Surroundings } from '../types.ts';
import { openAccounts } from './accounts.ts';
import { hasOutcome, openJobLog, peekJobLog, waitForJob } from './job-logs.ts';
import { stateOutputs } from './outputs.ts';
import { prepareState } from './prepare.ts';

/** Folder of the tracks that were held back, below the state folder. */
const HELD = 'held-back';

/**
 * The surroundings in a folder of this machine. Several processes may share it: one at a time holds a job, and one an account.
 * A claim ends with its process, so it is not renewed and never lost.
 * @example captionVideo('talk.mp4', { ...options, surroundings: folderSurroundings('.caption-harness') })
 */
export function folderSurroundings(state: string): Surroundings {
  const logPath = (key: string): string => join(state, 'jobs', `${key}.log`);
  const paced = new Map<WaitingClock, Map<string, ReturnType<typeof createProviderPacers>>>();
  return {
    prepare: () => prepareState(state),
    jobs: {
      placeOf: logPath,
      claim: (key, claim) => openJobLog(logPath(key), claim),
      peek: (key, servers) => peekJobLog(logPath(key), servers),
      untilFree: (key, wait) => waitForJob(logPath(key), wait),
    },
    openAccounts({ clock, wait }) {
      // For payments without an end, the accounts first read the logs of their jobs.
      const settled = (payment: string) => {
        const { job, effect } = readPaymentKey(payment);
        return hasOutcome(logPath(job), effect);
      };
      return openAccounts(join(state, 'accounts'), clock, settled, wait);
    },
    outputs: stateOutputs(state),
    pacer(provider, account, clock) {
      const accounts = paced.get(clock) ?? new Map<string, ReturnType<typeof createProviderPacers>>();
      paced.set(clock, accounts);
      const pacers = accounts.get(account) ?? createProviderPacers(clock);
      accounts.set(account, pacers);
      return pacers[provider];
    },
    async keepTrack(job, name, text) {
      const folder = join(state, HELD, job);
      await makeFolder(folder);
      const path = join(folder, name);
      await replaceFile(path, text);
      return path;
    },
  };
}
