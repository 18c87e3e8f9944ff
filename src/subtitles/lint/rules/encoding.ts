import { cite } from '../../profiles/citation.ts';
import type { LintRule } from '../rule.ts';

/** The rule on the bytes of a file, which are checked before its text. */
export const encodingRule = {
  id: 'file/encoding',
  title: 'The file is UTF-8.',
  level: 'error',
  citation: cite('documented', 'WEBVTT'),
  start: () => ({}),
} as const satisfies LintRule;
