import { createWorkersAiClient } from '../../../src/clients/workers-ai.ts';
import { optionsFor } from './cloudflare-options.ts';
import { type Diary, type Environment, openBench } from './diary.ts';

/** Everything the reference client of Workers AI can do, done. `media` is a file with speech. */
export async function useWorkersAi(environment: Environment, diary: Diary, media: Uint8Array): Promise<void> {
  const optionsOf = optionsFor(environment);
  const heard = await openBench('cf-heard', environment, diary);
  for (const scope of ['full', 'read', 'none', 'expired']) {
    const ai = createWorkersAiClient(optionsOf(heard, scope));
    for (const model of [
      '@cf/openai/whisper',
      '@cf/openai/whisper-tiny-en',
      '@cf/openai/whisper-large-v3-turbo',
    ] as const) {
      const form = model.endsWith('turbo') ? 'base64' : 'binary';
      await heard.note(`${model} as ${scope}`, ai.transcribe({ model, audio: media, form }));
    }
  }
  const ai = createWorkersAiClient(optionsOf(heard));
  await heard.note('as an array', ai.transcribe({ model: '@cf/openai/whisper', audio: media, form: 'array' }));
  await heard.note('in German', ai.transcribe({ audio: media, language: 'de' }));
  await heard.note('translated', ai.transcribe({ audio: media, language: 'de', task: 'translate' }));
  await heard.note('no sound', ai.transcribe({ audio: 'no sound' }));
  const limited = await openBench('cf-heard-limited', environment, diary);
  await limited.arrange({ limits: { 'workers-ai': { requests: 2, seconds: 60 } } });
  const impatient = createWorkersAiClient(optionsOf(limited, 'full', { maxAttempts: 1, maxWaitSeconds: 0 }));
  for (let n = 0; n < 4; n += 1) {
    await limited.note(
      `request ${n}`,
      impatient.transcribe({ model: '@cf/openai/whisper', audio: media, form: 'binary' }),
    );
  }
  await limited.clock.sleep(600_000);
  await limited.note('ten minutes later', impatient.transcribe({ audio: media }));
  const { email = '' } = heard.credentials('cloudflare-stream');
  const stranger = { apiToken: undefined, email, apiKey: '0'.repeat(37) };
  await heard.note(
    'with a wrong key',
    createWorkersAiClient(optionsOf(heard, 'full', stranger)).transcribe({ audio: media }),
  );
  for (const failure of ['out-of-capacity', 'audio-undecodable', 'timed-out', 'internal-error-empty']) {
    const failing = await openBench(`cf-${failure}`, environment, diary);
    await failing.fail(failure, 'runModel');
    await failing.note(
      'transcribe',
      createWorkersAiClient(optionsOf(failing, 'full', { maxAttempts: 1 })).transcribe({ audio: media }),
    );
  }
  const other = createWorkersAiClient(optionsOf(heard, 'full', { accountId: 'f'.repeat(32) }));
  await heard.note("another's account", other.transcribe({ audio: media }));
}
