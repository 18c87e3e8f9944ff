import { filesPublisher, whisperModels, workersAiTranscriber } from '../../../src/pipeline/index.ts';
import { type Diary, type Environment, openWorkshop, type Workshop } from './workshop.ts';

/** Jobs that have Workers AI transcribe, in good days and bad ones. */
export async function captionByWorkersAi(environment: Environment, diary: Diary): Promise<void> {
  const used = async (name: string, work: (shop: Workshop) => Promise<unknown>) => {
    const shop = await openWorkshop(`wa-${name}`, environment, diary);
    await work(shop).finally(() => shop.close());
  };
  const optionsFor = (shop: Workshop, model = whisperModels[0], scope = 'full') => ({
    to: [],
    spoken: 'en',
    transcriber: workersAiTranscriber(shop.clients(scope).workersAi, model),
    publishers: [filesPublisher({ folder: `${shop.folder}/out` })],
  });
  await used('plain', async (shop) => {
    for (const model of whisperModels) await shop.caption(model, optionsFor(shop, model));
    await shop.caption('in German', { ...optionsFor(shop), spoken: 'de' });
    const { spoken: _spoken, ...untold } = optionsFor(shop);
    await shop.caption('a language that nobody told', untold);
    for (const scope of ['read', 'none', 'expired', 'unknown']) {
      await shop.caption(`with a token that is ${scope}`, {
        ...optionsFor(shop, whisperModels[0], scope),
        state: scope,
      });
    }
  });
  await used('limited', async (shop) => {
    await shop.arrange({ limits: { 'workers-ai': { requests: 2, seconds: 60 } } });
    for (const run of ['a', 'b', 'c', 'd']) await shop.caption(`run ${run}`, { ...optionsFor(shop), state: run });
  });
  await used('limited-neighbour', async (shop) => {
    await shop.arrange({ limits: { 'workers-ai': { requests: 2, seconds: 60 } } });
    await shop.caption('beside others that are limited', optionsFor(shop));
  });
  for (const failure of ['out-of-capacity', 'audio-undecodable', 'timed-out']) {
    await used(failure, async (shop) => {
      await shop.fault({ match: { operation: 'runModel' }, times: 2, effect: { type: 'failure', failure } });
      await shop.caption('transcribe', optionsFor(shop));
    });
  }
}
