import { rememberLast } from '../../../src/base/remember-last.ts';
import { readToken } from '../../../src/contracts/scopes.ts';
import type { Kept } from '../world/journal-entry.ts';
import { CleanedEntry } from './cleaned-entry.ts';
import { bytesMayHoldCredential, mayHoldCredential, textMayHoldCredential } from './may-hold-credential.ts';
import type { RequestOnRecord } from './on-record.ts';
import { plainTarget } from './plain-target.ts';
import { recordHeaders } from './record-headers.ts';
import { type Ending, Recorded } from './recorded.ts';

/**
 * Makes the record of a request and its answer, in which no secret of the request stays. Most requests have none but a token that is
 * made from the name of their tenant: their record leaves it out, and is built into an entry when it is read. An entry with any other
 * secret is built at once, and only its clean form is kept.
 */
export function keepRecord(request: RequestOnRecord, ending: Ending): Kept {
  const { credential, hidden, requestHeaders } = request;
  const token = credential === null ? null : readToken(credential);
  const { shown, secrets } = recordHeaders(requestHeaders, token === null ? null : credential);
  const plain = plainTarget(request.path);
  const path = plain ?? request.path;
  const recorded = new Recorded(request, ending, { shown, host: sharedHost(requestHeaders.host), path, token });
  const hasOnlyToken = (credential === null || token !== null) && hidden === null && secrets.length === 0;
  if (hasOnlyToken && plain !== null && !mayBodyHoldCredential(recorded, request.tenant.hadSecret)) return recorded;
  request.tenant.hadSecret = true;
  return new CleanedEntry(recorded, [...(credential === null ? [] : [credential]), ...(hidden ?? []), ...secrets]);
}

/**
 * A success repeats a secret only where an earlier request of its tenant had one, so that most answers need not be searched.
 * @param hadSecret whether the tenant's state may have come from such a request
 */
function mayBodyHoldCredential({ sent, answered, status }: Recorded, hadSecret: boolean): boolean {
  if (sent !== null && textMayHoldCredential(sent)) return true;
  return answered !== null && (hadSecret || status === null || status >= 400) && mayAnswerHoldCredential(answered);
}

const mayAnswerHoldCredential = (body: string | Uint8Array): boolean =>
  typeof body === 'string' ? mayHoldCredential(body) : bytesMayHoldCredential(body);

/** Requests to one server name one host: records share its text. */
const sharedHost = rememberLast((host: string | undefined) => host);
