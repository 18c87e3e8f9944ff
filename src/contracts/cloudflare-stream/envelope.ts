import { z } from 'zod';

/** An entry of `errors` or `messages`: the OpenAPI demands a code of at least 1000. */
export const Message = z.object({
  code: z.int().min(1000),
  message: z.string(),
  documentation_url: z.string().optional(),
  source: z.object({ pointer: z.string().optional() }).optional(),
});

/** The envelope of every JSON success. */
export const envelope = <Result extends z.ZodType>(result: Result) =>
  z.object({ result, success: z.literal(true), errors: z.array(Message), messages: z.array(Message) });
