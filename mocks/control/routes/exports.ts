import type { Express, Response } from 'express';
import { JournalQuery, type JournalSearch, WholeJournalQuery } from '../../../src/contracts/control/journal-query.ts';
import { writeAnswer } from '../../../src/listener/index.ts';
import type { World } from '../../kernel/world/world.ts';
import { readQuery } from '../body.ts';
import { type ExportContext, harOf } from '../journal/har.ts';
import { httpFileOf } from '../journal/http-file.ts';
import { foundIn, foundInAll } from '../journal/pages.ts';
import { prepareSearch } from '../journal/search.ts';
import { namedTenant } from './named-tenant.ts';

/** Exports journals for other programs: HAR of one tenant and of all, and an `.http` file of a tenant. */
export function exportRoutes(app: Express, world: World, context: ExportContext): void {
  app.get('/tenants/:name/journal.har', async (request, response) => {
    const search = await prepareSearch(readQuery<JournalSearch>(request, JournalQuery));
    const { journal, name } = namedTenant(world, request);
    const found = foundIn(journal, search).map((kept) => ({ kept, tenant: name }));
    send(response, 'application/json', JSON.stringify(harOf(found, context), null, 2));
  });
  app.get('/tenants/:name/journal.http', async (request, response) => {
    const search = await prepareSearch(readQuery<JournalSearch>(request, JournalQuery));
    const { journal, name } = namedTenant(world, request);
    send(response, 'text/plain; charset=utf-8', httpFileOf(name, foundIn(journal, search), context));
  });
  app.get('/journal.har', async (request, response) => {
    const search = await prepareSearch(readQuery<JournalSearch>(request, WholeJournalQuery));
    const { found } = foundInAll(world, search);
    send(response, 'application/json', JSON.stringify(harOf(found, context), null, 2));
  });
}

const send = (response: Response, type: string, text: string): void =>
  writeAnswer(response, { status: 200, headers: { 'Content-Type': type }, bytes: Buffer.from(text) });
