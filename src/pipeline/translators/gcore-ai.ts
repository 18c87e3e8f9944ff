import type { GcoreClient } from '../../clients/gcore-ai.ts';
import { isSupported } from '../../contracts/gcore-ai/language-rules.ts';
import { layOutSpeech, serializeCues } from '../../subtitles/index.ts';
import { CaptionError } from '../errors.ts';
import { checkForGcoreAi } from '../hosted/limits.ts';
import { runGcoreTask } from '../hosted/task.ts';
import { nameOf, providerLanguage } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import { readableVtt } from '../readable.ts';
import { describeUnreadable } from '../speech-notices.ts';
import { segmentsOf, segmentsOfVtt } from '../stages/segments.ts';
import type { Translator } from '../stages/types.ts';

/**
 * Translates by an AI task of Gcore, which transcribes the video again, so its cues have other times. Costs minutes when a
 * task succeeds (Gcore's guide), so the price is unknown beforehand.
 * @example gcoreTranslator(createGcoreClient({ apiKey }))
 */
export function gcoreTranslator(client: GcoreClient): Translator {
  return {
    id: 'gcore-ai',
    needs: 'url',
    check(spoken, target) {
      const to = providerLanguage('gcore-ai', target, 'written');
      if (spoken === null) return;
      const from = providerLanguage('gcore-ai', spoken, 'spoken');
      if (isSupported(from, to)) return;
      throw new CaptionError({
        kind: 'language',
        cause: `Gcore does not translate ${spoken}${nameOf(spoken)} into ${target}${nameOf(target)}.`,
        next: step`Leave the language out, or use the translator translateplus${option('--translator translateplus')}.`,
      });
    },
    look: async (video) => checkForGcoreAi(video),
    probe: (call) => client.listTasks({ limit: 1 }, call),
    price: () => ({ amount: 0, unit: 'minutes' }),
    reserve: async (_source, targets) => targets.map(() => () => {}),
    async translate({ video, source, target, layout }, tools) {
      if (video.url === null) throw new TypeError('a stage that needs a URL was given none');
      const audioLanguage = providerLanguage('gcore-ai', source.language, 'spoken');
      const subtitlesLanguage = providerLanguage('gcore-ai', target, 'written');
      const name = `translate/gcore-ai/${audioLanguage}-${subtitlesLanguage}`;
      const input = { url: video.url, audioLanguage, subtitlesLanguage };
      // Gcore keeps results for a month only, and a new task costs minutes.
      const vtt = await tools.effects.remember(`${name}/result`, async () => {
        const { cues } = await runGcoreTask(client, name, input, tools);
        return readableVtt(segmentsOf(cues));
      });
      const { cues, notices } = layOutSpeech(segmentsOfVtt(vtt), { ...layout, format: 'vtt' });
      for (const notice of describeUnreadable(notices, target)) tools.notice(notice);
      return serializeCues(cues, 'vtt');
    },
  };
}
