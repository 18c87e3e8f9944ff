import type { FormerChecks } from '../model/requirements/frozen-checks.ts';

/**
 * What became of checks that frozen requirements (`fixtures/requirements/`) name. A commit that renames or removes a check adds a line here;
 * a test compares all sets with the suite.
 */
export const formerChecks: FormerChecks = {
  renamed: {},
  removed: {},
};
