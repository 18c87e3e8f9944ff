import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import type { Scope } from '../../../src/contracts/providers.ts';
import type { Permission } from '../../../src/contracts/types.ts';
import type { SubtitleFormat } from '../../../src/subtitles/index.ts';
import { type Charge, type CreditAccount, charge } from './credits.ts';
import { useWindow, type WindowRule, type WindowState, type WindowUse } from './window.ts';

/** The request of a decision. */
export interface About {
  readonly provider: string;
  readonly operation: string | null;
  readonly tenant: string;
  /** The number of the tenant's requests, including this one. */
  readonly sequence: number;
  /** Path and query as received. */
  readonly path: string;
}

/** A credential as a request presents it. */
export interface PresentedCredential {
  readonly provider: string;
  readonly credential: string;
}

/** The tenant and scope of a credential. */
export interface OpenedTenant {
  readonly tenant: string;
  readonly scope: Scope;
}

/** The properties of a tenant, for the seam `ownerOf`. */
export type Property = 'account' | 'window' | 'state';

/** An answer before it becomes bytes. A `Uint8Array` or string body is sent unchanged; undefined sends an empty body. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue | Uint8Array | undefined;
  /** The catalogue row that decided: a failure id, or the operation's own id for a success. */
  readonly rule: string;
}

/** An answer as it is sent: its content as bytes, or as a text that is sent in UTF-8. */
export interface RenderedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly content: string | Uint8Array;
}

/** A planned effect that moves a job from one state to the next. */
export interface Transition {
  readonly provider: string;
  /** For example `gcore-ai.task`. */
  readonly kind: string;
  readonly from: string;
  readonly to: string;
  readonly data: JsonObject;
}

/** A message that a provider sends without a request: a webhook. */
export interface Notification {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** Options of a translation. */
interface TranslationRequest {
  readonly source: string;
  readonly target: string;
  readonly seed: number;
}

/**
 * The decisions of a world, each a named function. A mutant overrides one of them: so the conformance suite can test
 * wrong servers, and the mocks contain no code for it.
 */
export interface Seams {
  /** The tenant and scope of a credential; null refuses it. */
  tenantOf(
    presented: PresentedCredential,
    known: (presented: PresentedCredential) => OpenedTenant | null,
  ): OpenedTenant | null;
  /** The tenant whose account, rate window or state a request uses. Default: the request's own tenant. */
  ownerOf(tenant: string, property: Property, about: About): string;
  /** True if a scope includes the permission of an operation. */
  permits(scope: Scope, permission: Permission, about: About): boolean;
  /** Takes credits from an account. */
  charge(account: CreditAccount, amount: number, about: About): Charge;
  /** Counts a request in its rate window, or refuses it. */
  windowUse(state: WindowState, rule: WindowRule, now: number, about: About): WindowUse;
  /** The state a job moves to when its planned effect comes due. */
  nextState(transition: Transition): string;
  /** Called before a message is sent; the returned messages are sent, in order. */
  notify(notification: Notification, about: Pick<About, 'provider' | 'tenant'>): readonly Notification[];
  /** The translated texts; one run in, one run out. */
  translate(translated: readonly string[], runs: readonly string[], request: TranslationRequest): readonly string[];
  /** A subtitle file after its text was replaced; `source` is the file before. */
  rebuild(content: string, source: string, format: SubtitleFormat): string;
  /** Called before an answer becomes bytes. */
  answer(answer: Answer, about: About): Answer;
  /** Called before the content is sent. */
  send(rendered: RenderedAnswer, about: About): RenderedAnswer;
}

const ENOUGH: Readonly<Record<Scope, readonly Permission[]>> = {
  full: ['none', 'read', 'write'],
  read: ['none', 'read'],
  none: ['none'],
  expired: ['none'],
};

/** The decisions of a world without a mutant. */
export const defaultSeams: Seams = {
  tenantOf: (presented, known) => known(presented),
  ownerOf: (tenant) => tenant,
  permits: (scope, permission) => ENOUGH[scope].includes(permission),
  charge,
  windowUse: useWindow,
  nextState: ({ to }) => to,
  notify: (notification) => [notification],
  translate: (translated) => translated,
  rebuild: (content) => content,
  answer: (answer) => answer,
  send: (rendered) => rendered,
};
