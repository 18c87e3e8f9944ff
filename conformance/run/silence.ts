import type { Exchange, WireProblemKind } from '../model/exchange.ts';
import { KNOCKS } from './knock.ts';

const SILENT: readonly WireProblemKind[] = ['not-connected', 'connection-broken', 'timeout'];

/** True for an exchange in which no answer began. */
export const isSilence = ({ problem }: Exchange): boolean => problem !== null && SILENT.includes(problem.kind);

/** Says of a provider that it answers nothing, what was tried, and what to do. */
export const silence = (provider: string, { problem }: Exchange): string =>
  `${provider} answers none of ${KNOCKS} requests (${problem?.text ?? 'no answer'}): is the server running, and is its URL correct?`;
