import { documented, type Evidence, observed } from '../../base/evidence.ts';

/** How grave a finding is. `error`: costs money, or harms others. `warning`: wasteful. */
export const conductLevels = ['error', 'warning'] as const;

/** How grave a finding is. */
export type ConductLevel = (typeof conductLevels)[number];

/** One rule of good conduct of a client. */
export interface ConductRule {
  readonly level: ConductLevel;
  /** What the client did. */
  readonly title: string;
  /** What it should do. */
  readonly remedy: string;
  /** The source of the rule. */
  readonly evidence: Evidence;
}

const RETRY_AFTER = documented('RFC 9110, 10.2.3 (Retry-After) and RFC 6585, 4 (429)');

/** What a client can do wrong, as far as its requests show it. */
export const conductRules = {
  'retried-early': {
    level: 'error',
    title: 'A request was repeated before the time that Retry-After names.',
    remedy: 'Wait for the seconds of Retry-After, then send it again.',
    evidence: RETRY_AFTER,
  },
  'paid-again': {
    level: 'error',
    title:
      'A costly request whose answer was lost was sent again without looking whether the first one was carried out.',
    remedy: 'Read the list, the job or the account first: the lost request may have been carried out and charged.',
    evidence: documented(
      'RFC 9110, 9.2.2: a method that is not idempotent is not retried unless its first effect is known',
    ),
  },
  'key-in-url': {
    level: 'error',
    title: 'A credential stands in a URL, where logs and proxies keep it.',
    remedy: "Send it in the provider's header.",
    evidence: documented('RFC 6750, 5.3: credentials do not stand in page URLs; RFC 9110, 17.9'),
  },
  'ignored-refusal': {
    level: 'error',
    title: 'The client waits for something whose creation was refused.',
    remedy: 'Read status and success of the answer; a refused request has no result to wait for.',
    evidence: documented(
      'Cloudflare API: success is false for a refused request, errors say why (developers.cloudflare.com/fundamentals/api)',
    ),
  },
  'polled-fast': {
    level: 'warning',
    title: 'A job was looked at many times within a second although nothing changed.',
    remedy: 'Look every 2 to 5 seconds, with a little chance in the pause.',
    evidence: observed('public clients poll every 2 to 5 s; no provider publishes a pace'),
  },
  'past-the-end': {
    level: 'warning',
    title: 'A page beyond the last one was requested although the number of results was known.',
    remedy: 'Stop when offset plus page reaches the number of results.',
    evidence: documented('Gcore API: lists answer count, the number of all results (streaming_api.yaml)'),
  },
  'uploaded-again': {
    level: 'warning',
    title: 'The same content was sent to the same place again, and nothing had changed there.',
    remedy: 'Keep what was uploaded, for example by a hash of its bytes, and leave out what is there.',
    evidence: documented(
      'Cloudflare Stream: uploading captions again replaces the track (developers.cloudflare.com/stream/edit-videos/adding-captions)',
    ),
  },
  'ignored-messages': {
    level: 'warning',
    title: 'The same request was sent again and again although each answer had a message about it.',
    remedy: 'Show or log the messages of an answer: they announce what will be refused later.',
    evidence: documented(
      'Cloudflare API: messages of an envelope hold information about a request that was carried out',
    ),
  },
} as const satisfies Readonly<Record<string, ConductRule>>;

/** Names a rule. */
export type ConductRuleId = keyof typeof conductRules;
