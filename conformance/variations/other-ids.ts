import type { Link, Onward, Passing } from './proxy.ts';

/** Ids as the services make them: UUIDs, and 32 hex digits. */
const ID = /\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\b|\b[0-9a-f]{32}\b/g;

const RENAMED_DIGITS = 12;

/** The last digits stand for others; applied twice, for themselves. The first ones stay, and with them the order of ids. */
function otherDigits(id: string): string {
  const tail = id
    .slice(-RENAMED_DIGITS)
    .replace(/[0-9a-f]/g, (digit) => (15 - Number.parseInt(digit, 16)).toString(16));
  return id.slice(0, -RENAMED_DIGITS) + tail;
}

/**
 * A server that gives out other ids: those it names itself are renamed on their way out and back on their way in. An id
 * that the client brought along, its account for one, stays.
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
    back: (passing: Passing) => ({
      ...passing,
      headers: Object.fromEntries(
        Object.entries(passing.headers).map(([name, value]) => [name, typeof value === 'string' ? out(value) : value]),
      ),
      body: isText(passing) ? Buffer.from(out(passing.body.toString())) : passing.body,
    }),
  };
}

const isText = ({ headers }: Passing): boolean => /^(application\/json|text\/)/i.test(String(headers['content-type']));
