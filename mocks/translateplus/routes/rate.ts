import type { Exchange } from '../../kernel/http/exchange.ts';
import { countInWindow, forcedWindow, windowRule } from '../../kernel/http/gates.ts';
import type { Gate } from '../../kernel/http/mock-definition.ts';
import type { Refusal } from '../../kernel/http/refusal.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import { giveBack, type WindowRule, type WindowUse } from '../../kernel/world/window.ts';
import type { World } from '../../kernel/world/world.ts';
import { refuse } from './errors.ts';

/** Counts the request in its key's window; refuses it if the window is used up. */
export function limitRate(world: World): Gate {
  return (exchange) => {
    const { tenant } = exchange;
    const use = countInWindow(world, exchange, ruleOf(world, tenant));
    showWindow(exchange, use);
    if (use.allowed) return;
    const generic = tenant.switch('translateplus.rateText') === 'generic';
    throw refuse(generic ? 'rate-limited-generic' : 'rate-limited', {
      used: use.used,
      limit: use.limit,
      window: windowName(use.seconds),
      wait: use.waitSeconds,
      retryAfter: tenant.switch('translateplus.retryAfter') === 'absent' ? '' : use.waitSeconds,
    });
  };
}

/** Shows the window beside a failure that a fault causes, except for one of the key: those come before the window. */
export function showForcedWindow(world: World, exchange: Exchange, { failure, values }: Refusal): void {
  const { scope, operation, tenant } = exchange;
  if (scope === null || operation === null || operation === 'getHealth' || failure.startsWith('key-')) return;
  const wait = failure.startsWith('rate-limited') ? values.wait : undefined;
  showWindow(exchange, forcedWindow(exchange, 'translateplus', ruleOf(world, tenant), wait));
}

function ruleOf(world: World, tenant: Tenant): WindowRule {
  const kind = tenant.switch('translateplus.window') === 'sliding' ? 'sliding' : 'fixed';
  return windowRule(world, tenant, 'translateplus', { kind });
}

/** Removes a refused request from its window, if refusals do not count under the tenant's switch. */
export function uncountRefused(exchange: Exchange): void {
  const { tenant, window } = exchange;
  if (!window?.allowed || tenant.switch('translateplus.failedCalls') === 'count') return;
  giveBack(tenant.window('translateplus'));
  exchange.window = { ...window, used: window.used - 1, remaining: Math.min(window.limit, window.remaining + 1) };
  showWindow(exchange, exchange.window);
}

/** Header names: docs guides/rate-limits. Reset is in Unix seconds. */
function showWindow(exchange: Exchange, use: WindowUse): void {
  exchange.headers['X-RateLimit-Limit'] = String(use.limit);
  exchange.headers['X-RateLimit-Remaining'] = String(use.remaining);
  exchange.headers['X-RateLimit-Reset'] = String(Math.ceil(use.resetAt / 1000));
}

function windowName(seconds: number): string {
  if (seconds === 60) return 'minute';
  return seconds === 3600 ? 'hour' : `${seconds} seconds`;
}
