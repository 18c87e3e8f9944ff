import { isUtf8 } from 'node:buffer';
import { isDeepStrictEqual } from 'node:util';
import { isJsonObject, type JsonObject, type JsonValue } from '../../../src/base/json.ts';
import { type Exchange, headerOf, type WireRequest } from '../exchange.ts';
import { jsonOf } from '../paths.ts';
import { oneOf, show } from '../show.ts';
import { ExpectationError } from '../verdict.ts';

/** The JSON kinds that a field can be required to have. */
interface FieldKinds {
  string: string;
  number: number;
  object: JsonObject;
}

const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * The answer to one request, with verifiers that read like sentences. Each verifier fails the check with the expected
 * and the actual value, for every answer of a target.
 */
export class Answer {
  readonly exchange: Exchange;
  readonly status: number;
  readonly bytes: Uint8Array;
  #parsed: JsonValue | undefined;

  /** @throws {ExpectationError} without a complete answer */
  constructor(exchange: Exchange) {
    if (exchange.response === null) throw new ExpectationError('an answer', exchange.problem?.text ?? 'none', exchange);
    this.exchange = exchange;
    this.status = exchange.response.status;
    this.bytes = exchange.response.bytes;
  }

  get request(): WireRequest {
    return this.exchange.request;
  }

  /** A header's value, in any case of its name, or undefined. */
  header(name: string): string | undefined {
    return headerOf(this.exchange.response?.headers ?? [], name);
  }

  /** Returns the body as UTF-8; a byte order mark is kept. */
  text(): string {
    try {
      return decoder.decode(this.bytes);
    } catch {
      return this.fail(
        'a body in UTF-8',
        `bytes that are not UTF-8: ${show(Buffer.from(this.bytes).toString('latin1'))}`,
      );
    }
  }

  /** Requires one of these statuses. */
  expectStatus(...allowed: readonly number[]): this {
    if (!allowed.includes(this.status)) this.fail(`status ${oneOf(allowed)}`, this.summary());
    return this;
  }

  /** Requires a JSON object, declared as JSON. Any `charset` and extra fields are accepted. */
  json(): JsonObject {
    const value = this.value();
    if (!isJsonObject(value)) this.fail('a JSON object', show(value));
    return value as JsonObject;
  }

  /** Requires any JSON value, declared as JSON. */
  value(): JsonValue {
    const type = this.header('content-type') ?? '';
    if (type.split(';')[0]?.trim().toLowerCase() !== 'application/json') {
      this.fail('Content-Type application/json', `${show(this.header('content-type'))}, ${this.summary()}`);
    }
    this.#parsed ??= this.#parse();
    return this.#parsed;
  }

  /** Demands a field of this kind in a JSON object. Default: in the body. */
  field<K extends keyof FieldKinds>(name: string, kind: K, parent: JsonObject = this.json()): FieldKinds[K] {
    const value = Object.hasOwn(parent, name) ? parent[name] : undefined;
    const fits =
      kind === 'object' ? isJsonObject(value) : typeof value === kind && (kind !== 'number' || Number.isFinite(value));
    if (!fits)
      this.fail(
        `the ${kind} field ${show(name)}`,
        value === undefined ? `no such field in ${show(parent)}` : show(value),
      );
    return value as FieldKinds[K];
  }

  /** Requires members of an object to have these values; others are not looked at. Default: the members of the body. */
  expectMembers(expected: JsonObject, parent: JsonObject = this.json()): void {
    for (const [name, value] of Object.entries(expected)) {
      const actual = Object.hasOwn(parent, name) ? parent[name] : undefined;
      this.verify(isDeepStrictEqual(actual, value), `${name} ${show(value)}`, show(actual));
    }
  }

  /** Ends the check as failed, with this exchange attached. */
  fail(expected: string, got: string): never {
    throw new ExpectationError(expected, got, this.exchange);
  }

  /** Ends the check as failed unless the condition holds. */
  verify(condition: boolean, expected: string, got: unknown): void {
    if (!condition) this.fail(expected, typeof got === 'string' ? got : show(got));
  }

  /** Status and the start of the body, for a sentence. Of a redirect also where it leads. */
  summary(): string {
    const start = new TextDecoder().decode(this.bytes.subarray(0, 400));
    const to = this.status >= 300 && this.status < 400 ? this.header('location') : undefined;
    const redirect = to === undefined ? '' : ` to ${show(to)}, a redirect, which is not followed,`;
    return `${this.status}${redirect} with ${this.bytes.length === 0 ? 'an empty body' : show(start)}`;
  }

  #parse(): JsonValue {
    // Fails for other bytes, in which `jsonOf` would replace letters.
    if (!isUtf8(this.bytes)) this.text();
    const value = jsonOf(this.bytes);
    return value === undefined ? this.fail('a body in JSON', this.summary()) : value;
  }
}
