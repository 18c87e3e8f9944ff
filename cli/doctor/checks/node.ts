import { change, fine, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';

/** The oldest Node that package.json allows. */
const OLDEST = [20, 19] as const;

/** The version of Node. */
export function checkNode({ nodeVersion }: Setup): readonly Said[] {
  const [major = 0, minor = 0] = nodeVersion.split('.').map(Number);
  const isOld = major < OLDEST[0] || (major === OLDEST[0] && minor < OLDEST[1]);
  return isOld
    ? [change(`Node ${nodeVersion} is too old`, `Install Node ${OLDEST.join('.')} or newer.`)]
    : [fine(`Node ${nodeVersion}`)];
}
