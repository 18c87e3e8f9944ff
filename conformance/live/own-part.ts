import { isJsonObject, type JsonValue } from '../../src/base/json.ts';
import type { ProviderId } from '../../src/contracts/providers.ts';
import type { Ledger } from './ledger.ts';
import { resources } from './resources.ts';

/** Removes the data of others from an answer. */
export type OwnPart = (provider: ProviderId, operation: string, answer: JsonValue) => JsonValue;

/**
 * Leaves out of lists the items that the run did not create: other data of the account does not belong in a recording, and
 * would look like drift when it changes.
 */
export const ownPartBy =
  (ledger: Ledger): OwnPart =>
  (provider, operation, answer) => {
    const resource = resources.find((one) => one.provider === provider && one.listedBy.includes(operation));
    if (resource === undefined) return answer;
    const isOwn = (item: JsonValue) =>
      !isJsonObject(item) || ledger.owns(provider, resource.kind, String(item[resource.idMember]));
    const own = (part: JsonValue) => (Array.isArray(part) ? (part as JsonValue[]).filter(isOwn) : part);
    if (!isJsonObject(answer)) return own(answer);
    return Object.fromEntries(Object.entries(answer).map(([name, part]) => [name, own(part)]));
  };
