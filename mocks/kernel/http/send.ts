import type { Response } from 'express';
import type { Answer, Seams } from '../world/seams.ts';
import type { Exchange } from './exchange.ts';
import { strikeAfter } from './fault-effects.ts';
import { renderAnswer } from './write.ts';

/**
 * Answers a request; every answer of a mock passes here. Calls the seams, applies a pending fault, writes the journal,
 * sends.
 */
export function sendAnswer(seams: Seams, exchange: Exchange, response: Response, proposed: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const { about } = exchange;
  const { status, headers, body, rule } = proposed;
  const answer = seams.answer({ status, headers: merged(exchange.headers, headers), body, rule }, about);
  strikeAfter(exchange, response, seams.send(renderAnswer(answer), about), answer.rule);
}

type Headers = Answer['headers'];

/** The headers of the gates and those of the answer, which usually has none. */
function merged(ofGates: Headers, ofAnswer: Headers): Headers {
  for (const _name in ofAnswer) return { ...ofGates, ...ofAnswer };
  return ofGates;
}
