import type { ServerResponse } from 'node:http';
import { httpDate } from '../../../src/base/http-date.ts';
import { rememberLast } from '../../../src/base/remember-last.ts';
import { REQUEST_ID_HEADER } from '../../../src/contracts/control/request-id.ts';
import { type BrokenAnswer, endBody } from '../../../src/listener/index.ts';
import type { Answer, RenderedAnswer } from '../world/seams.ts';
import { jsonText, onWire } from './fixed-body.ts';

/** The request that an answer is for: its id, and the time on its tenant's clock. */
export interface Addressee {
  readonly id: string;
  readonly tenant: { now(): number };
}

/** Renders an answer: as JSON, unless its body already is bytes. */
export function renderAnswer({ status, headers, body }: Answer): RenderedAnswer {
  if (body === undefined) return { status, headers, content: '' };
  if (body instanceof Uint8Array) return { status, headers, content: body };
  const typed = 'Content-Type' in headers ? headers : { 'Content-Type': 'application/json', ...headers };
  return { status, headers: typed, content: jsonText(body) };
}

/** The same for answers that the listener writes: its content in bytes. */
export function renderBytes(answer: Answer): BrokenAnswer {
  const { status, headers, content } = renderAnswer(answer);
  return { status, headers, bytes: bytesOf(content) };
}

/** A content in bytes. */
export const bytesOf = (content: string | Uint8Array): Uint8Array =>
  typeof content === 'string' ? Buffer.from(content) : content;

/** The length of a content in bytes. The writer, the journal and the next answer ask for the same text. */
export const lengthOf = (content: string | Uint8Array): number =>
  typeof content === 'string' ? byteLength(content) : content.length;

const byteLength = rememberLast((text: string) => Buffer.byteLength(text));

/** Bytes of a text that is sent in the form of the wire. */
const SHORT = 65_536;

const NONE: readonly string[] = [];

/** Puts the answer to a request on the wire: head and body in one write, where the body is small. */
export function write(
  response: ServerResponse,
  to: Addressee,
  answer: RenderedAnswer,
  dropped: readonly string[] = NONE,
): void {
  const { content } = answer;
  const length = lengthOf(content);
  writeHead(response, to, answer, length, dropped);
  // A long text would need too much memory in two forms.
  const isShort = typeof content === 'string' && content.length !== length && length <= SHORT;
  endBody(response, isShort ? onWire(content) : content, length);
}

/** Writes the head of an answer with a body of `length` bytes. @param dropped lower-case names of headers to leave out */
export function writeHead(
  response: ServerResponse,
  to: Addressee,
  { status, headers }: Pick<RenderedAnswer, 'status' | 'headers'>,
  length: number,
  dropped: readonly string[] = NONE,
): void {
  const head = headOf(to, headers, status === 204 || status === 304 ? null : length);
  response.writeHead(status, dropped.length === 0 ? head : without(head, dropped));
}

/** Writes the head and the first `bytes` of an answer, then cuts the connection. */
export function writePart(response: ServerResponse, to: Addressee, rendered: RenderedAnswer, bytes: number): void {
  const content = bytesOf(rendered.content);
  writeHead(response, to, rendered, content.length);
  response.flushHeaders();
  response.write(content.subarray(0, bytes), () => response.socket?.destroySoon());
}

/** A flat list of names and values. A header of the answer takes the place of one of the same name, in any case. */
function headOf(to: Addressee, headers: Readonly<Record<string, string>>, length: number | null): string[] {
  const head = ['Date', httpDate(to.tenant.now()), REQUEST_ID_HEADER, to.id];
  for (const name in headers) put(head, name, headers[name] ?? '');
  if (length !== null) put(head, 'Content-Length', String(length));
  return head;
}

const without = (head: readonly string[], dropped: readonly string[]): string[] =>
  head.filter((_text, at) => !dropped.includes((head[at - (at % 2)] as string).toLowerCase()));

function put(head: string[], name: string, value: string): void {
  for (let at = 0; at < head.length; at += 2) {
    const there = head[at] as string;
    if (there.length === name.length && isSameName(there, name)) {
      head[at] = name;
      head[at + 1] = value;
      return;
    }
  }
  head.push(name, value);
}

/** Compares two names of equal length in any case. Most names differ in their first letter. */
const isSameName = (one: string, other: string): boolean =>
  (one.charCodeAt(0) | 32) === (other.charCodeAt(0) | 32) &&
  (one === other || one.toLowerCase() === other.toLowerCase());
