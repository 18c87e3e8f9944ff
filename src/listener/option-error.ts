/** An invalid option of a listener. The message names the option and the expected value. */
export class ListenerOptionError extends Error {
  override readonly name = 'ListenerOptionError';
}
