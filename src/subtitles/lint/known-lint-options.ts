import { type OptionNames, refuseUnknownOptions } from '../../base/known-options.ts';
import type { LintOptions } from './types.ts';

const names: OptionNames<LintOptions> = {
  file: true,
  language: true,
  encoding: true,
  profile: true,
  layouts: true,
  audience: true,
  sdh: true,
  vertical: true,
  level: true,
  frameRate: true,
};

/** Refuses options that a function of lint does not have. @throws {OptionError} for the first */
export const refuseUnknownLintOptions = (what: string, options: LintOptions): void =>
  refuseUnknownOptions(what, options, names);
