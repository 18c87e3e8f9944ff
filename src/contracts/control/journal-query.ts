import { z } from 'zod';
import { entryKinds } from './journal.ts';

/** A status: exact, a class such as `4xx`, or `none` for requests without an answer. */
const STATUS_PATTERN = /^([1-5]\d\d|[1-5]xx|none)$/;

const search = {
  kind: z.enum(entryKinds).optional().describe('request: sent to a mock. webhook: sent by a mock'),
  provider: z.string().optional(),
  operation: z.string().optional().describe('Operation id, for example translateSubtitles'),
  method: z.string().optional(),
  path: z.string().optional().describe('Path; * stands for anything, {id} and :id for one segment'),
  status: z
    .string()
    .regex(STATUS_PATTERN, 'a status is a number, a class such as 4xx, or none')
    .optional()
    .describe('Status, a class such as 4xx, or none for requests without an answer'),
  rule: z.string().optional().describe('The catalogue row that answered, for example rate-limited'),
  unmatched: z
    .enum(['true', 'false'])
    .optional()
    .describe('true: requests whose method and path are those of no operation. false: all others'),
  since: z
    .string()
    .optional()
    .describe('An ISO time of this machine (entries from then on), or the id of an entry (entries after it)'),
  limit: z
    .string()
    .regex(/^\d{1,5}$/, 'a limit is a whole number up to 99999')
    .optional()
    .describe('The most entries of a page. In a stream: the most old entries before the new ones'),
  cursor: z.string().optional().describe('The `next` of the page before'),
};

/** The parameters of GET /tenants/{name}/journal, of its stream and its exports. */
export const JournalQuery = z.strictObject(search);

/** The parameters of GET /journal, of its stream and its exports. */
export const WholeJournalQuery = z.strictObject({ tenant: z.string().optional(), ...search });

/** A search, as it stands in a URL. */
export type JournalSearch = z.infer<typeof WholeJournalQuery>;
