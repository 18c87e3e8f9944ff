import {
  type CaptionOptions,
  filesPublisher,
  type Publisher,
  translatePlusTranslator,
} from '../../../src/pipeline/index.ts';
import { knownSpeech } from './own-stages.ts';
import { type Diary, type Environment, openWorkshop, type Workshop } from './workshop.ts';

/** Jobs that have TranslatePlus translate, in good days and bad ones. */
export async function captionByTranslatePlus(environment: Environment, diary: Diary): Promise<void> {
  const open = (name: string) => openWorkshop(`tp-${name}`, environment, diary);
  const optionsFor = (shop: Workshop, to: readonly string[], scope = 'full'): CaptionOptions => ({
    to,
    spoken: 'en',
    transcriber: knownSpeech,
    translator: translatePlusTranslator(shop.clients(scope).translatePlus, 'example'),
    publishers: [filesPublisher({ folder: `${shop.folder}/out`, formats: ['vtt', 'srt'] })],
    state: '',
  });
  const account = (shop: Workshop) => shop.note('account', () => shop.clients().translatePlus.getAccountSummary());
  const used = async (work: (shop: Workshop) => Promise<unknown>, name: string) => {
    const shop = await open(name);
    try {
      await work(shop);
      await account(shop);
    } finally {
      shop.close();
    }
  };

  await used(async (shop) => {
    await shop.caption('in three languages', optionsFor(shop, ['es', 'de', 'ja']));
    await account(shop);
    await shop.caption('again', optionsFor(shop, ['es', 'de', 'ja']));
    await shop.caption('in one more', optionsFor(shop, ['es', 'fr']));
    await shop.caption('in none that exists', optionsFor(shop, ['tlh']));
    await shop.caption('in the language of the speech', optionsFor(shop, ['en', 'en-GB']));
  }, 'plain');
  for (const credits of [11, 12, 6, 0]) {
    await used(async (shop) => {
      await shop.arrange({ credits });
      await shop.caption(`two languages with ${credits} credits`, optionsFor(shop, ['es', 'de']));
    }, `${credits}-credits`);
  }
  for (const effect of [
    { type: 'reset', when: 'before' },
    { type: 'reset', when: 'after' },
    { type: 'answer', status: 500, body: '{}' },
    { type: 'answer', status: 402, body: '{"detail":"Insufficient credits. Required: 7, remaining: 3"}' },
    { type: 'failure', failure: 'rate-limited' },
  ] as const) {
    await used(
      async (shop) => {
        await shop.fault({ match: { operation: 'translateSubtitles' }, times: 1, effect });
        await shop.caption('with a fault', optionsFor(shop, ['es', 'de']));
        await account(shop);
        await shop.caption('resumed', { ...optionsFor(shop, ['es', 'de']), payAgain: true });
      },
      `fault-${Object.values(effect).join('-').slice(0, 20).replace(/\W+/g, '-')}`,
    );
  }
  await used(async (shop) => {
    await shop.arrange({ limits: { translateplus: { requests: 3, seconds: 60 } } });
    await shop.caption('beyond the rate limit', optionsFor(shop, ['es', 'de', 'ja', 'fr', 'it', 'pt', 'nl', 'sv']));
  }, 'limited');
  await used(async (shop) => {
    for (const scope of ['none', 'expired', 'unknown']) {
      await shop.caption(`with a key that is ${scope}`, { ...optionsFor(shop, ['es'], scope), state: scope });
    }
  }, 'keys');
  await used((shop) => shop.caption('beside others', optionsFor(shop, ['es', 'ja'])), 'plain-neighbour');
  await used(async (shop) => {
    await shop.arrange({ limits: { translateplus: { requests: 3, seconds: 60 } } });
    await shop.caption('beside others that are limited', optionsFor(shop, ['es']));
  }, 'limited-neighbour');
  for (const left of [0, 6]) {
    await used(async (shop) => {
      await shop.arrange({ credits: 12 + left });
      const options = optionsFor(shop, ['es', 'de']);
      const client = shop.clients().translatePlus;
      const content = 'WEBVTT\n\n00:01.000 --> 00:02.000\nHello\n';
      const spends = async () => {
        for (let n = 0; n < 7; n += 1)
          await client.translateSubtitles({ format: 'vtt', content, source: 'en', target: 'it' });
      };
      // Between counting the credits and using them somebody else comes: when the original is published.
      let spent: Promise<unknown> | undefined;
      const somebody: Publisher = {
        id: 'somebody',
        needs: 'nothing',
        check() {},
        publish: async () => {
          spent ??= spends();
          await spent;
          return { place: 'nowhere', ids: {} };
        },
      };
      await shop.caption('while somebody else spends', { ...options, publishers: [somebody, ...options.publishers] });
    }, `spent-by-others-${left}`);
  }
}
