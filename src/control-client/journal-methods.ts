import { z } from 'zod';
import { Conduct, WholeConduct } from '../contracts/control/conduct.ts';
import { Journal, JournalEntry, WholeJournal } from '../contracts/control/journal.ts';
import type { JournalQuery, WholeJournalQuery } from '../contracts/control/journal-query.ts';
import { type EntryMatch, type Verification, Verified, Waited, type Waiting } from '../contracts/control/match.ts';
import { Unmatched } from '../contracts/control/unmatched.ts';
import { type FollowOptions, followEvents, type StreamEvent } from './follow.ts';
import { queryOf } from './query.ts';
import { type ControlConnection, callControl, callForText } from './request.ts';

/** Which entries of a tenant's journal are wanted. `limit` is a number, `unmatched` is true or false. */
export type EntrySearch = Searched<z.infer<typeof JournalQuery>>;
/** Which entries of all journals are wanted. */
export type WholeSearch = Searched<z.infer<typeof WholeJournalQuery>>;
/** Which entries are expected: those that match every given member. */
export type ExpectedEntry = z.input<typeof EntryMatch>;
/** One request and its answer, or one webhook. */
export type JournalEntryView = z.infer<typeof JournalEntry>;

type Searched<Query> = Readonly<Omit<Query, 'limit' | 'unmatched'> & { limit?: number; unmatched?: boolean }>;

/**
 * What a stream of entries tells. `missed`: entries were dropped before they were read. `restarted`: the mocks were started anew,
 * and all that was read before is of an earlier world.
 */
export type JournalEvent =
  | { readonly kind: 'entry'; readonly tenant: string; readonly entry: JournalEntryView }
  | { readonly kind: 'missed' }
  | { readonly kind: 'restarted' }
  | { readonly kind: 'reset' | 'deleted'; readonly tenant: string };

/** The calls about what was requested. */
export interface JournalMethods {
  /** A tenant's entries in the order of their requests, or a page of them. */
  journal(name: string, search?: EntrySearch): Promise<z.infer<typeof Journal>>;
  /** A page of the entries of all tenants, in the order of their arrival. */
  wholeJournal(search?: WholeSearch): Promise<z.infer<typeof WholeJournal>>;
  /** Rejects unless so many entries match, and explains the nearest ones. Default of `times`: at least one. */
  verify(name: string, match: ExpectedEntry, times?: z.input<typeof Verification>['times']): Promise<void>;
  /** Resolves as soon as `count` entries match, those there already included; rejects after `timeoutSeconds`. Defaults: 1, 10. */
  wait(name: string, waiting?: z.input<typeof Waiting>): Promise<z.infer<typeof Waited>>;
  /** Requests to no operation or with no usable credential, with the URL that was probably meant. */
  unmatched(query?: {
    readonly tenant?: string;
    readonly provider?: string;
    readonly limit?: number;
  }): Promise<z.infer<typeof Unmatched>>;
  /** What a tenant's client does wrong, by the entries that its journal still has. */
  conduct(name: string): Promise<z.infer<typeof Conduct>>;
  /** The same for all tenants that were used. */
  wholeConduct(): Promise<z.infer<typeof WholeConduct>>;
  /** A tenant's journal as HAR 1.2 or as an `.http` file. */
  exportJournal(name: string, format: 'har' | 'http', search?: EntrySearch): Promise<string>;
  /** The journals of all tenants as HAR 1.2. */
  exportWholeJournal(search?: WholeSearch): Promise<string>;
  /** Follows a tenant's entries, old ones first, until the tenant is deleted or `signal` aborts; reconnects by itself. */
  follow(name: string, search?: EntrySearch, options?: FollowOptions): AsyncIterable<JournalEvent>;
  /** The same for all tenants. */
  followAll(search?: WholeSearch, options?: FollowOptions): AsyncIterable<JournalEvent>;
}

/** The calls about what was requested, of a control API. */
export function journalMethods(connection: ControlConnection): JournalMethods {
  const tenant = (name: string, rest: string) => `/tenants/${encodeURIComponent(name)}${rest}`;
  const { timeoutMs = 10_000 } = connection;
  return {
    journal: (name, search = {}) =>
      callControl(connection, { method: 'GET', path: tenant(name, `/journal${queryOf(search)}`) }, Journal),
    wholeJournal: (search = {}) =>
      callControl(connection, { method: 'GET', path: `/journal${queryOf(search)}` }, WholeJournal),
    verify: async (name, match, times) => {
      const body = json({ match, times });
      await callControl(connection, { method: 'POST', path: tenant(name, '/verify'), body }, Verified);
    },
    wait: (name, waiting = {}) => {
      const patient = { ...connection, timeoutMs: timeoutMs + 1_000 * (waiting.timeoutSeconds ?? 10) };
      return callControl(patient, { method: 'POST', path: tenant(name, '/wait'), body: json(waiting) }, Waited);
    },
    unmatched: (query = {}) =>
      callControl(connection, { method: 'GET', path: `/unmatched${queryOf(query)}` }, Unmatched),
    conduct: (name) => callControl(connection, { method: 'GET', path: tenant(name, '/conduct') }, Conduct),
    wholeConduct: () => callControl(connection, { method: 'GET', path: '/conduct' }, WholeConduct),
    exportJournal: async (name, format, search = {}) =>
      (await callForText(connection, { method: 'GET', path: tenant(name, `/journal.${format}${queryOf(search)}`) }))
        .text,
    exportWholeJournal: async (search = {}) =>
      (await callForText(connection, { method: 'GET', path: `/journal.har${queryOf(search)}` })).text,
    follow: (name, search = {}, options = {}) => {
      const path = tenant(name, `/journal/stream${queryOf(search)}`);
      return eventsOf(followEvents(connection, path, { ...options, endsWith: 'deleted' }), name);
    },
    followAll: (search = {}, options = {}) =>
      eventsOf(followEvents(connection, `/journal/stream${queryOf(search)}`, options), ''),
  };
}

const OfTenant = z.object({ tenant: z.string() });
const StreamEntry = JournalEntry.extend({ tenant: z.string().optional() });

async function* eventsOf(events: AsyncIterable<StreamEvent>, name: string): AsyncGenerator<JournalEvent> {
  for await (const { event, data } of events) {
    if (event === 'missed' || event === 'restarted') yield { kind: event };
    else if (event === 'reset' || event === 'deleted') yield { kind: event, ...OfTenant.parse(JSON.parse(data)) };
    else if (event === 'message') {
      const { tenant = name, ...entry } = StreamEntry.parse(JSON.parse(data));
      yield { kind: 'entry', tenant, entry };
    }
  }
}

/** Drops undefined members, as JSON does. */
const json = (value: object): { readonly [key: string]: never } => JSON.parse(JSON.stringify(value));
