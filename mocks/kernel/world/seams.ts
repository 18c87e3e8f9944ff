import type { JsonObject, JsonValue } from '../../../src/base/json.ts';
import type { Scope } from '../../../src/contracts/providers.ts';
import type { Permission } from '../../../src/contracts/types.ts';
import type { SubtitleFormat } from '../../../src/subtitles/index.ts';
import { type Charge, type CreditAccount, charge } from './credits.ts';
import { useWindow, type WindowRule, type WindowState, type WindowUse } from './window.ts';

/** Which request a decision is about. */
export interface About {
  readonly provider: string;
  readonly operation: string | null;
  readonly tenant: string;
  /** How many requests the tenant has made, this one included. */
  readonly sequence: number;
}

/** A credential as a request presents it. */
export interface PresentedCredential {
  readonly provider: string;
  readonly credential: string;
}

/** What a credential opens. */
export interface OpenedTenant {
  readonly tenant: string;
  readonly scope: Scope;
}

/** What a tenant owns, for the seam `ownerOf`. */
export type Property = 'account' | 'window' | 'state';

/** An answer before it becomes bytes. A `Uint8Array` or string body is sent as it is; undefined sends none. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: JsonValue | Uint8Array | undefined;
  /** The catalogue row that decided: a failure id, or the operation's own id for a success. */
  readonly rule: string;
}

/** An answer as bytes. */
export interface RenderedAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
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

/** A message that a provider sends by itself: a webhook. */
export interface Notification {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** How text is to be translated. */
export interface TranslationRequest {
  readonly source: string;
  readonly target: string;
  readonly seed: number;
}

/**
 * The decisions of a world, each a named function. A mutant overrides one of them: this is how the conformance suite is
 * shown servers that misbehave, while the mocks hold no code for it.
 */
export interface Seams {
  /** Which tenant and scope a credential opens; null refuses it. */
  tenantOf(
    presented: PresentedCredential,
    known: (presented: PresentedCredential) => OpenedTenant | null,
  ): OpenedTenant | null;
  /** Whose account, rate window or state a tenant's requests use: its own. */
  ownerOf(tenant: string, property: Property, about: About): string;
  /** Whether a scope may do what an operation needs. */
  permits(scope: Scope, permission: Permission, about: About): boolean;
  /** Takes credits from an account. */
  charge(account: CreditAccount, amount: number, about: About): Charge;
  /** Counts a request in its rate window, or refuses it. */
  windowUse(state: WindowState, rule: WindowRule, now: number, about: About): WindowUse;
  /** The state a job moves to when its planned effect comes due. */
  nextState(transition: Transition): string;
  /** The last look at a message before it is sent; what comes back is sent, in order. */
  notify(notification: Notification, about: Pick<About, 'provider' | 'tenant'>): readonly Notification[];
  /** The text that stands for a translation; one run in, one run out. */
  translate(translated: readonly string[], runs: readonly string[], request: TranslationRequest): readonly string[];
  /** A subtitle file after its text was replaced; `source` is the file before. */
  rebuild(content: string, source: string, format: SubtitleFormat): string;
  /** The last look at an answer before it becomes bytes. */
  answer(answer: Answer, about: About): Answer;
  /** The last look at the bytes before they are sent. */
  send(rendered: RenderedAnswer, about: About): RenderedAnswer;
}

const ENOUGH: Readonly<Record<Scope, readonly Permission[]>> = {
  full: ['none', 'read', 'write'],
  read: ['none', 'read'],
  none: ['none'],
  expired: ['none'],
};

/** What a world decides when nobody overrides it. */
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
