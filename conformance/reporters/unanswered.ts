import type { CheckResult } from '../model/result.ts';

/** The common cause of many failures if a server never answers: its providers, and the problem. */
export interface Unanswered {
  readonly provider: string;
  /** The problem in the words of the first failure, for example `no answer: the connection was refused`. */
  readonly found: string;
}

/** Returns the providers that answered none of the requests sent to them. */
export function unansweredProviders(checks: readonly CheckResult[]): Unanswered[] {
  const answering = checks.filter(({ requests, exchange }) => requests > 0 || exchange !== undefined);
  return [...new Set(answering.map(({ provider }) => provider))].flatMap((provider) => {
    const own = answering.filter((result) => result.provider === provider);
    const bad = own.filter(({ status }) => status === 'failed' || status === 'untestable');
    const first = bad[0];
    const answered = own.some(({ status }) => status === 'passed' || status === 'warned');
    if (first === undefined || answered || !bad.every(({ exchange }) => exchange?.response === null)) return [];
    return [{ provider, found: first.got ?? 'no answer' }];
  });
}
