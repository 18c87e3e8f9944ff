export { convertSubtitles } from './conversion/convert.ts';
export type { ConversionOptions, Dropped, DroppedKind } from './conversion/types.ts';
export { type ParseCuesOptions, parseCues } from './cues.ts';
export { type CueEdit, editCue } from './edit-cue.ts';
export {
  type DecodedSubtitle,
  decodeSubtitleBytes,
  encodeSubtitleText,
  SubtitleEncodingError,
  type SubtitleEncodingProblem,
} from './encoding.ts';
export { type FixedCaptions, fixCaptions } from './lint/fix-captions.ts';
export { type DecodedFile, decodeForLint } from './lint/lint-bytes.ts';
export { lintCaptions } from './lint/lint-captions.ts';
export type { LintEdit, LintFinding, LintOptions, LintReport, LintSeverity } from './lint/types.ts';
export { plainText } from './plain-text.ts';
export {
  type Audience,
  type CaptionRules,
  type Citation,
  type Counting,
  citationText,
  countCharacters,
  countWords,
  cueLayoutOf,
  type DcmpLevel,
  type DialogueStyle,
  type LanguageLayouts,
  type LayoutKey,
  LayoutSettingError,
  type LayoutSettings,
  layoutFor,
  layoutKeys,
  type ProfileName,
  type ProfileOptions,
  type ProfileRow,
  type ProfileRows,
  parseLayoutSettings,
  profileNames,
  profileRows,
  type RuleGrade,
  type RuleLevel,
  type RuleSource,
  type RuleSourceId,
  rowsFor,
  ruleSources,
  SOURCES_READ,
} from './profiles/index.ts';
export { countBillable, scanSubtitles } from './scan.ts';
export { serializeCues } from './serialize.ts';
export { cuesFromSpeech } from './speech/cues-from-speech.ts';
export { layOutSpeech, type SpeechCues } from './speech/lay-out-speech.ts';
export { type CueLayout, completeLayout, DEFAULT_LAYOUT, LayoutError } from './speech/layout.ts';
export type { SpeechNotice, SpeechRepair } from './speech/notices.ts';
export type { SpeechSegment, SpeechTime, SpeechWord } from './speech/types.ts';
export { substituteText } from './substitute.ts';
export { type CueRuns, substituteTextAsync } from './substitute-async.ts';
export { layOutTranslation } from './translation/lay-out-translation.ts';
export { cueGroups, type SentenceGroup, sentenceFile, sentenceGroups } from './translation/sentences.ts';
export type {
  Cue,
  CueSpan,
  Segment,
  Substitution,
  SubtitleFormat,
  SubtitleWarning,
  SubtitleWarningKind,
  Translate,
} from './types.ts';
export { cueTree } from './webvtt/cue-tree.ts';
export { cueTreeText } from './webvtt/cue-tree-text.ts';
export type {
  CueNode,
  CueObjectNode,
  CueTagName,
  CueTextNode,
  CueTimestampNode,
  CueTree,
} from './webvtt/cue-tree-types.ts';
export type { VttCue, VttCueSettings, VttRegion } from './webvtt/types.ts';
