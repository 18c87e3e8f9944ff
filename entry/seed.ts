import type { WorldSeed } from '../src/contracts/seed/seed.ts';

/**
 * A seed with its type, for editors: what is heard, how it is translated, and the state to start from. Checks nothing; `startWorld`
 * and the control API do.
 * @example
 * const seed = defineSeed({ heard: [{ url: 'https://cdn.example/*', text: 'My invoice is overdue.' }] });
 * const running = await startWorld({ seed });
 */
export const defineSeed = (seed: WorldSeed): WorldSeed => seed;
