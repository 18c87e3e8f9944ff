import type { FaultEffect } from './faults.ts';

/** How the text of a parameter becomes JSON: a whole number, a number, a text, a list of words, or milliseconds. */
type ParameterKind = 'whole' | 'number' | 'text' | 'words' | 'milliseconds';

/** A parameter of a fault: its name in texts (`ttl=60`), the member in JSON that it stands for, and its meaning. */
export interface FaultParameter {
  readonly name: string;
  /** Members lead into objects: `match.path`. */
  readonly member: string;
  readonly kind: ParameterKind;
  readonly meaning: string;
}

/** One kind of fault. */
export interface FaultKind {
  readonly meaning: string;
  /** The value behind the name, as in `delay=200`; absent for kinds without one. */
  readonly value?: Omit<FaultParameter, 'name'>;
  readonly parameters: readonly FaultParameter[];
  /** In the form of --fault and X-Harness-Fault. */
  readonly example: string;
  /** What it does to a webhook that the provider sends; absent if it strikes requests alone. */
  readonly webhook?: string;
}

const when: FaultParameter = {
  name: 'when',
  member: 'effect.when',
  kind: 'text',
  meaning: 'before (default), or after: the work is done and charged, then its answer is lost',
};

/** Every kind of fault that is not a failure of a provider, by the name that it has in JSON and in texts. */
export const faultKinds: Readonly<Record<Exclude<FaultEffect['type'], 'failure'>, FaultKind>> = {
  answer: {
    meaning: 'Answers with this status and body instead of the provider.',
    value: { member: 'effect.status', kind: 'whole', meaning: 'The status, 200 to 599' },
    parameters: [
      { name: 'body', member: 'effect.body', kind: 'text', meaning: 'The body. Default: none' },
      {
        name: 'content-type',
        member: 'effect.headers.Content-Type',
        kind: 'text',
        meaning: 'Its type. Default: application/json. Other headers: header.X-Name=value',
      },
      when,
    ],
    example: 'answer=502; body="<h1>Bad Gateway</h1>"; content-type=text/html',
  },
  reset: {
    meaning: 'Cuts the connection without an answer.',
    parameters: [when],
    example: 'reset; when=after; operation=translateSubtitles; times=1',
    webhook: 'It is not sent.',
  },
  stall: { meaning: 'Never answers; the connection stays open.', parameters: [when], example: 'stall; times=1' },
  truncate: {
    meaning: 'Sends the headers and the first bytes of the answer, then cuts the connection.',
    value: { member: 'effect.bytes', kind: 'whole', meaning: 'Bytes of the body that are sent' },
    parameters: [],
    example: 'truncate=20; every=3',
  },
  delay: {
    meaning: 'Answers late, by real time. The same seed gives the same delays.',
    value: {
      member: 'effect.milliseconds',
      kind: 'milliseconds',
      meaning: 'Milliseconds: 200, or evenly spread 100-500, or with sigma the median of a lognormal distribution',
    },
    parameters: [
      {
        name: 'sigma',
        member: 'effect.milliseconds.sigma',
        kind: 'number',
        meaning: 'Spread of a lognormal distribution, 0 to 3; response times of real services have 0.3 to 1',
      },
      { name: 'most', member: 'effect.milliseconds.most', kind: 'whole', meaning: 'The longest delay, with sigma' },
    ],
    example: 'delay=200; sigma=0.5; most=2000',
    webhook: 'It is sent late.',
  },
  bandwidth: {
    meaning: 'Sends the body of the answer slowly, by real time.',
    value: { member: 'effect.bytesPerSecond', kind: 'whole', meaning: 'Bytes per second' },
    parameters: [],
    example: 'bandwidth=1000; operation=getCaptionVtt',
  },
  malformed: {
    meaning: 'Ends the body in the middle: a whole HTTP answer whose JSON or WebVTT is broken.',
    parameters: [],
    example: 'malformed; every=5',
  },
  'drop-headers': {
    meaning: 'Leaves headers out of the answer.',
    value: { member: 'effect.headers', kind: 'words', meaning: 'Their names, separated by spaces' },
    parameters: [],
    example: 'drop-headers="retry-after content-type"',
  },
  duplicate: {
    meaning:
      'Writes the bytes of the whole answer, its status line and headers included, twice on the connection, and then ends it. ' +
      'The work is done once. A client takes the first answer and must not take the second for that of its next request.',
    parameters: [],
    example: 'duplicate; times=1',
    webhook: 'It is sent twice, with the same body and signature.',
  },
};

/** The parameters of every fault: which requests it strikes, and how often. */
export const commonParameters: readonly FaultParameter[] = [
  { name: 'provider', member: 'match.provider', kind: 'text', meaning: 'Only requests to this provider' },
  {
    name: 'operation',
    member: 'match.operation',
    kind: 'text',
    meaning: 'Only this operation; webhook: what the provider sends, which no other fault strikes',
  },
  { name: 'method', member: 'match.method', kind: 'text', meaning: 'Only this method' },
  { name: 'path', member: 'match.path', kind: 'text', meaning: 'Only this path without its query; * is any text' },
  { name: 'after', member: 'after', kind: 'whole', meaning: 'Leaves so many requests alone first. Default: 0' },
  { name: 'every', member: 'every', kind: 'whole', meaning: 'Then strikes every so many-th request. Default: 1' },
  { name: 'times', member: 'times', kind: 'whole', meaning: 'Strikes so many times. Default: without end' },
  {
    name: 'ttl',
    member: 'ttlSeconds',
    kind: 'whole',
    meaning: "Ends so many seconds after it was armed, on the tenant's clock. Default: never",
  },
  {
    name: 'label',
    member: 'label',
    kind: 'text',
    meaning: 'A name for lists. A header with another label is another fault, counted by itself',
  },
];
