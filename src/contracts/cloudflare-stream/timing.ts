import { assumed } from '../../base/evidence.ts';

/** How long a video stays in each state before the next one, in seconds of the tenant's clock. */
export const STATE_SECONDS = { downloading: 2, queued: 1, encodingStep: 1 } as const;

/** Percent complete at each step of encoding, before the video is ready. */
export const ENCODING_STEPS: readonly number[] = [0, 39, 78];

/** How long a caption takes to generate, in seconds, by the value of the switch `generateTime`. */
export const GENERATE_SECONDS: Readonly<Record<string, number>> = { 'seconds-10': 10, 'minutes-3': 180 };

/** How long after ready generation stays refused, in seconds, where the switch `captionGate` says so. */
export const CAPTION_GATE_SECONDS = 3;

/** Why these. */
export const timingEvidence = assumed('nobody publishes durations; pollers ask every 2 to 5 s for 2 to 20 minutes');
