/** How a part of a set-up is: fine; fine, but worth knowing; to be changed. */
export type State = 'ok' | 'note' | 'change';

/** One line of `doctor`. It never holds a credential. */
export interface Finding {
  /** The check that says so. */
  readonly check: string;
  readonly state: State;
  /** What was found. */
  readonly found: string;
  /** What to do. Absent where nothing is to be done. */
  readonly todo?: string;
}

/** What a check says of one thing; the table adds the name of the check. */
export type Said = Omit<Finding, 'check'>;

/** Nothing to do. */
export const fine = (found: string): Said => ({ state: 'ok', found });

/** Worth knowing. */
export const note = (found: string, todo?: string): Said => ({
  state: 'note',
  found,
  ...(todo === undefined ? {} : { todo }),
});

/** To be changed. */
export const change = (found: string, todo: string): Said => ({ state: 'change', found, todo });
