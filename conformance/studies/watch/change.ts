/** Something that became different in a night. */
export interface Change {
  readonly kind: 'check' | 'status' | 'field' | 'header' | 'outage';
  readonly provider: string;
  /** `provider operation`; for a check without a request its section. */
  readonly operation: string;
  /** The id of a check, a status, a status and the path of a member or the name of a header, or `outage`. */
  readonly subject: string;
  /** What became of it, as a phrase. */
  readonly text: string;
  /** The number of the night in the history, and its day. */
  readonly night: number;
  readonly since: string;
  /** The number of the night that showed it. */
  readonly noticed: number;
  /** The day on which it was as before again. */
  readonly until?: string;
  /** The number of that night. */
  readonly undone?: number;
  /** True for a rate that became neither all nor none: it may go on to change. */
  readonly partial?: true;
  /** The request that shows it, of a check. */
  readonly curl?: string;
}
