/** Shared parts of all listeners: time limits, refusals, Host and page guard, token, TLS. @module */
export { isLoopbackAddress, urlOf } from './address.ts';
export type { Refuse } from './admit.ts';
export { takeArrived } from './arrived.ts';

export { createGuard, type GuardRules, type Refused } from './guard.ts';
export { type Listening, type Loaded, listen } from './listen.ts';
export { adoptMessages, createMessages } from './messages.ts';
export { ListenerOptionError } from './option-error.ts';
export { withoutAuthority } from './request-target.ts';
export type { Certificate, TlsOptions } from './server.ts';
export type { Timeouts } from './timeouts.ts';
export { challengeOf, requiredToken } from './token.ts';
export type { BrokenAnswer, BrokenReason, BrokenRequest, RequestListener } from './types.ts';
export { announcesBody } from './unfinished.ts';
export { endBody, endResponse, writeAnswer } from './write-answer.ts';
