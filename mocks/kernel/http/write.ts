import type { Response } from 'express';
import type { Answer, RenderedAnswer } from '../world/seams.ts';

export { writeAnswer as write } from '../../../src/listener/index.ts';

/** Turns an answer into bytes: JSON unless its body already is bytes. */
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

/** Writes the head and the first `bytes` of an answer, then cuts the connection. */
export function writePart(response: Response, rendered: RenderedAnswer, bytes: number): void {
  response.statusCode = rendered.status;
  for (const [name, value] of Object.entries(rendered.headers)) response.setHeader(name, value);
  response.setHeader('Content-Length', rendered.bytes.length);
  response.flushHeaders();
  response.write(rendered.bytes.subarray(0, bytes), () => response.socket?.destroySoon());
}
