import type { Seams } from '../../mocks/kernel/world/seams.ts';
import type { Mutant } from './mutant.ts';

/**
 * Combines several mutants: each changes the decisions of those before it. Changes of an answer are chained; a
 * decision gets the previous one as the honest one.
 */
export function combineMutants(mutants: readonly Pick<Mutant, 'seams'>[]): (honest: Seams) => Partial<Seams> {
  return (honest) => mutants.reduce((before, { seams }) => laidOver(before, seams, honest), honest);
}

function laidOver(before: Seams, seams: Mutant['seams'], honest: Seams): Seams {
  const { answer, send, rebuild, translate, nextState, notify } = honest;
  const own = seams({ ...before, answer, send, rebuild, translate, nextState, notify });
  const chained: { -readonly [Name in keyof Seams]?: Seams[Name] } = { ...own };
  if (own.answer) chained.answer = (given, about) => own.answer?.(before.answer(given, about), about) ?? given;
  if (own.send) chained.send = (given, about) => own.send?.(before.send(given, about), about) ?? given;
  if (own.rebuild)
    chained.rebuild = (content, source, format) =>
      own.rebuild?.(before.rebuild(content, source, format), source, format) ?? content;
  if (own.translate)
    chained.translate = (done, runs, request) =>
      own.translate?.(before.translate(done, runs, request), runs, request) ?? done;
  if (own.nextState)
    chained.nextState = (transition) =>
      own.nextState?.({ ...transition, to: before.nextState(transition) }) ?? transition.to;
  if (own.notify)
    chained.notify = (notification, about) =>
      before.notify(notification, about).flatMap((one) => own.notify?.(one, about) ?? one);
  return { ...before, ...chained };
}
