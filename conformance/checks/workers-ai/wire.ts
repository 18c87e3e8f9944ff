import { z } from 'zod';
import { quoteOf } from '../../../src/contracts/quotes/quotes.ts';
import { workersAiContract } from '../../../src/contracts/workers-ai/contract.ts';
import { wireChecks } from '../wire/wire-checks.ts';
import { classicShape, envelope, turboShape } from './support/ai.ts';

/** Every answer of Workers AI in a run against the contract, one check an operation. */
export const wire = wireChecks('workers-ai', workersAiContract.operations, {
  quoteOf: (operation) => quoteOf('workers-ai', `operation ${operation}`)?.text,
  // Many captures of the gateway have no messages.
  refusal: envelope.partial({ messages: true }).extend({ success: z.literal(false) }),
  schemaOf: () => envelope.extend({ success: z.literal(true), result: z.union([turboShape, classicShape]) }),
});
