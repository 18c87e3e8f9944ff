import { REDACTED } from '../../../../src/base/secrets/redacted.ts';
import { findingOf, type Judge } from '../finding.ts';

/** A credential stands in the URL: the journal shows that it was blanked there. */
export const keyInUrl: Judge = (deeds) =>
  deeds
    .filter(({ path }) => path.includes(REDACTED) || path.includes(encodeURIComponent(REDACTED)))
    .map((deed) => findingOf('key-in-url', [deed], `${deed.method} ${deed.path}`));
