import { operations } from '../contracts/workers-ai/operations.ts';
import { connect } from './cloudflare/connection.ts';
import type { CloudflareOptions } from './cloudflare/options.ts';
import { clientOperations } from './http/operations.ts';
import { callAt, strictCalls } from './http/strict-calls.ts';
import { runRequest } from './workers-ai/input.ts';
import { readTranscription } from './workers-ai/read.ts';
import type { WorkersAiClient } from './workers-ai/types.ts';

export type { CloudflareError } from './cloudflare/errors.ts';
export type { CloudflareCredential, CloudflareOptions } from './cloudflare/options.ts';
export type { CallOptions } from './http.ts';
export type {
  AudioForm,
  RecognisedSegment,
  RecognisedWord,
  TranscribeInput,
  Transcription,
  TurboSettings,
  WhisperModel,
  WorkersAiClient,
} from './workers-ai/types.ts';

const { runModel: run } = clientOperations(operations);

/**
 * Makes a client of Workers AI's speech recognition (three whisper models).
 * @throws {InputError} for an option that cannot work; the message never repeats a credential.
 * @example
 * const ai = createWorkersAiClient({ accountId: '023e105f4ecef8ad9ca31a8372d0c353', apiToken });
 * const { segments } = await ai.transcribe({ audio: await openAsBlob('talk.mp3'), language: 'de' });
 * for (const { start, end, text } of segments) console.log(start, end, text);
 */
export function createWorkersAiClient(options: CloudflareOptions = {}): WorkersAiClient {
  const { transport, credential, accountId, uploadTimeoutMs } = connect('Workers AI', options);
  const client: WorkersAiClient = {
    async transcribe(input, call = {}) {
      const operation = 'transcribe';
      const { model, headers, body } = await runRequest(transport.context(operation, run.repeat), input, call.signal);
      const answer = await transport.send({
        operation,
        repeat: run.repeat,
        method: run.method,
        // The model keeps its slashes, as in the docs.
        path: run.path({ account_id: accountId }).replace('{model_name}', model),
        headers: { Accept: 'application/json', ...credential, ...headers },
        body,
        timeoutMs: uploadTimeoutMs,
        call,
      });
      return readTranscription(answer);
    },
  };
  return strictCalls(client, { transcribe: callAt(1) });
}
