import { z } from 'zod';

/** The server itself says where an answer ends: these would contradict it. `truncate` cuts an answer short. */
const FRAMING = ['transfer-encoding', 'trailer', 'content-length'];

/** A name that HTTP can carry (RFC 9110, 5.1). */
export const HeaderName = z
  .string()
  .regex(/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/, 'a header name is a token of RFC 9110, 5.6.2, without spaces and colons')
  .refine((name) => !FRAMING.includes(name.toLowerCase()), `the server itself writes ${FRAMING.join(', ')}`);

/** A value that HTTP can carry (RFC 9110, 5.5). */
export const HeaderValue = z
  .string()
  .regex(/^[\t\x20-\x7e\x80-\xff]*$/, 'a header value has no line breaks, no other control characters, Latin-1 alone');
