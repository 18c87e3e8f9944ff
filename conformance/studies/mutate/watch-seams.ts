import { isDeepStrictEqual } from 'node:util';
import { defaultSeams, type Seams } from '../../../mocks/kernel/world/seams.ts';

/**
 * Watches decisions: calls `onDifference` when one of them differs from the decision of an unchanged world. So a campaign
 * knows whether a test run triggered a mutant.
 */
export function watchSeams(seams: Partial<Seams>, onDifference: () => void): Seams {
  const compare = <T>(given: T, honest: T): T => {
    if (!isDeepStrictEqual(given, honest)) onDifference();
    return given;
  };
  const all: Seams = { ...defaultSeams, ...seams };
  const watched: Seams = {
    tenantOf: (presented, known) => compare(all.tenantOf(presented, known), known(presented)),
    ownerOf: (tenant, property, about) => compare(all.ownerOf(tenant, property, about), tenant),
    permits: (scope, permission, about) =>
      compare(all.permits(scope, permission, about), defaultSeams.permits(scope, permission, about)),
    charge: (account, amount, about) => {
      // A mutant of charges may also keep the account and change it later, so every call counts as triggered.
      if (seams.charge) onDifference();
      return all.charge(account, amount, about);
    },
    windowUse: (state, rule, now, about) => {
      const honest = structuredClone(state);
      const use = defaultSeams.windowUse(honest, rule, now, about);
      const result = all.windowUse(state, rule, now, about);
      compare([result, structuredClone(state)], [use, honest]);
      return result;
    },
    nextState: (transition) => compare(all.nextState(transition), transition.to),
    notify: (notification, about) => compare(all.notify(notification, about), [notification]),
    translate: (translated, runs, request) => compare(all.translate(translated, runs, request), translated),
    rebuild: (content, source, format) => compare(all.rebuild(content, source, format), content),
    answer: (answer, about) => compare(all.answer(answer, about), answer),
    send: (rendered, about) => compare(all.send(rendered, about), rendered),
  };
  return watched;
}
