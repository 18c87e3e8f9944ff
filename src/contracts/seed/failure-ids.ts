import { providerOf, providerRows, providers } from '../providers.ts';

/** The reasons why a sound cannot be heard, by provider: those that each provider catalogues. */
export async function hearingFailures(): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = providerRows.flatMap(([id, { reasons: load }]) => (load ? [{ id, load }] : []));
  return new Map(await Promise.all(rows.map(async ({ id, load }) => [id, Object.keys(await load())] as const)));
}

/** Why a failure of `heard` cannot be used; null if it can. */
export async function failureProblem(failure: string | Readonly<Record<string, string>>): Promise<string | null> {
  const known = await hearingFailures();
  if (typeof failure === 'string') {
    const lists = [...known].map(([provider, ids]) => `${provider}: ${ids.join(', ')}`);
    const isKnown = [...known.values()].some((ids) => ids.includes(failure));
    return isKnown ? null : `there is no failure "${failure}". Known are, of ${lists.join('; of ')}.`;
  }
  for (const [provider, id] of Object.entries(failure)) {
    const ids = known.get(provider);
    if (!ids) return `${nameOf(provider)} hears nothing. Known: ${[...known.keys()].join(', ')}.`;
    if (!ids.includes(id)) return `${provider} has no failure "${id}". Known: ${ids.join(', ')}.`;
  }
  return null;
}

const nameOf = (provider: string): string => {
  const id = providerOf(provider);
  return id === undefined ? `"${provider}"` : providers[id].title;
};
