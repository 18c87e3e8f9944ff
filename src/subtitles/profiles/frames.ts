/** Frames per second that are assumed when the caller names none. */
export const DEFAULT_FRAME_RATE = 24;

/** Duration of whole frames in milliseconds, rounded down, so that 2 frames at 24 a second are 83. */
export const framesToMs = (frames: number, frameRate: number): number => Math.floor((frames * 1000) / frameRate);
