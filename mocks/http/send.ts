import type { ServerResponse } from 'node:http';
import type { Response } from 'express';
import { writeAnswer } from '../../src/listener/index.ts';
import type { Answer, RenderedAnswer, Seams } from '../world/seams.ts';
import type { Exchange } from './exchange.ts';
import { ANSWERED, type Outcome } from './outcome.ts';

/** Answers a request: the one way out of a mock. Lets the seams look, strikes a pending fault, writes the journal, sends. */
export function sendAnswer(seams: Seams, exchange: Exchange, response: Response, proposed: Answer): void {
  if (response.headersSent || response.destroyed) return;
  const { about } = exchange;
  const answer = seams.answer({ ...proposed, headers: { ...exchange.headers, ...proposed.headers } }, about);
  const rendered = seams.send(renderAnswer(answer), about);
  const fault = exchange.pending;
  if (fault?.type === 'reset' || fault?.type === 'stall') {
    exchange.record({ kind: 'fault', type: fault.type, afterWork: true }, null);
    if (fault.type === 'reset') response.socket?.destroy();
    return;
  }
  if (fault?.type === 'answer') {
    const replaced = faultAnswer(fault);
    exchange.record({ kind: 'fault', type: 'answer', afterWork: true }, { ...replaced, rule: answer.rule });
    write(response, replaced);
    return;
  }
  if (fault?.type === 'truncate') {
    exchange.record({ kind: 'fault', type: 'truncate' }, { ...rendered, rule: answer.rule });
    truncate(response, rendered, fault.bytes);
    return;
  }
  const outcome: Outcome = fault?.type === 'delay' ? { kind: 'fault', type: 'delay' } : ANSWERED;
  exchange.record(outcome, { ...rendered, rule: answer.rule });
  write(response, rendered);
}

/** The answer that a fault of type `answer` asks for. JSON unless it names another content type. */
export function faultAnswer(fault: {
  status: number;
  headers?: Readonly<Record<string, string>> | undefined;
  body?: string | undefined;
}): RenderedAnswer {
  return {
    status: fault.status,
    headers: { 'Content-Type': 'application/json', ...fault.headers },
    bytes: Buffer.from(fault.body ?? ''),
  };
}

/** Turns an answer into bytes: JSON unless its body is bytes already. */
export function renderAnswer(answer: Answer): RenderedAnswer {
  const { status, headers, body } = answer;
  if (body === undefined) return { status, headers, bytes: new Uint8Array() };
  if (body instanceof Uint8Array) return { status, headers, bytes: body };
  return {
    status,
    headers: { 'Content-Type': 'application/json', ...headers },
    bytes: Buffer.from(JSON.stringify(body)),
  };
}

/** Puts a rendered answer on the wire. */
export const write = (response: ServerResponse, rendered: RenderedAnswer): void => writeAnswer(response, rendered);

function truncate(response: Response, rendered: RenderedAnswer, bytes: number): void {
  response.statusCode = rendered.status;
  for (const [name, value] of Object.entries(rendered.headers)) response.setHeader(name, value);
  response.setHeader('Content-Length', rendered.bytes.length);
  response.flushHeaders();
  response.write(rendered.bytes.subarray(0, bytes), () => response.socket?.destroySoon());
}
