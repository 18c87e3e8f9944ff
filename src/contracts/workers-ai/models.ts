/** The speech recognition models: `classic` takes bytes or an array of bytes, `turbo` Base64 in JSON. */
export const models: Readonly<Record<string, 'classic' | 'turbo'>> = {
  '@cf/openai/whisper': 'classic',
  '@cf/openai/whisper-tiny-en': 'classic',
  '@cf/openai/whisper-large-v3-turbo': 'turbo',
};
