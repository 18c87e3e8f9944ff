import { type ControlFailureId, controlFailures } from '../../src/contracts/control/failures.ts';
import {
  adoptMessages,
  type BrokenAnswer,
  type BrokenReason,
  challengeOf,
  type Loaded,
} from '../../src/listener/index.ts';
import { type RefusalValues, refusalAnswer } from '../kernel/http/refusal.ts';
import { renderBytes } from '../kernel/http/write.ts';
import type { World } from '../kernel/world/world.ts';
import { type ControlOptions, createControlApp } from './app.ts';

const rows = {
  broken: 'http-broken',
  headers: 'headers-too-large',
  timeout: 'request-timeout',
  defect: 'internal-error',
} as const satisfies Record<BrokenReason, ControlFailureId>;

/** The server of the control listener. */
export function controlServer(world: World, options: ControlOptions): Loaded {
  const app = createControlApp(world, options);
  return {
    listener: app,
    adopt: (messages) => adoptMessages(app, messages),
    broken: (reason) => answer(rows[reason], { problem: 'see its log' }),
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
  };
}

const answer = (id: ControlFailureId, values?: RefusalValues): BrokenAnswer =>
  renderBytes(refusalAnswer(controlFailures, id, values));
