import { CONTROL_VARIABLE } from '../environment.ts';
import type { Setup } from './setup.ts';
import { isHere } from './variables.ts';

/** A control API that runs on this machine. */
export interface FoundControl {
  readonly where: string;
  readonly version: string;
  /** Its port and those of its mocks. */
  readonly ports: readonly number[];
}

/** The control APIs on the ports of the mocks, and the one that the variable names if it is on this machine. */
export async function controlsOf({ ports, environment, at }: Setup): Promise<readonly FoundControl[]> {
  const looked = ports.map(({ port, state }) => ({ where: `127.0.0.1:${port}`, port, state }));
  const text = environment[CONTROL_VARIABLE] ?? '';
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url !== null && isHere(url) && !looked.some(({ port }) => port === Number(url.port))) {
    looked.push({ where: url.host, port: Number(url.port), state: await at(url) });
  }
  return looked.flatMap(({ where, port, state }) =>
    state.kind === 'control' ? [{ where, version: state.version, ports: [port, ...Object.values(state.ports)] }] : [],
  );
}
