import { z } from 'zod';
import type { OperationShape } from '../types.ts';
import type { accountOperations } from './account-operations.ts';
import { envelope, Message } from './envelope.ts';

/** What a verification says of a token. */
const TokenStatus = z.object({
  id: z.string().length(32),
  status: z.enum(['active', 'disabled', 'expired']),
  expires_on: z.iso.datetime().optional(),
  not_before: z.iso.datetime().optional(),
});

/** One account. */
const Account = z.object({
  id: z.string().length(32),
  name: z.string(),
  type: z.enum(['standard', 'enterprise']),
  settings: z.object({ enforce_twofactor: z.boolean() }).optional(),
});

const Page = z.object({
  page: z.int(),
  per_page: z.int(),
  count: z.int(),
  total_count: z.int(),
  total_pages: z.int(),
});

/** The message of a verification has a member `type`, which is null. */
const Verdict = envelope(TokenStatus).extend({ messages: z.array(Message.extend({ type: z.null().optional() })) });

const verified = [{ status: 200, description: 'What the token is', schema: Verdict }];

/** What each operation on accounts and tokens takes and answers. */
export const accountSchemas = {
  verifyUserToken: { success: verified },
  verifyAccountToken: { success: verified },
  listAccounts: {
    request: {
      query: z.object({
        name: z.string().optional().describe('Only the account of this name'),
        page: z.string().optional(),
        per_page: z.string().optional().describe('5 to 50'),
      }),
    },
    success: [
      {
        status: 200,
        description: 'The accounts; none for a token without a grant',
        schema: envelope(z.array(Account)).extend({ result_info: Page }),
      },
    ],
  },
} as const satisfies Readonly<Record<(typeof accountOperations)[number]['id'], OperationShape>>;
