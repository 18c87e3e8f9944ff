/** Shared parts of all listeners: time limits, refusals, Host and page guard, token, TLS. @module */
export { isLoopbackAddress, urlOf } from './address.ts';
export type { Refuse } from './admit.ts';
export { takeArrived } from './arrived.ts';
export { allowReading, answerPreflight } from './cors.ts';
export { createGuard, type Guard, type GuardRules, type Refused, type Verdict } from './guard.ts';
export { type Listening, type ListenOptions, type Loaded, listen } from './listen.ts';
export { adoptMessages, createMessages, type MessageClasses } from './messages.ts';
export { ListenerOptionError } from './option-error.ts';
export { withoutAuthority } from './request-target.ts';
export { type Certificate, createHttpServer, type TlsOptions } from './server.ts';
export { defaultTimeouts, type Timeouts } from './timeouts.ts';
export { challengeOf, checkedToken, createToken } from './token.ts';
export type { BrokenAnswer, BrokenReason, BrokenRequest, RequestListener, Served } from './types.ts';
export { announcesBody } from './unfinished.ts';
export { endBody, endResponse, writeAnswer } from './write-answer.ts';
