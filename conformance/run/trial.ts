import { createHash } from 'node:crypto';
import type { Agent } from 'node:http';
import type { WaitingClock } from '../../src/base/clock.ts';
import type { Secrets } from '../../src/base/secrets/secrets.ts';
import type { Check } from '../model/check.ts';
import { type Capabilities, unsupportedOperation } from '../model/config/capabilities.ts';
import { Answer } from '../model/context/answer.ts';
import type { CheckContext, CheckRequest } from '../model/context/context.ts';
import type { Exchange, WireLimits, WireRequest } from '../model/exchange.ts';
import { count, ONLY_BY_CONTROL, show } from '../model/show.ts';
import type { Arrangement, Credential, CredentialName, Sending, Session, Target, Wire } from '../model/target.ts';
import { ExpectationError, SkipSignal, UntestableSignal } from '../model/verdict.ts';
import { creditsOf } from '../providers/price.ts';
import { credentialHeaders, credentialParts } from './credential-headers.ts';
import type { Gate } from './gate.ts';
import { interrupted, unlessInterrupted } from './interrupted.ts';
import type { Kept } from './kept.ts';
import { strangerOf } from './own-host.ts';
import type { Patience } from './patience.ts';
import { secondsToWait } from './rate-wait.ts';
import { requestHeaders } from './request-headers.ts';
import { plainWire } from './wire/plain.ts';
import type { WireLog } from './wire-log.ts';

/** The parts that all trials of a run share. */
export interface RunState {
  readonly target: Target;
  readonly seed: number;
  readonly limits: WireLimits;
  /** True: requests share connections. False: one connection per request. */
  readonly agent: Agent | false;
  readonly clock: WaitingClock;
  readonly patience: Patience;
  /** Counts the requests without an answer. */
  readonly gate: Gate;
  /** After it fires, checks send nothing more. */
  readonly signal?: AbortSignal | undefined;
  /** The parts that the target offers. */
  readonly capabilities: Capabilities;
  /** Every credential that was given or used; a report must not show them. */
  readonly secrets: Secrets;
  /** Judges every answer, for the wire checks. */
  readonly wireLog: WireLog;
  /** Called for every exchange. */
  readonly onExchange?: ((provider: Check['provider'], exchange: Exchange, check: string) => void) | undefined;
  /** Answers that later checks may share, on targets without tenants; `recent` ones only until the next change. */
  readonly shared: Map<string, Promise<Exchange>>;
  readonly recent: Map<string, Promise<Exchange>>;
  readonly kept: Kept;
  /** Whether red results have the exchange behind them. */
  readonly excerpts: boolean;
}

/** One running check: its context, and the count of its requests. */
export class Trial implements CheckContext {
  readonly seed: number;
  readonly arranged: boolean;
  /** Requests sent so far. */
  requests = 0;
  /** Credits spent so far. */
  credits = 0;
  waitedSeconds = 0;
  /** The last exchange, for a failure without a verifier. */
  lastExchange: Exchange | undefined;
  readonly #check: Check;
  readonly #session: Session;
  readonly #run: RunState;
  /** The base URL, without a slash at its end. */
  readonly #base: string;

  constructor(check: Check, session: Session, run: RunState) {
    this.#check = check;
    this.#session = session;
    this.#run = run;
    this.#base = (run.target.baseUrls[check.provider] ?? '').replace(/\/+$/, '');
    this.seed = run.seed;
    this.arranged = run.target.controlled;
  }

  async send(request: CheckRequest): Promise<Answer> {
    if (this.arranged) return new Answer(await this.#deliver(request));
    const { shared, ...sent } = request;
    const key = keyOf(sent);
    const { shared: all, recent } = this.#run;
    const known = shared === undefined ? undefined : (shared === 'always' ? all : recent).get(key);
    const exchange = known ?? this.#deliver(request);
    if (known === undefined) {
      if (!isRead(request)) recent.clear();
      all.set(key, exchange);
      recent.set(key, exchange);
    }
    // A shared one, too, so that a failure to read it shows it.
    this.lastExchange = await exchange;
    return new Answer(this.lastExchange);
  }

  async cut(request: CheckRequest, bytes: number): Promise<void> {
    const wire = await this.#wireRequest(request);
    await unlessInterrupted(this.#run.signal, () => this.#wire.cut(wire, bytes, this.#sending()));
  }

  async credential(name: CredentialName = 'full'): Promise<Credential> {
    const credential = await this.#session.credential(name);
    if (credential === null) throw missing(name, this.#check.provider);
    for (const value of Object.values(credential)) this.#run.secrets.add(value);
    return credential;
  }

  async given(arrangement: Arrangement, tenant: 'own' | 'neighbour' = 'own'): Promise<void> {
    if (!this.arranged) throw needsControl(describe(arrangement, tenant));
    await this.#session.arrange(arrangement, tenant);
  }

  async wait(seconds: number): Promise<void> {
    this.waitedSeconds += seconds;
    await unlessInterrupted(this.#run.signal, () => this.#session.wait(seconds, this.#run.signal));
  }

  now(): Promise<number> {
    return this.#session.now();
  }

  declared(switchName: string): Promise<string | undefined> {
    return this.#session.switchValue(switchName);
  }

  async prerequisite<T>(what: string, steps: () => Promise<T>): Promise<T> {
    try {
      return await steps();
    } catch (error) {
      throw error instanceof ExpectationError ? new UntestableSignal(what, error) : error;
    }
  }

  kept<T>(name: string, make: () => Promise<T>, end?: (made: T) => Promise<unknown>): Promise<T> {
    return this.arranged ? make() : this.#run.kept.get(`${this.#check.provider} ${name}`, make, end);
  }

  skip(reason: string): never {
    throw new SkipSignal(reason);
  }

  /** Sends a request. On a target that cannot be arranged, it waits for a rate window that earlier checks used up. */
  async #deliver(request: CheckRequest): Promise<Exchange> {
    const wire = await this.#wireRequest(request);
    for (let refusals = 0; ; refusals += 1) {
      const exchange = await this.#exchange(wire);
      if (exchange.response?.status !== 429 || request.limited || this.arranged) return exchange;
      if (refusals === 2) this.#run.patience.giveUp();
      const seconds = secondsToWait(exchange, this.#run.clock.now());
      const { patience, signal } = this.#run;
      if (!(await unlessInterrupted(signal, () => patience.waitFor(seconds, signal)))) return exchange;
      this.waitedSeconds += seconds;
    }
  }

  async #exchange(wire: WireRequest): Promise<Exchange> {
    const { patience, gate, signal } = this.#run;
    const exchange = await unlessInterrupted(signal, () => this.#wire.send(wire, this.#sending()));
    if (exchange.problem?.kind === 'interrupted') throw interrupted();
    patience.note(exchange.problem?.kind === 'timeout');
    gate.note(this.#check.provider, exchange);
    return exchange;
  }

  get #wire(): Wire {
    return this.#run.target.wire ?? plainWire;
  }

  #sending(): Sending {
    const { limits, patience, agent, signal } = this.#run;
    return {
      check: this.#check,
      limits: { ...limits, timeoutMs: patience.timeout(limits.timeoutMs), signal },
      agent,
      onExchange: (exchange) => {
        this.lastExchange = exchange;
        this.requests += 1;
        this.credits += creditsOf(this.#check.provider, exchange);
        this.#run.wireLog.note(this.#check, exchange);
        this.#run.onExchange?.(this.#check.provider, exchange, this.#check.id);
      },
    };
  }

  async #wireRequest(request: CheckRequest): Promise<WireRequest> {
    const base = this.#base;
    const headers = requestHeaders(request, await this.#credential(request));
    const text = request.json === undefined ? request.body : JSON.stringify(request.json);
    const wire = {
      method: request.method ?? (text === undefined ? 'GET' : 'POST'),
      url: this.#urlOf(request.path),
      headers,
      body: text === undefined ? null : typeof text === 'string' ? Buffer.from(text) : text,
      ...(request.chunked ? { chunked: true } : {}),
    };
    const unsupported = unsupportedOperation(this.#run.capabilities, this.#check.provider, wire, base);
    if (unsupported !== undefined) this.skip(unsupported);
    // The credentials of tenants are made for the run; those of a user are for one server only.
    const stranger = this.arranged ? undefined : strangerOf(wire, base);
    if (stranger !== undefined) this.skip(`would send the credential to ${stranger}, which the target named`);
    return wire;
  }

  /** A path that a target gave may be any text: behind a base URL without a path it could name another host. */
  #urlOf(path: string): string {
    if (path.startsWith('/')) return this.#base + path;
    if (/^https?:\/\//i.test(path) && URL.canParse(path)) return path;
    throw new ExpectationError('an http or https URL', show(path), this.lastExchange);
  }

  async #credential(request: CheckRequest): Promise<Record<string, string>> {
    const name = request.credential === undefined ? 'full' : request.credential;
    if (name === null) return {};
    return credentialHeaders(this.#check.provider, await this.credential(name));
  }
}

/** Equal requests have equal keys. Bytes are hashed: an upload is long. */
const keyOf = ({ body, ...rest }: CheckRequest): string =>
  JSON.stringify([rest, typeof body === 'object' ? createHash('sha256').update(body).digest('hex') : (body ?? null)]);

/** True for a request that changes nothing, so that an earlier answer is still valid after it. */
const isRead = ({ method, json, body }: CheckRequest): boolean =>
  (method ?? (json === undefined && body === undefined ? 'GET' : 'POST')) === 'GET';

const needsControl = (what: string): SkipSignal => new SkipSignal(`needs ${what}, ${ONLY_BY_CONTROL}`, 'needs-control');

function missing(name: string, provider: Check['provider']): SkipSignal {
  if (name !== 'full') return needsControl(`a credential of the kind "${name}"`);
  const options = credentialParts[provider].map((part) => `--credential ${provider}.${part}=<value>`);
  return new SkipSignal(`needs a credential: ${options.join(' ')}`);
}

function describe({ credits, limit, switches = {}, fault }: Arrangement, tenant: 'own' | 'neighbour'): string {
  const parts = [];
  if (credits !== undefined) parts.push(`an account with ${count(credits, 'credit')}`);
  if (limit === null) parts.push('a key without a rate limit');
  else if (limit !== undefined)
    parts.push(`a limit of ${count(limit.requests, 'request')} in ${limit.seconds} seconds`);
  for (const [name, value] of Object.entries(switches)) parts.push(`an account with ${name} ${value}`);
  if (fault !== undefined) parts.push(`the refusal ${fault.failure}`);
  const whose = tenant === 'neighbour' ? 'a second tenant' : 'a separate tenant';
  if (parts.length === 0) return whose;
  return `${tenant === 'neighbour' ? `${whose} with ` : ''}${parts.join(' and ')}`;
}
