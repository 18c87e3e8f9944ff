import { systemClock } from '../../base/clock.ts';
import type { CaptionOptions } from '../options.ts';
import { folderSurroundings } from './folder/index.ts';
import type { OpenSurroundings, Surroundings } from './types.ts';
import { claimWait } from './waiting.ts';

/** Options that choose the surroundings. */
type PlaceOptions = Pick<CaptionOptions, 'state' | 'surroundings'>;

/** Returns the surroundings of a run: those of the options, else its state folder. */
export const surroundingsOf = ({ state, surroundings }: PlaceOptions): Surroundings =>
  surroundings ?? folderSurroundings(state);

/**
 * Prepares the surroundings of a run, and opens its accounts. An account that another run uses is waited for.
 * @throws {CaptionError} of kind `options` when the place cannot be used
 */
export async function openSurroundings(
  options: PlaceOptions & Pick<CaptionOptions, 'clock' | 'signal' | 'onWaiting'>,
): Promise<OpenSurroundings> {
  const surroundings = surroundingsOf(options);
  await surroundings.prepare();
  const { clock = systemClock } = options;
  const wait = claimWait(options, 'that pays from the same account');
  return { surroundings, accounts: surroundings.openAccounts({ clock, wait }) };
}
