import type { LintRule } from '../rule.ts';
import { bracketRules } from './brackets.ts';
import { dialogueRules } from './dialogue.ts';
import { encodingRule } from './encoding.ts';
import { fileRules } from './file.ts';
import { gapRules } from './gaps.ts';
import { layoutRules } from './layout.ts';
import { lineBreakRules } from './line-breaks.ts';
import { speedRules } from './speeds.ts';
import { srtRules } from './srt.ts';
import { textRules } from './text.ts';
import { timeRules } from './times.ts';
import { vttRules } from './vtt.ts';
import { vttSettingsRules } from './vtt-settings.ts';
import { vttTextRules } from './vtt-text.ts';

/** All rules, by area. */
export const lintRules: readonly LintRule[] = [
  encodingRule,
  ...fileRules,
  ...vttRules,
  ...vttSettingsRules,
  ...vttTextRules,
  ...srtRules,
  ...timeRules,
  ...gapRules,
  ...speedRules,
  ...layoutRules,
  ...lineBreakRules,
  ...textRules,
  ...dialogueRules,
  ...bracketRules,
];
