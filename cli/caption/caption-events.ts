import type { ProgressEvent } from '../../src/pipeline/index.ts';
import type { OverallState } from './overall.ts';

/** A line of JSON on stderr with `--json`, beside the results on stdout. The shapes are in docs/captioning.md. */
export type CaptionEvent =
  /** All videos were looked at. */
  | { readonly event: 'looked'; readonly videos: number; readonly refused: number }
  | ({ readonly event: 'progress' } & ProgressEvent)
  /** A video has ended. */
  | ({ readonly event: 'overall'; readonly video: string; readonly state: 'done' | 'failed' } & OverallState)
  /** The run has ended before this video. */
  | { readonly event: 'not-begun'; readonly video: string }
  /** The run waits for another one that uses the same state folder. */
  | { readonly event: 'waiting'; readonly text: string }
  | { readonly event: 'notice'; readonly text: string };

/** Returns an event as a line. */
export const eventLine = (event: CaptionEvent): string => `${JSON.stringify(event)}\n`;
