import { documented } from '../../../../src/base/evidence.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import { Ai, inputOf, MODELS_PAGE, TINY, TURBO, tone, WHISPER } from '../../../checks/workers-ai/support/ai.ts';
import { letters, wordsOf } from '../../../checks/workers-ai/support/transcription.ts';
import { show } from '../../../model/show.ts';
import { modelOf, type Step } from '../provider-model.ts';

interface World {
  readonly ai: Ai;
}

interface Audio {
  readonly seconds: number;
  readonly model: string;
}

/** Recognisers round up to frames. */
const FRAME = 0.5;

const hear = ({ seconds, model }: Audio): Step<World> => ({
  text: `transcribe ${seconds} seconds with ${model}`,
  run: async ({ ai }) => {
    const { answer, result } = await ai.heard(model, inputOf(model, tone(seconds)));
    const words = wordsOf(answer, result);
    const end = Math.max(0, ...words.map((word) => Number(word.end)));
    answer.verify(end <= seconds + FRAME, `words within ${seconds} seconds`, String(end));
    const said = words.map(({ word }) => letters(word)).join('');
    answer.verify(letters(result.text) === said, 'the words of the text', show(said));
    if (model !== TURBO) return;
    const { duration } = (result.transcription_info ?? {}) as JsonObject;
    answer.verify(Math.abs(Number(duration) - seconds) < FRAME, `a duration of ${seconds} seconds`, show(duration));
  },
});

/** The transcriptions of an account of Workers AI. They have no state: each answer is about its own request. */
export const aiResultsModel = modelOf<World>({
  id: 'workers-ai/results',
  title: 'Each transcription is of the sound that was sent, whatever was sent before',
  requirement: 'The total duration of the original audio file; text and words of this recording, within its length',
  evidence: documented(MODELS_PAGE),
  open: async (t) => {
    await t.given({ limit: null });
    const { accountId } = await t.credential();
    return { ai: new Ai(t, accountId ?? t.skip('needs the account')) };
  },
  steps: (fc) => [
    fc
      .record({ seconds: fc.constantFrom(1, 2, 3, 5, 8), model: fc.constantFrom(TURBO, TURBO, WHISPER, TINY) })
      .map(hear),
  ],
});
