import { stat } from 'node:fs/promises';
import type { WhisperModel, WorkersAiClient } from '../../clients/workers-ai.ts';
import { fileSound } from '../sound/file-sound.ts';
import { isLong, type PieceOptions, pieceRule } from '../sound/spans.ts';
import type { Transcriber } from '../stages/types.ts';
import { MOST_BYTES, tooLarge, whisperTranscriber } from './whisper.ts';

export { whisperModels } from './whisper.ts';

/**
 * Transcribes by a whisper model of Workers AI, from files of this machine: see `whisperTranscriber`.
 * @param pieces how long sound is cut and sent; what is missing has the defaults of `contracts/workers-ai/facts.ts`
 * @example workersAiTranscriber(createWorkersAiClient({ accountId, apiToken }))
 */
export function workersAiTranscriber(
  client: WorkersAiClient,
  model?: WhisperModel,
  pieces: PieceOptions = {},
): Transcriber {
  const rule = pieceRule(pieces);
  return {
    ...whisperTranscriber({ client, model, pieces, soundOf: fileSound }),
    async look(video) {
      if (video.media === null || video.media.bytes <= MOST_BYTES || isLong(video.media.durationSeconds, rule)) return;
      const { size } = await stat(await video.sound());
      if (size > MOST_BYTES) throw tooLarge(video, size);
    },
  };
}
