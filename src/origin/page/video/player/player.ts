import { Store } from '../../../../pages/parts/store.ts';

/** What the controls show of a player. Times are seconds. */
export interface PlayerState {
  readonly time: number;
  /** 0 while unknown. */
  readonly length: number;
  readonly isPlaying: boolean;
  readonly isMuted: boolean;
  readonly rate: number;
  /** Why the video cannot be played; null: it can. */
  readonly problem: string | null;
}

const EVENTS = [
  'timeupdate',
  'seeked',
  'durationchange',
  'play',
  'pause',
  'ended',
  'volumechange',
  'ratechange',
] as const;

/** A video element, with its state in a store. */
export class Player {
  readonly state = new Store<PlayerState>({
    time: 0,
    length: 0,
    isPlaying: false,
    isMuted: false,
    rate: 1,
    problem: null,
  });
  #video: HTMLVideoElement | null = null;
  #frame = 0;
  readonly #onTime: (milliseconds: number) => void;

  /** @param onTime called with the time at each frame while it plays, and after each seek */
  constructor(onTime: (milliseconds: number) => void) {
    this.#onTime = onTime;
  }

  /** Takes the element; null when the page removes it. */
  attach(video: HTMLVideoElement | null): void {
    if (video === this.#video) return;
    cancelAnimationFrame(this.#frame);
    this.#video = video;
    if (video === null) return;
    for (const event of EVENTS) video.addEventListener(event, () => this.#read());
    video.addEventListener('loadedmetadata', () => this.state.set({ ...this.state.value, problem: null }));
    video.addEventListener('error', () =>
      this.state.set({
        ...this.state.value,
        problem: 'This browser cannot play the video. Its captions can be edited all the same.',
      }),
    );
    video.addEventListener('play', () => this.#tick());
  }

  get element(): HTMLVideoElement | null {
    return this.#video;
  }

  /** Milliseconds. */
  get now(): number {
    return Math.round((this.#video?.currentTime ?? 0) * 1000);
  }

  toggle(): void {
    const video = this.#video;
    if (video === null) return;
    if (video.paused) void video.play().catch(() => {});
    else video.pause();
  }

  pause(): void {
    this.#video?.pause();
  }

  /** Goes to a time in seconds. */
  seek(seconds: number): void {
    const video = this.#video;
    if (video === null) return;
    const length = Number.isFinite(video.duration) ? video.duration : Number.POSITIVE_INFINITY;
    video.currentTime = Math.min(Math.max(seconds, 0), length);
  }

  /** Goes back or forth by seconds. */
  skip(seconds: number): void {
    this.seek((this.#video?.currentTime ?? 0) + seconds);
  }

  mute(): void {
    if (this.#video) this.#video.muted = !this.#video.muted;
  }

  setRate(rate: number): void {
    if (this.#video) this.#video.playbackRate = rate;
  }

  #read(): void {
    const video = this.#video;
    if (video === null) return;
    this.state.set({
      ...this.state.value,
      time: video.currentTime,
      length: Number.isFinite(video.duration) ? video.duration : 0,
      isPlaying: !video.paused && !video.ended,
      isMuted: video.muted,
      rate: video.playbackRate,
    });
    this.#onTime(this.now);
  }

  #tick(): void {
    cancelAnimationFrame(this.#frame);
    const video = this.#video;
    if (video === null || video.paused) return;
    this.#onTime(this.now);
    this.#frame = requestAnimationFrame(() => this.#tick());
  }
}
