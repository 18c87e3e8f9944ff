import type { JsonObject } from '../../../../src/base/json.ts';

/** The steps by which a video is cleared. */
export interface ClearingSteps {
  tracks(video: string): Promise<readonly JsonObject[]>;
  remove(video: string, language: string): Promise<unknown>;
  look(video: string): Promise<JsonObject>;
}

/**
 * Ready videos without tracks that the checks of one run lend each other, on accounts that they share: making one takes
 * a minute and costs money. A check that is done gives its video back without tracks.
 */
export class LentVideos {
  readonly #free: string[] = [];
  /** Every video that is lent or free, to be deleted at the end of the run. */
  readonly all = new Set<string>();

  /** A ready video without tracks: a free one, or what `make` makes. */
  async lend(make: () => Promise<string>): Promise<string> {
    const video = this.#free.pop() ?? (await make());
    this.all.add(video);
    return video;
  }

  /** Takes a video back, if all its tracks can be deleted. One with a running generation is not lent again. */
  async giveBack(steps: ClearingSteps, video: string): Promise<void> {
    if (await isCleared(steps, video)) this.#free.push(video);
  }
}

async function isCleared(steps: ClearingSteps, video: string): Promise<boolean> {
  try {
    const tracks = await steps.tracks(video);
    if (tracks.some(({ status }) => status === 'inprogress')) return false;
    for (const { language } of tracks) await steps.remove(video, String(language));
    return (await steps.tracks(video)).length === 0 && isReady(await steps.look(video));
  } catch {
    return false;
  }
}

const isReady = ({ status }: JsonObject): boolean => (status as JsonObject | undefined)?.state === 'ready';
