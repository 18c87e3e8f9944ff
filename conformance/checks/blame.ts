import { documented } from '../../src/base/evidence.ts';
import type { CheckContext, CheckRequest } from '../model/context/context.ts';
import { show } from '../model/show.ts';
import { eachRow } from './rows.ts';

/** The rule of HTTP for whose mistake a status names; every server keeps it, whatever its own pages leave out. */
export const blame = {
  title: "A client's mistake is not answered as a failure of the server",
  quote: 'The 4xx (Client Error) class of status code indicates that the client seems to have erred.',
  requirement:
    '4xx for what the client did wrong; 5xx only where the server has erred (501 for methods it does not know)',
  evidence: documented('RFC 9110, 15.5 and 15.6'),
} as const;

/**
 * Sends requests with a mistake. A server may overlook a mistake, but must not call it its own.
 * @param works a request without a mistake, verified: a server that answers everything alike blames nobody
 */
export async function expectBlame(
  t: CheckContext,
  rows: Readonly<Record<string, CheckRequest>>,
  works: () => Promise<unknown>,
): Promise<void> {
  await eachRow(t, rows, async (request) => {
    const answer = await t.send(request);
    const isFair = answer.status < 500 || answer.status === 501;
    answer.verify(isFair, 'a status below 500', show(answer.status));
  });
  await works();
}
