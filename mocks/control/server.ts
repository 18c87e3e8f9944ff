import { type ControlFailureId, controlFailures } from '../../src/contracts/control/failures.ts';
import {
  adoptMessages,
  type BrokenAnswer,
  type BrokenReason,
  challengeOf,
  type Loaded,
  type Refused,
} from '../../src/listener/index.ts';
import { type RefusalValues, refusalAnswer } from '../kernel/http/refusal.ts';
import { renderBytes } from '../kernel/http/write.ts';
import type { World } from '../kernel/world/world.ts';
import { type ControlOptions, createControlApp } from './app.ts';
import { controlRefusal } from './refused.ts';

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
    refuse: ({ method = '', url: path = '' }, why) => {
      const { rule, values } = rowOf(why);
      const { status } = controlFailures[rule];
      options.onRefusal?.(controlRefusal({ method, path }, { status, rule }));
      return answer(rule, values);
    },
  };
}

function rowOf(why: Refused): { readonly rule: ControlFailureId; readonly values?: RefusalValues } {
  switch (why.kind) {
    case 'broken':
      return { rule: 'http-broken' };
    case 'foreign-host':
      return { rule: why.kind, values: { host: why.host, name: why.name } };
    case 'foreign-origin':
      return { rule: why.kind, values: { origin: why.origin } };
    case 'token-required':
      return { rule: why.kind, values: { challenge: challengeOf(why.presented) } };
  }
}

const answer = (id: ControlFailureId, values?: RefusalValues): BrokenAnswer =>
  renderBytes(refusalAnswer(controlFailures, id, values));
