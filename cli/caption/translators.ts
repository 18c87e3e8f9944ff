import type { GcoreClient } from '../../src/clients/gcore-ai.ts';
import { createTranslatePlusClient } from '../../src/clients/translateplus.ts';
import { gcoreTranslator, type Translator, translatePlusTranslator } from '../../src/pipeline/index.ts';
import type { ClientMaker } from './client-maker.ts';
import { accountName, type Target } from './target.ts';
import type { TranslatorName } from './translator-names.ts';

/** The translators by their name on the command line. */
export function namedTranslators(
  target: Target,
  client: ClientMaker,
  gcore: () => GcoreClient,
): Readonly<Record<TranslatorName, () => Translator>> {
  return {
    translateplus: () => {
      const { baseUrl, credentials } = target.service('translateplus');
      const { apiKey = '' } = credentials;
      const made = client('translateplus', ({ credentials: _same, ...common }) =>
        createTranslatePlusClient({ apiKey, ...common }),
      );
      const account = accountName('translateplus', baseUrl, apiKey);
      return translatePlusTranslator(made(), `${target.temporary ? target.servers : ''}${account}`);
    },
    'gcore-ai': () => gcoreTranslator(gcore()),
  };
}
