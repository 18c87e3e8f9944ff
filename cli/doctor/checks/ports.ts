import { controlsOf } from '../controls.ts';
import { change, fine, type Said } from '../finding.ts';
import type { Setup } from '../setup.ts';

/** The ports of the mocks: free, taken by mocks, or by another program. */
export async function checkPorts(setup: Setup): Promise<readonly Said[]> {
  const own = new Set((await controlsOf(setup)).flatMap(({ ports }) => ports));
  return setup.ports.map(({ server, port, state }) => {
    if (state.kind === 'nothing') return fine(`port ${port} (${server}) is free`);
    if (own.has(port)) return fine(`port ${port} (${server}) is that of running mocks`);
    return change(
      `port ${port} (${server}) is taken by another program`,
      `End it, or start with --port ${server}=PORT, --port-base PORT or --ports auto.`,
    );
  });
}
