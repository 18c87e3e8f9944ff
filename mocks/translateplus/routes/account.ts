import { facts } from '../../../src/contracts/translateplus/facts.ts';
import type { Handler } from '../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import type { World } from '../../kernel/world/world.ts';
import { accountOf, requestCounts } from '../model/state.ts';
import { succeed } from './answer.ts';

/** GET /v2/account/summary. Percentages are rounded to two decimals; the counts do not include the request itself. */
export const accountSummary =
  (world: World): Handler =>
  (_request, response) => {
    const exchange = exchangeOf(response);
    const { total, used } = accountOf(world, exchange);
    const { successful, failed } = requestCounts(world, exchange);
    const requests = successful + failed;
    const { name } = exchange.tenant;
    const plan = exchange.tenant.switch('translateplus.account') === 'plan';
    succeed(world, response, {
      email: `${name}@example.com`,
      full_name: name,
      total_credits: total,
      credits_used: used,
      credits_remaining: total - used,
      credits_percentage: percent(used, total, 0),
      concurrency: facts.concurrency.value,
      effective_concurrency: facts.concurrency.value,
      summary: {
        total_requests: requests,
        successful_requests: successful,
        failed_requests: failed,
        success_rate: percent(successful, requests, 100),
      },
      ...(plan ? { plan_name: 'Stand-in', concurrency_limit: facts.concurrency.value } : {}),
    });
  };

const percent = (part: number, whole: number, ofNothing: number): number =>
  whole === 0 ? ofNothing : Math.round((part / whole) * 10_000) / 100;
