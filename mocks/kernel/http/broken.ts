import { httpDate } from '../../../src/base/http-date.ts';
import { REQUEST_ID_HEADER } from '../../../src/contracts/control/request-id.ts';
import type { FailureCatalogue } from '../../../src/contracts/types.ts';
import {
  type BrokenAnswer,
  type BrokenReason,
  type BrokenRequest,
  type Refuse,
  withoutAuthority,
} from '../../../src/listener/index.ts';
import type { World } from '../world/world.ts';
import { Exchange } from './exchange.ts';
import type { ExchangeTables } from './on-record.ts';
import { ANSWERED } from './outcome.ts';
import { refusalAnswer } from './refusal.ts';
import { renderAnswer, renderBytes } from './write.ts';

/** The catalogue row for each reason why a request never reaches the app. */
export type BrokenRows = Readonly<Record<BrokenReason, string>>;

/** The exchange of HTTP that cannot be parsed: no part of it is known. */
const UNREADABLE: BrokenRequest = { method: '', path: '' };

/** The secrets of such a request are not known, so its query, user information and headers are left out. */
const withoutSecrets = (target: string): string => (target.split('?')[0] ?? '').replace(/\/\/[^/]*@/, '//');

/** Answers requests that never reach the app, in a provider's shape, in the lobby's journal and on the lobby's clock. */
export function answerBroken(world: World, tables: BrokenTables, rows: BrokenRows) {
  return (reason: BrokenReason, { method, path } = UNREADABLE): BrokenAnswer =>
    answerInLobby(world, tables, rows[reason], { method, path: withoutSecrets(path), headers: {} });
}

/** Answers requests that the guard refuses. The rows `foreign-host` and `foreign-origin` explain the guard's reasons. */
export function answerRefused(world: World, tables: BrokenTables): Refuse {
  return (request, why) => {
    // Only the control API requires a token.
    const row = why.kind === 'broken' || why.kind === 'token-required' ? 'http-broken' : why.kind;
    const { method = '', url = '', headers } = request;
    return answerInLobby(world, tables, row, { method, path: withoutAuthority(url), headers });
  };
}

type BrokenTables = ExchangeTables & { readonly failures: FailureCatalogue };

function answerInLobby(
  world: World,
  tables: BrokenTables,
  row: string,
  request: ConstructorParameters<typeof Exchange>[2],
): BrokenAnswer {
  const exchange = new Exchange(tables, world.lobby, request, { scope: null, operation: null, credential: null });
  const answer = refusalAnswer(tables.failures, row);
  const rendered = renderBytes(answer);
  exchange.record(ANSWERED, renderAnswer(answer), answer.rule);
  const date = httpDate(world.lobby.now());
  return { ...rendered, headers: { Date: date, [REQUEST_ID_HEADER]: exchange.id, ...rendered.headers } };
}
