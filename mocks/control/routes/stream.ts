import type { Express, Request, Response } from 'express';
import { JournalQuery, type JournalSearch, WholeJournalQuery } from '../../../src/contracts/control/journal-query.ts';
import type { Slot } from '../../kernel/world/journal-slot.ts';
import type { World } from '../../kernel/world/world.ts';
import { readQuery } from '../body.ts';
import { type EntrySource, EntryStream } from '../journal/entry-stream.ts';
import { EVENT_HEADERS, openEvents } from '../journal/event-sink.ts';
import { RecentTexts } from '../journal/recent-texts.ts';
import { prepareSearch, type Search } from '../journal/search.ts';
import { slotOf } from '../journal/slot-of.ts';
import { namedTenant } from './named-tenant.ts';

/** Streams the journals of one tenant and of all: at their own addresses, and where a client accepts events only. */
export function streamRoutes(app: Express, world: World): void {
  const texts = new RecentTexts();
  const ofTenant = async (request: Request, response: Response) => {
    const search = await prepareSearch(readQuery(request, JournalQuery));
    if (response.destroyed) return;
    const tenant = namedTenant(world, request);
    // A tenant that is watched does not give way to others.
    tenant.begin();
    response.once('close', () => tenant.end(false));
    stream(world, { request, response, search, source: tenant.journal, of: 'one', texts });
  };
  const ofAll = async (request: Request, response: Response) => {
    const search = await prepareSearch(readQuery<JournalSearch>(request, WholeJournalQuery));
    stream(world, { request, response, search, source: world.journals, of: 'all', texts });
  };
  app.get('/tenants/:name/journal/stream', ofTenant);
  app.get('/journal/stream', ofAll);
  app.get('/tenants/:name/journal', (request, response, next) =>
    wantsEvents(request) ? ofTenant(request, response) : next(),
  );
  app.get('/journal', (request, response, next) => (wantsEvents(request) ? ofAll(request, response) : next()));
}

const wantsEvents = ({ headers: { accept = '' } }: Request): boolean => /^\s*text\/event-stream\b/i.test(accept);

interface Streaming {
  readonly request: Request;
  readonly response: Response;
  readonly search: Search;
  readonly source: EntrySource;
  readonly of: 'one' | 'all';
  readonly texts: RecentTexts;
}

function stream(world: World, { request, response, search, source, of, texts }: Streaming): void {
  if (request.method === 'HEAD') {
    response.writeHead(200, EVENT_HEADERS).end();
    return;
  }
  if (response.destroyed) return;
  const { epoch, arrived } = world.journals;
  const follows = (tenant: string) => search.tenant === null || search.tenant === tenant;
  const wants = ({ kept, journal }: Slot) => follows(journal.tenant) && search.finds(kept);
  const idOf = (number: number) => `${epoch}.${number}`;
  const seen = request.get('last-event-id');
  const last = lastEvent(seen, { epoch, arrived });
  // What its reader has is of another world: all of this one is new to it.
  const isOther = seen !== undefined && last === null;
  const found = search.after === null ? null : slotOf(world, search.after);
  const cursor = found !== null && source.has(found) ? found : null;
  let entries: EntryStream | null = null;
  const sink = openEvents(response, () => entries?.close());
  const begin = startOf(source, isOther ? { ...search, limit: null } : search, cursor?.number ?? 0, wants);
  const start = last ?? begin;
  if (isOther) sink.write(`id: ${idOf(start)}\nevent: restarted\ndata: {}\n\n`);
  entries = new EntryStream({
    source,
    sink,
    start,
    isResumed: last !== null,
    wants,
    follows,
    of,
    texts,
    idOf,
  });
}

/** The number of the event that a reader had last, or null. An id of another world counts as none, such as one that is yet to come. */
function lastEvent(seen = '', { epoch, arrived }: { readonly epoch: string; readonly arrived: number }): number | null {
  const [world, number = ''] = seen.split('.');
  return world === epoch && /^\d{1,15}$/.test(number) && Number(number) <= arrived ? Number(number) : null;
}

/** Where a new reader begins: with all old entries, those after the cursor, or the newest `limit` of them. */
function startOf(source: EntrySource, { limit }: Search, first: number, wants: (slot: Slot) => boolean): number {
  if (limit === null) return first;
  let start = source.newest;
  let shown = 0;
  for (const slot of source.backwards()) {
    if (shown === limit || slot.number <= first) break;
    if (!wants(slot)) continue;
    shown += 1;
    start = slot.number - 1;
  }
  return start;
}
