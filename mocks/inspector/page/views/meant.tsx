import { useEffect, useState } from 'preact/hooks';
import { call } from '../data/call.ts';
import type { Entry } from '../data/entry.ts';
import { Pair } from '../parts/pair.tsx';

interface Unmatched {
  readonly method: string;
  readonly path: string;
  readonly probably: { readonly method: string; readonly url: string; readonly operation: string } | null;
}

/** The operation that a request to no operation probably meant. */
export function Meant({ entry }: { readonly entry: Entry }) {
  const [meant, setMeant] = useState<Unmatched['probably']>(null);
  useEffect(() => {
    let isWanted = true;
    setMeant(null);
    const query = new URLSearchParams({ tenant: entry.tenant, provider: entry.provider });
    call<{ unmatched: readonly Unmatched[] }>('GET', `/unmatched?${query}`)
      .then(({ unmatched }) => {
        const same = unmatched.find(({ method, path }) => method === entry.method && path === entry.path);
        if (isWanted) setMeant(same?.probably ?? null);
      })
      .catch(() => {});
    return () => {
      isWanted = false;
    };
  }, [entry.id]);
  return meant && <Pair name="Meant" value={`${meant.operation}: ${meant.method} ${meant.url}`} />;
}
