/** What is believed of a check before it has run: one request in twenty fails, as if seen in so many attempts. */
const PRIOR = { failing: 0.05, attempts: 6, least: 0.1 } as const;

/** The share of red attempts that is expected of a check with so many requests, before it has run. */
export const believedRate = (requests: number): number => Math.max(PRIOR.least, 1 - (1 - PRIOR.failing) ** requests);

/** The same after so many attempts, of which some were red. */
export const redRate = (requests: number, seen: { readonly red: number; readonly of: number }): number =>
  (believedRate(requests) * PRIOR.attempts + seen.red) / (PRIOR.attempts + seen.of);
