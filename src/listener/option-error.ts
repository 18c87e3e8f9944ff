/** An option of a listener that cannot be carried out. The message says which and what is expected. */
export class ListenerOptionError extends Error {
  override readonly name = 'ListenerOptionError';
}
