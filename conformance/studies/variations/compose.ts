import type { Link } from './proxy.ts';
import type { Variation } from './variation.ts';

/** Links one after the other, the first nearest to the server. The last that writes answers does so alone. */
function chained(links: readonly Link[]): Link {
  const write = links.findLast((link) => link.write !== undefined)?.write;
  return {
    onward: (request) => links.reduceRight((seen, { onward }) => onward?.(seen) ?? seen, request),
    back: (passing, request) => links.reduce((seen, { back }) => back?.(seen, request) ?? seen, passing),
    ...(write === undefined ? {} : { write }),
  };
}

/** Several variations in one server: as good as each alone, for one run of the suite. */
export function together(
  about: Pick<Variation, 'id' | 'statement' | 'providers'>,
  parts: readonly Variation[],
): Variation {
  return {
    ...about,
    link: () => chained(parts.flatMap(({ link }) => link?.() ?? [])),
    seams: (honest) => Object.assign({}, ...parts.map(({ seams }) => seams?.(honest) ?? {})),
  };
}
