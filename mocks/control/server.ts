import { type ControlFailureId, controlFailures } from '../../src/contracts/control/failures.ts';
import { challengeOf } from '../../src/listener/index.ts';
import type { BrokenAnswer, Loaded } from '../http/listen.ts';
import { type RefusalValues, refusalAnswer } from '../http/refusal.ts';
import { renderAnswer } from '../http/send.ts';
import type { World } from '../world/world.ts';
import { type ControlOptions, createControlApp } from './app.ts';

/** What the control listener serves. */
export const controlServer = (world: World, options: ControlOptions): Loaded => ({
  listener: createControlApp(world, options),
  broken: () => answer('http-broken'),
  refuse: (_request, why) => {
    switch (why.kind) {
      case 'broken':
        return answer('http-broken');
      case 'foreign-host':
        return answer('foreign-host', { host: why.host, name: why.name });
      case 'foreign-origin':
        return answer('foreign-origin', { origin: why.origin });
      case 'token-required':
        return answer('token-required', { challenge: challengeOf(why.presented) });
    }
  },
});

const answer = (id: ControlFailureId, values?: RefusalValues): BrokenAnswer =>
  renderAnswer(refusalAnswer(controlFailures, id, values));
