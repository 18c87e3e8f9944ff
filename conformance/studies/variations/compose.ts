import type { Seams } from '../../../mocks/kernel/world/seams.ts';
import type { Link } from './link.ts';
import type { Variation } from './variation.ts';

/** Links one after the other, the first nearest to the server. One of them at most may write answers. */
function chained(links: readonly Link[]): Link {
  const before = links.flatMap((link) => link.before ?? []);
  const cuts = links.flatMap((link) => link.cuts ?? []);
  const write = links.find((link) => link.write !== undefined)?.write;
  return {
    onward: (request) => links.reduceRight((seen, { onward }) => onward?.(seen) ?? seen, request),
    back: (passing, request) => links.reduce((seen, { back }) => back?.(seen, request) ?? seen, passing),
    ...(before.length === 0 ? {} : { before: inTurn(before) }),
    ...(cuts.length === 0 ? {} : { cuts: (length) => cuts.flatMap((cut) => cut(length)) }),
    ...(write === undefined ? {} : { write }),
  };
}

const inTurn =
  (all: readonly NonNullable<Link['before']>[]): NonNullable<Link['before']> =>
  async (response) => {
    for (const one of all) await one(response);
  };

/**
 * Several variations in one server, the first nearest to the mocks. At most one of them has a path below which it serves, and at most
 * one writes answers.
 */
export function together(about: Pick<Variation, 'id' | 'statement'>, parts: readonly Variation[]): Variation {
  const below = parts.find((part) => part.below !== undefined)?.below;
  const links = parts.flatMap(({ link }) => link ?? []);
  const seams = parts.flatMap((part) => part.seams ?? []);
  const seed = parts.reduce((sum, part) => sum + (part.seed ?? 0), 0);
  return {
    ...about,
    ...(links.length === 0 ? {} : { link: () => chained(links.map((link) => link())) }),
    ...(seams.length === 0
      ? {}
      : { seams: (honest) => Object.assign({}, ...seams.map((own) => own(honest))) as Partial<Seams> }),
    ...(seed === 0 ? {} : { seed }),
    ...(below === undefined ? {} : { below }),
    ...(parts.some(({ closes }) => closes) ? { closes: true } : {}),
  };
}
