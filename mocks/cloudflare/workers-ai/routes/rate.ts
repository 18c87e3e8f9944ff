import { countInWindow, windowRule } from '../../../kernel/http/gates.ts';
import type { Gate } from '../../../kernel/http/mock-definition.ts';
import type { World } from '../../../kernel/world/world.ts';
import { refuse } from './errors.ts';

/** Counts the request for speech recognition: 720 per minute, in addition to the window of the user. */
export function limitTask(world: World): Gate {
  return (exchange) => {
    const use = countInWindow(world, exchange, windowRule(world, exchange.tenant, 'workers-ai', { kind: 'fixed' }));
    if (!use.allowed) throw refuse('task-rate-limited', { wait: use.waitSeconds });
  };
}
