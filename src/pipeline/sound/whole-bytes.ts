/** Largest file whose sound is not copied, but sent with the picture: 4 MB are a few minutes of compressed sound. */
export const WHOLE_BYTES = 4_000_000;
