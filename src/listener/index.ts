/** What every listener shares: waits and refusals, who may call it, under which name, with which token, over TLS or not. @module */
export { isLoopbackAddress, urlOf } from './address.ts';
export type { Refuse } from './admit.ts';
export { allowReading, answerPreflight } from './cors.ts';
export { createGuard, type Guard, type GuardRules, type Refused, type Verdict } from './guard.ts';
export { type Listening, type ListenOptions, type Loaded, listen } from './listen.ts';
export { ListenerOptionError } from './option-error.ts';
export { withoutAuthority } from './request-target.ts';
export { createHttpServer, type TlsOptions } from './server.ts';
export { defaultTimeouts, type Timeouts } from './timeouts.ts';
export { challengeOf, checkedToken, createToken } from './token.ts';
export type { BrokenAnswer, BrokenReason, BrokenRequest, RequestListener, Served } from './types.ts';
export { endBody, endResponse, writeAnswer } from './write-answer.ts';
