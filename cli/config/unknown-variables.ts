import { nearest } from '../../src/base/nearest.ts';
import { conformMembers, serveMembers, sharedMembers, targetMembers } from '../../src/contracts/config/members.ts';
import { variableOf } from './variable-of.ts';

const PREFIX = 'CAPTION_HARNESS_';

/** Variables of this project that are no member of a config file: what `exec`, `mutate`, `origin`, `worker` and users set. */
const OTHERS = ['CONFIG', 'CONTROL_URL', 'CONTROL_TOKEN', 'TOKEN', 'REDIS', 'MUTANT', 'WORLD', 'GUARD'];

/**
 * Returns a sentence for each variable that begins as those of this project do, and that no program of it reads: a misspelt one would be
 * ignored in silence.
 */
export function unknownVariables(environment: NodeJS.ProcessEnv): readonly string[] {
  const members = Object.keys({ ...sharedMembers, ...serveMembers, ...conformMembers, ...targetMembers });
  const known = [...members.map(variableOf), ...OTHERS.map((name) => `${PREFIX}${name}`)];
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !known.includes(name))
    .map((name) => {
      const [near] = nearest(withoutPrefix(name), known.map(withoutPrefix));
      const hint = near === undefined ? '' : ` Did you mean ${PREFIX}${near}?`;
      return `${name} is ignored: no setting has this variable.${hint}`;
    });
}

const withoutPrefix = (name: string): string => name.slice(PREFIX.length);
