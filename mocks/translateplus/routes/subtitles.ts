import { facts } from '../../../src/contracts/translateplus/facts.ts';
import { LARGE_FILE } from '../../../src/subtitles/work/large-file.ts';
import type { Exchange } from '../../kernel/http/exchange.ts';
import { bodyBytes, isJsonType } from '../../kernel/http/json-body.ts';
import type { BodyRule, Handler } from '../../kernel/http/mock-definition.ts';
import { exchangeOf } from '../../kernel/http/open-exchange.ts';
import { inventionOf } from '../../kernel/language/invention.ts';
import { defaultSeams } from '../../kernel/world/seams.ts';
import type { World } from '../../kernel/world/world.ts';
import { accountOf } from '../model/state.ts';
import { fileThread } from '../work/file-thread.ts';
import { rememberedFacts, rememberedTranslation } from '../work/last-files.ts';
import { type FileFacts, factsOf, translateFile } from '../work/translate-file.ts';
import { succeed } from './answer.ts';
import { refuse, refuseAsFramework } from './errors.ts';
import { readRequest, type SubtitlesRequest } from './subtitles-request.ts';

/** JSON bodies: refuses another media type, then reads the body whole. */
export const subtitlesBody: BodyRule = {
  limit: facts.bodyBytes.value,
  accepts: ({ tenant }, request) => {
    const type = request.headers['content-type'];
    if (!isJsonType(type)) throw refuseAsFramework(tenant, 'media-type', { type: type ?? '' });
  },
};

/** POST /v2/translate/subtitles: validate, price, charge, translate; in this order, so that refusals are free. */
export const translateSubtitles =
  (world: World): Handler =>
  (request, response) => {
    const exchange = exchangeOf(response);
    exchange.body = bodyBytes(request.body);
    const asked = readRequest(exchange.tenant, exchange.json);
    const { source, target, format } = asked;
    const { settings, translations: seeded } = exchange.tenant;
    const invention = inventionOf(exchange.tenant.switch('translateplus.invention'));
    const options = { source, target, seed: settings.seed, seeded, invention };
    const answer = (content: string) => succeed(world, response, { format, content });
    const finish = (translated: string) => answer(world.seams.rebuild(translated, asked.content, format));
    // A mutant's seam is a function of this thread.
    const isMutant = world.seams.translate !== defaultSeams.translate;
    if (asked.content.length < LARGE_FILE || isMutant) {
      const facts = isMutant ? factsOf(asked) : rememberedFacts(asked);
      if (charge(world, exchange, asked, facts) === 0) return answer(asked.content);
      const seam = world.seams.translate;
      return finish(isMutant ? translateFile(asked, options, seam) : rememberedTranslation(asked, options));
    }
    const file = { content: asked.content, format };
    return fileThread.run('factsOf', file).then(async (facts) => {
      const price = charge(world, exchange, asked, facts);
      if (price === 0) return answer(asked.content);
      const translated = fileThread.run('translateFile', file, options).catch((error: unknown) => {
        // An internal error is free.
        accountOf(world, exchange).used -= price;
        throw error;
      });
      finish(await translated);
    });
  };

/** Refuses files that the tenant's switches forbid, then charges the billable blocks. Returns their number. */
function charge(world: World, exchange: Exchange, { format }: SubtitlesRequest, facts: FileFacts): number {
  const { tenant } = exchange;
  const { blocks, isMislabelled } = facts;
  if (isMislabelled && tenant.switch('translateplus.mislabelled') === 'refuse')
    throw refuse('format-mismatch', { format });
  if (blocks === 0 && tenant.switch('translateplus.emptyContent') === 'refuse') throw refuse('content-empty');
  if (blocks > 0) pay(world, exchange, blocks);
  return blocks;
}

function pay(world: World, exchange: Exchange, blocks: number): void {
  const charged = world.seams.charge(accountOf(world, exchange), blocks, exchange.about);
  if (!charged.paid) throw refuse('credits-short', { remaining: charged.remaining, required: charged.required });
}
