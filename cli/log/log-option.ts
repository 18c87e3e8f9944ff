import type { Option } from 'commander';
import { oneOf } from '../options.ts';
import { logForms } from './request-log.ts';

/** The option that chooses the form of the log; `usual` says what holds without it. */
export const logOption = (usual: string): Option =>
  oneOf('--log <form>', `a line for each request (default: ${usual})`, logForms);

/** Whether a stream shows colours: on a terminal, unless NO_COLOR says no; FORCE_COLOR says yes. */
export function isColored({ isTTY = false }: { readonly isTTY?: boolean }, environment: NodeJS.ProcessEnv): boolean {
  const { NO_COLOR, FORCE_COLOR, TERM } = environment;
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return isTTY && TERM !== 'dumb';
}
