export { type CaptionRules, rowsFor } from './caption-rules.ts';
export { type Citation, citationText, type RuleGrade } from './citation.ts';
export { countCharacters, countWords } from './counting.ts';
export { cueLayoutOf } from './cue-layout.ts';
export {
  type LanguageLayouts,
  type LayoutKey,
  LayoutSettingError,
  type LayoutSettings,
  layoutFor,
  layoutKeys,
  parseLayoutSettings,
} from './layout-settings.ts';
export { profileRows } from './profile-rows.ts';
export { type RuleSource, type RuleSourceId, ruleSources, SOURCES_READ } from './sources.ts';
export {
  type Audience,
  type Counting,
  type DcmpLevel,
  type DialogueStyle,
  type ProfileName,
  type ProfileOptions,
  type ProfileRow,
  type ProfileRows,
  profileNames,
  type RuleLevel,
} from './types.ts';
