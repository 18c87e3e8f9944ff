import type { RunningWorld } from '../../mocks/start.ts';
import { WORLD_VARIABLE } from '../../src/control-client/variable.ts';
import { pointed, pointingAt } from '../environment.ts';
import { guardedUnder } from '../guarded-hosts.ts';

/**
 * The environment of a command that meets mutants: it points at the world, real hosts are refused unless they are allowed, and a
 * harness of this package in the tests finds the world instead of starting an unchanged one.
 */
export function mutateEnvironment(running: RunningWorld, allowRealHosts = false): NodeJS.ProcessEnv {
  const { control, providers } = running;
  return {
    ...guardedUnder(pointed(process.env, pointingAt(running)), running, allowRealHosts),
    [WORLD_VARIABLE]: JSON.stringify({ control, providers }),
  };
}
