import type { RequestHandler } from 'express';
import { languages } from '../../../src/contracts/translateplus/languages.ts';
import { exchangeOf } from '../../http/app.ts';
import type { World } from '../../world/world.ts';
import { succeed } from './answer.ts';

const byCode = Object.fromEntries(Object.entries(languages).map(([name, code]) => [code, name]));

/** GET /v2/supported-languages, in the shape that the tenant's switch names. */
export const supportedLanguages =
  (world: World): RequestHandler =>
  (_request, response) => {
    const nameFirst = exchangeOf(response).tenant.switch('translateplus.languages') === 'name-to-code';
    succeed(world, response, nameFirst ? { supported_languages: { ...languages } } : { languages: byCode });
  };
