/** The store refused, or did not answer. */
export class StoreError extends Error {
  override readonly name: string = 'StoreError';
  /** `unreachable`: it does not answer, or is overloaded, so that a later try may succeed. `refused`: it answered with a refusal. */
  readonly kind: 'unreachable' | 'refused';

  constructor(kind: StoreError['kind'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}
