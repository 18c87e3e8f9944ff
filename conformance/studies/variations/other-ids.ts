import type { Link, Onward, Passing } from './link.ts';

/** Ids as the services create them: UUIDs, and 32 hex digits. */
const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b/g;

/** The path of Cloudflare's list of accounts. */
const ACCOUNTS = /\/accounts(?:\?|$)/;

const RENAMED_DIGITS = 12;

/** Replaces the last digits by others; applied twice, it gives the original. The first digits stay, so ids keep their order. */
function otherDigits(id: string): string {
  const tail = id
    .slice(-RENAMED_DIGITS)
    .replace(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));
  return id.slice(0, -RENAMED_DIGITS) + tail;
}

/**
 * A server that gives out other ids: its own ids are renamed on the way out and renamed back on the way in. An id
 * that the client brings, for example its account id, stays.
 */
export function otherIds(): Link {
  const brought = new Set<string>();
  const given = new Set<string>();
  const back = (text: string): string =>
    text.replace(ID, (id) => {
      const real = otherDigits(id);
      if (given.has(real)) return real;
      brought.add(id);
      return id;
    });
  const out = (text: string): string =>
    text.replace(ID, (id) => {
      if (brought.has(id)) return id;
      given.add(id);
      return otherDigits(id);
    });
  return {
    onward: (request: Onward) => ({ ...request, path: back(request.path) }),
    back: (passing: Passing, { path }: Onward) => {
      // The account itself is not created here: a list of accounts shows the one that the client knows.
      if (ACCOUNTS.test(path)) for (const [id] of passing.body.toString().matchAll(ID)) brought.add(id);
      return {
        ...passing,
        headers: Object.fromEntries(
          Object.entries(passing.headers).map(([name, value]) => [
            name,
            typeof value === 'string' ? out(value) : value,
          ]),
        ),
        body: isText(passing) ? Buffer.from(out(passing.body.toString())) : passing.body,
      };
    },
  };
}

const isText = ({ headers }: Passing): boolean => /^(application\/json|text\/)/i.test(String(headers['content-type']));
