import type { Response } from 'express';
import { systemClock } from '../../../src/base/clock.ts';
import type { FaultEffect } from '../../../src/contracts/control/faults.ts';
import { strike } from '../world/faults.ts';
import type { RenderedAnswer } from '../world/seams.ts';
import type { Exchange } from './exchange.ts';
import { ANSWERED } from './outcome.ts';
import { Refusal } from './refusal.ts';
import { write, writePart } from './write.ts';

/**
 * Applies a fault before the request's own work. Resolves to true if the fault ended the request; an effect on the
 * answer waits in `exchange.pending`.
 * @throws {Refusal} for a fault that names a failure of the provider
 */
export async function strikeBefore(exchange: Exchange, path: string, response: Response): Promise<boolean> {
  const struck = strike(exchange.tenant.faults, {
    ...exchange.about,
    method: exchange.method,
    path,
    hasFailure: (id) => Object.hasOwn(exchange.tables.failures, id),
  });
  if (!struck) return false;
  const { effect } = struck;
  if (effect.type === 'failure') throw new Refusal(effect.failure, effect.values);
  if (effect.type === 'delay') await systemClock.sleep(effect.milliseconds);
  if (fallsOnAnswer(effect)) {
    exchange.pending = effect;
    return false;
  }
  if (effect.type === 'answer') {
    const answer = replacement(effect);
    exchange.record({ kind: 'fault', type: 'answer' }, answer, struck.fault.id);
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
  switch (pending?.type) {
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
    case 'truncate':
      exchange.record({ kind: 'fault', type: 'truncate' }, rendered, rule);
      writePart(response, exchange, rendered, pending.bytes);
      return;
    case 'delay':
      exchange.record({ kind: 'fault', type: 'delay' }, rendered, rule);
      write(response, exchange, rendered);
      return;
    default:
      exchange.record(ANSWERED, rendered, rule);
      write(response, exchange, rendered);
  }
}

const fallsOnAnswer = (effect: FaultEffect): boolean =>
  effect.type === 'truncate' || effect.type === 'delay' || ('when' in effect && effect.when === 'after');

/** The answer of a fault of type `answer`. Default content type: JSON. */
function replacement(fault: Extract<FaultEffect, { type: 'answer' }>): RenderedAnswer {
  return {
    status: fault.status,
    headers: { 'Content-Type': 'application/json', ...fault.headers },
    content: fault.body ?? '',
  };
}
