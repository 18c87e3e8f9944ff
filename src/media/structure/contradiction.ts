import { type MediaTrouble, type MediaTroubleKind, trouble } from '../types.ts';

/** Thrown inside the structure check, with the problem of the file. */
export class Contradiction extends Error {
  readonly found: MediaTrouble;

  constructor(detail: string, kind: MediaTroubleKind = 'contradictory') {
    super(detail);
    this.found = trouble(kind, detail);
  }
}
