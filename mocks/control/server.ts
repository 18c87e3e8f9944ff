import { controlFailures } from '../../src/contracts/control/failures.ts';
import type { BrokenAnswer } from '../http/listen.ts';
import { refusalAnswer } from '../http/refusal.ts';
import { renderAnswer } from '../http/send.ts';
import type { World } from '../world/world.ts';
import { type ControlOptions, createControlApp } from './app.ts';

/** What the control listener serves. */
export const controlServer = (world: World, options: ControlOptions) => ({
  listener: createControlApp(world, options),
  broken: (): BrokenAnswer => renderAnswer(refusalAnswer(controlFailures, 'json-invalid')),
});
