/** What is counted: requests sent, translation credits, minutes of media put through AI, resources created. */
export const units = ['requests', 'credits', 'minutes', 'resources'] as const;

/** @see units */
export type Unit = (typeof units)[number];

/** An amount of each unit. */
export type Amounts = Readonly<Record<Unit, number>>;

/** Nothing of anything. */
export const NOTHING: Amounts = { requests: 0, credits: 0, minutes: 0, resources: 0 };
