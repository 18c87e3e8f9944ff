/** A new video. Language codes are ISO 639-2. */
export interface VideoInput {
  readonly name: string;
  readonly description?: string | undefined;
  /** http, https or sftp. Without it, the file is uploaded later. */
  readonly originUrl?: string | undefined;
  /** `Authorization: <scheme> <parameters>`, sent to the origin. Errors never contain it. */
  readonly originHttpHeaders?: string | undefined;
  /** `disable`, `auto` or a code. By default the service transcribes every new video. */
  readonly autoTranscribeAudioLanguage?: string | undefined;
  /** `disable`, `default` (English, French, German) or codes. Needs transcription. */
  readonly autoTranslateSubtitlesLanguage?: string | readonly string[] | undefined;
  /** -10 to 10. */
  readonly priority?: number | undefined;
  readonly clientUserId?: number | undefined;
  readonly directoryId?: number | undefined;
}

/** One transcoded version of a video. */
export interface Rendition {
  readonly name: string | null;
  readonly width: number | null;
  readonly height: number | null;
  readonly status: string | null;
  /** 0 to 100. */
  readonly progress: number | null;
  /** Null until the version is complete, and for accounts without MP4. */
  readonly mp4Url: string | null;
}

/** A video. Members that the service omits are null. */
export interface Video {
  readonly id: number;
  readonly name: string | null;
  readonly description: string | null;
  /** `empty`, `pending`, `viewable`, `ready` or `error`. */
  readonly status: string | null;
  /** Why the source cannot be used; the status then stays `empty`. */
  readonly error: string | null;
  /** Milliseconds. */
  readonly durationMs: number | null;
  readonly slug: string | null;
  readonly originUrl: string | null;
  readonly clientUserId: number | null;
  /** ISO 8601. */
  readonly createdAt: string | null;
  /** ISO 8601. */
  readonly updatedAt: string | null;
  readonly hlsUrl: string | null;
  readonly iframeUrl: string | null;
  readonly renditions: readonly Rendition[];
}

/** A filter for videos. The list has the newest first. */
export interface VideoFilter {
  readonly ids?: readonly number[] | undefined;
  /** A part of the name, or the whole id or slug. */
  readonly search?: string | undefined;
  readonly status?: string | undefined;
  readonly clientUserId?: number | undefined;
  readonly page?: number | undefined;
  readonly perPage?: number | undefined;
}

/** A subtitle file for a video. */
export interface SubtitleFile {
  /** ISO 639-2, for example `ger`. */
  readonly language: string;
  /** WebVTT, starting with WEBVTT, or SRT, starting with a number; at most 5 MB. */
  readonly vtt: string;
  readonly name?: string | undefined;
}

/** A request for subtitles that the service generates from the video's speech. */
export interface SubtitleWish {
  /** `auto` or a code. */
  readonly autoTranscribeAudioLanguage: string;
  /** `default` (English, French, German) or codes. */
  readonly autoTranslateSubtitlesLanguage?: string | readonly string[] | undefined;
}

/** A subtitle. A generated one exists at once and gets file, language and name later; until then these are null. */
export interface Subtitle {
  readonly id: number;
  readonly name: string | null;
  readonly language: string | null;
  readonly vtt: string | null;
}

/** The answer of PATCH, which has no id. */
export type PatchedSubtitle = Omit<Subtitle, 'id'>;
