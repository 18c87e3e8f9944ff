import { isSupported } from '../../../src/contracts/gcore-ai/language-rules.ts';
import type { Handler } from '../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import type { World } from '../../kernel/world/world.ts';
import { succeed } from './answer.ts';
import { refuse } from './errors.ts';
import { queryText } from './query.ts';

/** GET /streaming/ai/info. Unknown codes are not supported. */
export const getInfo =
  (world: World): Handler =>
  (request, response) => {
    if (queryText(request, 'type') !== 'language_support') throw refuse('info-type');
    const audio = queryText(request, 'audio_language') || undefined;
    const optional = exchangeOf(response).tenant.switch('gcore-ai.infoAudioLanguage') === 'optional';
    if (audio === undefined && !optional) throw refuse('info-language-missing');
    const subtitles = queryText(request, 'subtitles_language') || undefined;
    succeed(world, response, 200, { supported: audio !== undefined && isSupported(audio, subtitles) });
  };
