import type { FailureCatalogue } from '../../src/contracts/types.ts';
import type { World } from '../world/world.ts';
import { REQUEST_ID_HEADER } from './app.ts';
import { Exchange, type ExchangeTables } from './exchange.ts';
import type { BrokenAnswer, BrokenReason } from './listen.ts';
import { ANSWERED } from './outcome.ts';
import { refusalAnswer } from './refusal.ts';
import { renderAnswer } from './send.ts';

/** The catalogue row of each way a request can break before it is one. */
export type BrokenRows = Readonly<Record<BrokenReason, string>>;

/** Answers broken HTTP in a provider's shape, in the lobby's journal and on the lobby's clock. */
export function answerBroken(world: World, tables: ExchangeTables & { failures: FailureCatalogue }, rows: BrokenRows) {
  return (reason: BrokenReason): BrokenAnswer => {
    const exchange = new Exchange(
      tables,
      world.lobby,
      { method: '', path: '', headers: {} },
      { scope: null, operation: null, secrets: [] },
    );
    const answer = refusalAnswer(tables.failures, rows[reason]);
    const rendered = renderAnswer(answer);
    exchange.record(ANSWERED, { ...rendered, rule: answer.rule });
    const date = new Date(world.lobby.now()).toUTCString();
    return { ...rendered, headers: { Date: date, [REQUEST_ID_HEADER]: exchange.id, ...rendered.headers } };
  };
}
