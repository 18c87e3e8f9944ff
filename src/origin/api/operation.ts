/** An operation of the origin's API. */
export interface OriginOperation {
  readonly id: string;
  readonly method: 'get' | 'head' | 'post' | 'put' | 'patch' | 'delete';
  readonly path: string;
  readonly summary: string;
  /** Whether it needs no token where the origin requires one. Default: false. */
  readonly isPublic?: true;
  /** Names of `parameters`. */
  readonly parameters?: readonly string[];
  /** Media type of the request's body, and the name of its schema. */
  readonly body?: readonly [type: string, schema: string];
  readonly answer: {
    readonly status: number;
    readonly description: string;
    /** Media type, and the name of its schema; null for bytes and texts. Default: no body. */
    readonly content?: readonly [type: string, schema: string | null];
  };
  /** Codes of `refusals`, besides those of every operation. */
  readonly refusals: readonly string[];
}
