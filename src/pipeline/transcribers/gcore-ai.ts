import type { GcoreClient, TranscriptionResult } from '../../clients/gcore-ai.ts';
import { checkForGcoreAi } from '../hosted/limits.ts';
import { runGcoreTask } from '../hosted/task.ts';
import { languageTag, providerLanguage } from '../languages/languages.ts';
import { segmentsOf } from '../stages/segments.ts';
import type { Transcriber, Transcript } from '../stages/types.ts';

/**
 * Transcribes by an AI task of Gcore. Detects the language if none is given; only then may languages alternate.
 * Free of charge (Gcore's guide).
 * @example gcoreTranscriber(createGcoreClient({ apiKey }))
 */
export function gcoreTranscriber(client: GcoreClient): Transcriber {
  const codeOf = (spoken: string | null) =>
    spoken === null ? undefined : providerLanguage('gcore-ai', spoken, 'spoken');
  return {
    id: 'gcore-ai',
    needs: 'url',
    check(video, spoken) {
      codeOf(spoken);
      checkForGcoreAi(video);
    },
    probe: (call) => client.listTasks({ limit: 1 }, call),
    async transcribe(video, spoken, tools) {
      if (video.url === null) throw new TypeError('a stage that needs a URL was given none');
      const audioLanguage = codeOf(spoken);
      const name = `transcribe/gcore-ai/${audioLanguage ?? 'auto'}`;
      const result = await runGcoreTask(client, name, { url: video.url, audioLanguage }, tools);
      return transcriptOf(result, spoken);
    },
  };
}

/** Converts Gcore's result to a transcript, with the given language or the first detected one. */
const transcriptOf = ({ cues, languages }: TranscriptionResult, spoken: string | null): Transcript => ({
  language: spoken ?? (languages[0] === undefined ? null : languageTag('gcore-ai', languages[0])),
  segments: segmentsOf(cues),
});
