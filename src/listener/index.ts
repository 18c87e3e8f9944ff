/** What every listener shares: who may call it, under which name, with which token, over TLS or not. @module */
export { isLoopbackAddress, urlOf } from './address.ts';
export { allowReading, answerPreflight, CorsOriginError } from './cors.ts';
export { createGuard, type Guard, type GuardRules, type Refused, type Verdict } from './guard.ts';
export { HostNameError } from './host-rule.ts';
export { withoutAuthority } from './request-target.ts';
export { createHttpServer, TlsError, type TlsOptions } from './server.ts';
export { challengeOf, checkedToken, createToken, TokenError } from './token.ts';
