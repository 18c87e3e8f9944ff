/** Reasons why the captioning pipeline does not depend on a row, where several rows have the same. @module */
/** For rows about rate windows. */
export const OWN_WINDOW = 'it waits as long as a 429 says, and paces itself below the limit before';
/** For limits of bodies. */
export const LARGER = 'its bodies are far smaller';
/** For 5xx answers. */
export const SERVER_ERROR = 'it repeats or reports every 5xx alike, whatever its body says';
/** For rows about upload URLs. */
export const UPLOAD_AT_ONCE =
  'it uses an upload URL at once, and an upload that is refused ends the job with the words of the service';
/** For rows about webhooks. */
export const NO_WEBHOOK = 'it uses no webhooks';
/** For refused generations. */
export const WORDS = 'a refused generation ends the job with the words of the service';
