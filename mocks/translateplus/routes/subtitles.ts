import { facts } from '../../../src/contracts/translateplus/facts.ts';
import { type SubtitleFormat, scanSubtitles, substituteText } from '../../../src/subtitles/index.ts';
import type { Exchange } from '../../http/exchange.ts';
import { bodyBytes, isJsonType, parseJson } from '../../http/json-body.ts';
import type { BodyRule, Handler } from '../../http/mock-definition.ts';
import { exchangeOf } from '../../http/open-exchange.ts';
import { translateRuns } from '../../language/fake-translation.ts';
import type { World } from '../../world/world.ts';
import { accountOf } from '../model/state.ts';
import { succeed } from './answer.ts';
import { refuse, refuseAsFramework } from './errors.ts';
import { readRequest, type SubtitlesRequest } from './subtitles-request.ts';

/** JSON bodies: refuses another media type, then takes the body whole. */
export const subtitlesBody: BodyRule = {
  limit: facts.bodyBytes.value,
  accepts: ({ tenant }, request) => {
    const type = request.get('content-type');
    if (!isJsonType(type)) throw refuseAsFramework(tenant, 'media-type', { type: type ?? '' });
  },
};

/** POST /v2/translate/subtitles: validate, price, charge, translate; in this order, so that refusals are free. */
export const translateSubtitles =
  (world: World): Handler =>
  (request, response) => {
    const exchange = exchangeOf(response);
    exchange.body = bodyBytes(request.body);
    const asked = readRequest(exchange.tenant, parseJson(exchange.body));
    const blocks = countBlocks(exchange, asked);
    if (blocks > 0) pay(world, exchange, blocks);
    const content = blocks > 0 ? translate(world, exchange, asked) : asked.content;
    succeed(world, response, { format: asked.format, content });
  };

/** The billable blocks of a file; refuses files that the tenant's switches do not let through. */
function countBlocks({ tenant }: Exchange, { content, format }: SubtitlesRequest): number {
  const mislabelled = format === 'srt' && scanSubtitles(content, 'vtt').signatureOk;
  if (mislabelled && tenant.switch('translateplus.mislabelled') === 'refuse')
    throw refuse('format-mismatch', { format });
  const blocks = scanSubtitles(content, format).cues.filter((cue) => cue.billable).length;
  if (blocks === 0 && tenant.switch('translateplus.emptyContent') === 'refuse') throw refuse('content-empty');
  return blocks;
}

function pay(world: World, exchange: Exchange, blocks: number): void {
  const charge = world.seams.charge(accountOf(world, exchange), blocks, exchange.about);
  if (!charge.paid) throw refuse('credits-short', { remaining: charge.remaining, required: charge.required });
}

function translate(world: World, exchange: Exchange, asked: SubtitlesRequest): string {
  const { source, target, format } = asked;
  const options = { source, target, seed: exchange.tenant.settings.seed };
  const { content } = substituteText(asked.content, format as SubtitleFormat, (runs) =>
    world.seams.translate(translateRuns(runs, options), runs, options),
  );
  return world.seams.rebuild(content, asked.content, format);
}
