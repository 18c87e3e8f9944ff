import { fileURLToPath } from 'node:url';
import { GUARD_VARIABLE, type GuardedHost } from './guarded-host.ts';
import { guardProgram } from './program.ts';

/**
 * An environment in which Node programs, their children and their threads load the guard. NODE_OPTIONS keeps what it has;
 * --require also reaches threads made from a text, which --import misses (Node 20 to 26).
 */
export function guardedEnvironment(environment: NodeJS.ProcessEnv, hosts: readonly GuardedHost[]): NodeJS.ProcessEnv {
  const option = `--require ${quoted(fileURLToPath(guardProgram()))}`;
  const before = environment.NODE_OPTIONS;
  return {
    ...environment,
    NODE_OPTIONS: before === undefined || before === '' ? option : `${before} ${option}`,
    [GUARD_VARIABLE]: JSON.stringify(hosts),
  };
}

/** A path as NODE_OPTIONS takes it: in quotes, in which a backslash escapes. */
const quoted = (path: string): string => `"${path.replace(/["\\]/g, '\\$&')}"`;
