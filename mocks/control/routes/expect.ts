import type { Express, Response } from 'express';
import { type ControlFailureId, controlFailures } from '../../../src/contracts/control/failures.ts';
import { Verification, Waiting } from '../../../src/contracts/control/match.ts';
import { checkRequestNames } from '../../kernel/http/fault-names.ts';
import { wholeBody } from '../../kernel/http/json-body.ts';
import { Refusal, refusalAnswer } from '../../kernel/http/refusal.ts';
import { LOBBY } from '../../kernel/world/credentials.ts';
import type { Tenant } from '../../kernel/world/tenant.ts';
import type { World } from '../../kernel/world/world.ts';
import { BODY_LIMIT, readBody } from '../body.ts';
import type { Match } from '../journal/difference.ts';
import { explainMiss, type Found, holds, isTooMany } from '../journal/expectation.ts';
import { type Matcher, matcherOf } from '../journal/match-entry.ts';
import { nearestMisses, summaryOf } from '../journal/nearest-misses.ts';
import { entryView } from '../journal/pages.ts';
import { waitFor } from '../journal/wait-for.ts';
import { reply } from '../reply.ts';
import { namedTenant } from './named-tenant.ts';

/** Matching entries that a failed verification names. */
const NAMED = 10;

/** Judges what a tenant's journal holds, now or after a wait. */
export function expectationRoutes(app: Express, world: World): void {
  const body = wholeBody(BODY_LIMIT);
  app.post('/tenants/:name/verify', body, async (request, response) => {
    const { match, times } = readBody(request, Verification);
    await checkRequestNames(match);
    const tenant = namedTenant(world, request);
    const matcher = matcherOf(match);
    const matching = tenant.journal.inOrder.filter(matcher.matches);
    if (holds(times, matching.length)) return reply(response, 200, { verified: true });
    const found = lookFor(world, tenant, match, matcher, matching.length);
    const { matched, nearest } = isTooMany(times, matching.length) ? { ...found, nearest: [] } : found;
    const more = { verified: false, matched, times, nearest, matching: matching.slice(-NAMED).map(summaryOf) };
    replyMissed(response, 'verification-failed', explainMiss(times, match, { ...found, nearest }), more);
  });
  app.post('/tenants/:name/wait', body, async (request, response) => {
    const { match, count, timeoutSeconds } = readBody(request, Waiting);
    await checkRequestNames(match);
    if (response.destroyed) return;
    const tenant = namedTenant(world, request);
    const matcher = matcherOf(match);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    // A tenant that is waited for does not give way to others.
    tenant.begin();
    const wait = { matcher, count, timeoutMs: Math.ceil(timeoutSeconds * 1000), signal: gone.signal };
    const { kind, matched, kept } = await waitFor(tenant.journal, wait).finally(() => tenant.end(false));
    if (kind === 'gone') return;
    if (kind === 'deleted') throw new Refusal('tenant-deleted', { name: tenant.name });
    if (kind === 'matched') return reply(response, 200, { matched, entries: kept.map((one) => entryView(one)) });
    const found = lookFor(world, tenant, match, matcher, matched);
    const problem = explainMiss({ atLeast: count }, match, found);
    replyMissed(response, 'wait-timeout', problem, { matched, count, timeoutSeconds, nearest: found.nearest });
  });
}

function lookFor(world: World, tenant: Tenant, match: Match, matcher: Matcher, matched: number): Found {
  const all = tenant.journal.inOrder;
  const lobby = tenant.name === LOBBY ? null : world.find(LOBBY);
  return {
    matched,
    looked: all.length,
    dropped: tenant.journal.dropped,
    nearest: nearestMisses(match, matcher, all),
    inLobby: lobby?.journal.inOrder.filter(matcher.matches).length ?? 0,
  };
}

function replyMissed(
  response: Response,
  failure: Extract<ControlFailureId, 'verification-failed' | 'wait-timeout'>,
  problem: string,
  more: object,
): void {
  const { status, body } = refusalAnswer(controlFailures, failure, { problem });
  reply(response, status, { ...more, ...(body as object) });
}
