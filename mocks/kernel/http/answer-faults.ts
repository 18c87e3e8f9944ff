import type { ServerResponse } from 'node:http';
import type { FaultEffect } from '../../../src/contracts/control/faults.ts';
import type { RenderedAnswer } from '../world/seams.ts';
import { type Addressee, bytesOf, write, writePart } from './write.ts';
import { writeSlowly } from './write-slowly.ts';
import { writeTwice } from './write-twice.ts';

/** The types of faults that change how an answer is written. */
type AnswerFaultType = 'truncate' | 'delay' | 'bandwidth' | 'malformed' | 'drop-headers' | 'duplicate';

/** A fault that changes how an answer is written; the work was done. */
export type AnswerFault = Extract<FaultEffect, { readonly type: AnswerFaultType }>;

type Writer<Type extends AnswerFaultType> = (
  effect: Extract<FaultEffect, { readonly type: Type }>,
  response: ServerResponse,
  to: Addressee,
  answer: RenderedAnswer,
) => void;

/** Writes an answer under each type of fault. */
export const answerFaults: { readonly [Type in AnswerFaultType]: Writer<Type> } = {
  truncate: ({ bytes }, response, to, answer) => writePart(response, to, answer, bytes),
  // The time has passed already.
  delay: (_effect, response, to, answer) => write(response, to, answer),
  bandwidth: ({ bytesPerSecond }, response, to, answer) => writeSlowly(response, to, answer, bytesPerSecond),
  malformed: (_effect, response, to, answer) => write(response, to, answer),
  'drop-headers': ({ headers }, response, to, answer) => {
    const dropped = headers.map((name) => name.toLowerCase());
    if (dropped.includes('date')) response.sendDate = false;
    write(response, to, answer, dropped);
  },
  duplicate: (_effect, response, to, answer) => writeTwice(response, to, answer),
};

/** The answer as a fault leaves it, for the journal and the wire. */
export function changedAnswer(effect: AnswerFault, answer: RenderedAnswer): RenderedAnswer {
  if (effect.type === 'malformed') return { ...answer, content: brokenOff(bytesOf(answer.content)) };
  if (effect.type !== 'drop-headers') return answer;
  const dropped = effect.headers.map((name) => name.toLowerCase());
  const headers = Object.entries(answer.headers).filter(([name]) => !dropped.includes(name.toLowerCase()));
  return { ...answer, headers: Object.fromEntries(headers) };
}

/** The first half of a body; of an empty one, the beginning of an object. */
const brokenOff = (content: Uint8Array): Uint8Array =>
  content.length < 2 ? Buffer.from('{') : content.subarray(0, content.length >> 1);
