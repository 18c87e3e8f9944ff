import { languages } from '../../../src/contracts/translateplus/languages.ts';
import type { Handler } from '../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import type { World } from '../../kernel/world/world.ts';
import { succeed } from './answer.ts';

const byCode = Object.fromEntries(Object.entries(languages).map(([name, code]) => [code, name]));

/** GET /v2/supported-languages, in the shape that the tenant's switch names. */
export const supportedLanguages =
  (world: World): Handler =>
  (_request, response) => {
    const nameFirst = exchangeOf(response).tenant.switch('translateplus.languages') === 'name-to-code';
    succeed(world, response, nameFirst ? { supported_languages: { ...languages } } : { languages: byCode });
  };
