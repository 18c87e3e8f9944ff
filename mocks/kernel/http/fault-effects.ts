import type { Response } from 'express';
import { systemClock } from '../../../src/base/clock.ts';
import type { FaultEffect } from '../../../src/contracts/control/faults.ts';
import { forcedValues } from '../../../src/contracts/forced-values.ts';
import type { RenderedAnswer } from '../world/seams.ts';
import { type AnswerFault, answerFaults, changedAnswer } from './answer-faults.ts';
import type { Exchange } from './exchange.ts';
import { ANSWERED } from './outcome.ts';
import { Refusal } from './refusal.ts';
import { struckFault } from './struck-fault.ts';
import { write } from './write.ts';

/** The value of X-Harness-Fault, or null. */
export const faultHeaderOf = ({ requestHeaders }: Pick<Exchange, 'requestHeaders'>): string | null => {
  const value = requestHeaders['x-harness-fault'];
  return value === undefined ? null : String(value);
};

/**
 * Applies a fault before the request's own work. Resolves to true if the fault ended the request; an effect on the
 * answer waits in `exchange.pending`.
 * @throws {Refusal} for a fault that names a failure of the provider
 */
export async function strikeBefore(exchange: Exchange, path: string, response: Response): Promise<boolean> {
  const { tenant } = exchange;
  const struck = tenant.faults.strike({
    ...exchange.about,
    method: exchange.method,
    path,
    header: faultHeaderOf(exchange),
    now: tenant.now(),
    hasFailure: (id) => Object.hasOwn(exchange.tables.failures, id),
  });
  if (!struck) return false;
  const { effect, fault } = struck;
  exchange.fault = struckFault(tenant, struck);
  if (effect.type === 'failure') {
    throw new Refusal(effect.failure, forcedValues(exchange.tables.failures[effect.failure], effect.values));
  }
  const { milliseconds } = exchange.fault;
  if (milliseconds !== undefined) await systemClock.sleep(milliseconds);
  if (fallsOnAnswer(effect)) {
    exchange.pending = effect;
    return false;
  }
  if (effect.type === 'answer') {
    const answer = replacement(effect);
    exchange.record({ kind: 'fault', type: 'answer' }, answer, fault.id);
    write(response, exchange, answer);
    return true;
  }
  exchange.record({ kind: 'fault', type: effect.type }, null);
  if (effect.type === 'reset') response.socket?.destroy();
  return true;
}

/** Applies a pending fault to the answer of a request whose work is done. Records the outcome and writes the rest. */
export function strikeAfter(exchange: Exchange, response: Response, rendered: RenderedAnswer, rule: string): void {
  const { pending } = exchange;
  if (pending === null || pending.type === 'failure') {
    exchange.record(ANSWERED, rendered, rule);
    write(response, exchange, rendered);
    return;
  }
  switch (pending.type) {
    case 'reset':
    case 'stall':
      exchange.record({ kind: 'fault', type: pending.type, afterWork: true }, null);
      if (pending.type === 'reset') response.socket?.destroy();
      return;
    case 'answer': {
      const replaced = replacement(pending);
      exchange.record({ kind: 'fault', type: 'answer', afterWork: true }, replaced, rule);
      write(response, exchange, replaced);
      return;
    }
    default: {
      const answer = changedAnswer(pending, rendered);
      exchange.record({ kind: 'fault', type: pending.type }, answer, rule);
      writeAs(pending, response, exchange, answer);
    }
  }
}

const fallsOnAnswer = (effect: FaultEffect): boolean =>
  effect.type in answerFaults || ('when' in effect && effect.when === 'after');

function writeAs(effect: AnswerFault, response: Response, exchange: Exchange, answer: RenderedAnswer): void {
  const writer = answerFaults[effect.type] as (
    effect: AnswerFault,
    ...rest: [Response, Exchange, RenderedAnswer]
  ) => void;
  writer(effect, response, exchange, answer);
}

/** The answer of a fault of type `answer`. Default content type: JSON. */
function replacement(fault: Extract<FaultEffect, { type: 'answer' }>): RenderedAnswer {
  return {
    status: fault.status,
    headers: { 'Content-Type': 'application/json', ...fault.headers },
    content: fault.body ?? '',
  };
}
