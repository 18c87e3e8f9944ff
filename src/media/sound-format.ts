import type { AudioCodec, OutputFormat } from 'mediabunny';

/**
 * The container for a codec, whatever container the film has: WebM cannot hold AAC, which most MKV files have. WebM for its
 * own codecs, else MP4, which more services read than MKV and MOV. Null if none holds it.
 */
export async function formatFor(codec: AudioCodec): Promise<OutputFormat | null> {
  const { MkvOutputFormat, MovOutputFormat, Mp4OutputFormat, WebMOutputFormat } = await import('mediabunny');
  const formats = [
    new WebMOutputFormat(),
    new Mp4OutputFormat({ fastStart: false }),
    new MkvOutputFormat(),
    new MovOutputFormat({ fastStart: false }),
  ];
  return formats.find((format) => format.getSupportedAudioCodecs().includes(codec)) ?? null;
}
