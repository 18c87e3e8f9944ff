/** The tags that a cue's text may hold. */
export type CueTagName = 'c' | 'i' | 'b' | 'u' | 'ruby' | 'rt' | 'v' | 'lang';

/** Text between tags, its character references decoded. */
export interface CueTextNode {
  readonly type: 'text';
  readonly value: string;
}

/** A time inside a cue, from which on the text behind it is shown. */
export interface CueTimestampNode {
  readonly type: 'timestamp';
  /** Seconds. */
  readonly value: number;
}

/** A span of a cue's text: what the standard names a WebVTT Internal Node Object. */
export interface CueObjectNode {
  readonly type: 'object';
  readonly name: CueTagName;
  readonly classes: readonly string[];
  /** `v`: the speaker. `lang`: the language tag. `''` when the tag names none; absent for other tags. */
  readonly value?: string;
  /** The language that applies: of the nearest `lang` around, else the one that `cueTree` was given. */
  readonly language?: string;
  readonly children: readonly CueNode[];
}

/** One node of a cue's tree. */
export type CueNode = CueTextNode | CueTimestampNode | CueObjectNode;

/** The tree of a cue's text: the standard's list of WebVTT Node Objects. */
export interface CueTree {
  readonly children: readonly CueNode[];
}
