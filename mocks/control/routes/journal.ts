import type { Express, Request } from 'express';
import type { z } from 'zod';
import { JournalQuery, type JournalSearch, WholeJournalQuery } from '../../../src/contracts/control/journal-query.ts';
import { UnmatchedQuery } from '../../../src/contracts/control/unmatched.ts';
import { checkRequestNames } from '../../kernel/http/fault-names.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import type { World } from '../../kernel/world/world.ts';
import { readQuery } from '../body.ts';
import { pageOf, wholePage } from '../journal/pages.ts';
import { prepareSearch, type Search } from '../journal/search.ts';
import { unmatchedOf } from '../journal/unmatched.ts';
import { reply } from '../reply.ts';
import { namedTenant } from './named-tenant.ts';

/** Shows the journals of one tenant and of all, and what went astray. `originOf` is where a provider's mock is reached. */
export function journalRoutes(app: Express, world: World, originOf: (provider: string) => string): void {
  app.get('/tenants/:name/journal', async (request, response) => {
    const { journal } = namedTenant(world, request);
    reply(response, 200, pageOf(journal, await pageSearch(readQuery(request, JournalQuery))));
  });
  app.get('/unmatched', async (request, response) => {
    const query = readQuery<z.infer<typeof UnmatchedQuery>>(request, UnmatchedQuery);
    await checkRequestNames({ provider: query.provider });
    reply(response, 200, await unmatchedOf(world.journals, query, originOf));
  });
  app.get('/journal', async (request: Request, response) => {
    reply(response, 200, wholePage(world, await pageSearch(readQuery(request, WholeJournalQuery))));
  });
}

async function pageSearch(asked: JournalSearch): Promise<Search> {
  const search = await prepareSearch(asked);
  if (search.limit === 0) throw new Refusal('query-invalid', { problem: 'A page has a limit of 1 entry or more.' });
  return search;
}
