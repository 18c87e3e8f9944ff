/**
 * Four seconds of silence as a WAV file (10 samples a second, one channel, 8 bits) in Base64: short enough for a command
 * line, and every model takes it.
 */
export const sampleAudioBase64 =
  'UklGRkwAAABXQVZFZm10IBAAAAABAAEACgAAAAoAAAABAAgAZGF0YSgAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';
