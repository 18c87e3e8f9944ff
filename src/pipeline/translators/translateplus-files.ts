import { deriveHex } from '../../base/derive.ts';
import { countBillable } from '../../subtitles/index.ts';
import { CaptionError } from '../errors.ts';
import { providerLanguage } from '../languages/languages.ts';
import { option, step } from '../next-step.ts';
import type { CaptionFile, FileTranslator } from '../stages/types.ts';
import { type Payee, payOnce } from './pay-once.ts';

/** Translates caption files by TranslatePlus, for one credit per cue with text. */
export function translatePlusFiles(payee: Payee): FileTranslator {
  return {
    unit: 'credits',
    cost(file, target, effects) {
      if (effects.isDone(sendingOf(file, target).name)) return 0;
      return countBillable(file.content, file.format);
    },
    async hold(amounts, tools) {
      const total = amounts.reduce((sum, amount) => sum + amount, 0);
      if (total === 0) return amounts.map(() => () => {});
      const ledger = await payee.ledgerOf(tools);
      const held = await ledger.reserve(amounts);
      if (held) return held;
      throw new CaptionError({
        kind: 'credits',
        cause: `The translations need ${total} credits of TranslatePlus, but only ${await ledger.available()} are left.`,
        next: step`Add credits or leave languages out${option('--to')}; nothing was spent on these, and what was finished is kept.`,
      });
    },
    async translate(file, target, release, tools) {
      const { content, format } = file;
      const amount = countBillable(content, format);
      if (amount === 0) return content;
      return payOnce({ content, format, ...sendingOf(file, target), target, amount, release }, payee, tools);
    },
  };
}

function sendingOf({ content, language }: CaptionFile, target: string) {
  const from = providerLanguage('translateplus', language, 'spoken');
  const to = providerLanguage('translateplus', target, 'written');
  return { from, to, name: `translate/translateplus/${from}-${to}/file-${deriveHex(12, content)}` };
}
