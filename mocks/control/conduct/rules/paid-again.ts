import type { Deed } from '../deed.ts';
import { findingOf, type Judge } from '../finding.ts';

/** A costly request whose answer was lost was sent again, and the client read nothing in between. */
export const paidAgain: Judge = (deeds) =>
  deeds.flatMap((lost, at) => {
    if (lost.operation?.repeat !== 'costly' || !isLost(lost) || lost.sent === null) return [];
    const later = deeds.slice(at + 1).filter(({ began }) => began > lost.ended);
    const again = later.findIndex((deed) => isSame(deed, lost));
    const found = later[again];
    if (found === undefined || later.slice(0, again).some(isLook)) return [];
    return [
      findingOf(
        'paid-again',
        [lost, found],
        `The first one ended by "${lost.outcome}", and nothing was read before the second.`,
      ),
    ];
  });

/** The server got the request, and its client no answer. */
const isLost = ({ outcome, status }: Deed): boolean => outcome !== 'answered' && status === null;

const isLook = ({ method, operation }: Deed): boolean => method === 'GET' && operation !== null;

const isSame = (a: Deed, b: Deed): boolean => a.method === b.method && a.path === b.path && a.sent === b.sent;
