import { documented } from '../../../../src/base/evidence.ts';
import { account } from '../../../checks/translateplus/support/account.ts';
import { expectDetail } from '../../../checks/translateplus/support/refusals.ts';
import { ACCOUNT_READERS, PAGE } from '../../../checks/translateplus/support/sources.ts';
import { contentOf, sentences, srtOf, translation, vttOf } from '../../../checks/translateplus/support/subtitles.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { modelOf, type Step } from '../provider-model.ts';

interface World {
  readonly t: CheckContext;
  remaining: number;
  /** `credits_used` when it was last known, and what was spent since; null after the account was filled up. */
  used: number | null;
  /** Sentences so far: no file comes twice, because sources are silent about repeated requests. */
  said: number;
}

interface File {
  readonly format: 'srt' | 'vtt';
  readonly blocks: number;
  readonly areEqual: boolean;
}

const translate = ({ format, blocks, areEqual }: File): Step<World> => ({
  text: `translate ${blocks} ${areEqual ? 'equal ' : ''}blocks of ${format}`,
  run: async (world) => {
    const all = sentences(world.said + blocks);
    const texts = all.slice(world.said).map((text, _at, [first]) => (areEqual ? String(first) : text));
    world.said += blocks;
    const content = format === 'srt' ? srtOf(texts) : vttOf(texts);
    const answer = await world.t.send(translation({ format, content }));
    if (blocks > world.remaining) return void expectDetail(answer, [402], [shortOf(world.remaining, blocks)]);
    contentOf(answer);
    world.remaining -= blocks;
    if (world.used !== null) world.used += blocks;
  },
});

const shortOf = (remaining: number, required: number): string =>
  `Insufficient credits. You have ${remaining} credit(s) remaining, but this request requires ${required} credit(s). Please upgrade your plan to continue using the API.`;

const look: Step<World> = {
  text: 'read the account',
  run: async (world) => {
    const { answer, total, used, remaining } = await account(world.t);
    answer.verify(remaining === world.remaining, `${world.remaining} credits remaining`, remaining);
    answer.verify(used + remaining === total, `${total} = credits_used + credits_remaining`, `${used} + ${remaining}`);
    answer.verify(used === (world.used ?? used), `credits_used ${world.used}`, used);
    world.used = used;
  },
};

const fill = (credits: number): Step<World> => ({
  text: `arrange ${credits} credits`,
  run: async (world) => {
    await world.t.given({ credits });
    Object.assign(world, { remaining: credits, used: null });
  },
});

/** The credits of an account of TranslatePlus. */
export const creditsModel = modelOf<World>({
  id: 'translateplus/credits',
  title: 'Credits are those that every translation and refusal leaves',
  requirement:
    'One credit for each block; a request for more than what remains is refused with both numbers and costs nothing; the account shows what remains',
  evidence: documented(`${PAGE}, Credits and 402; ${ACCOUNT_READERS}`),
  open: async (t) => {
    await t.given({ credits: 60, limit: null });
    return { t, remaining: 60, used: null, said: 0 };
  },
  steps: (fc) => {
    const file = fc.record({
      format: fc.constantFrom('srt', 'vtt'),
      blocks: fc.integer({ min: 1, max: 9 }),
      areEqual: fc.constantFrom(false, false, true),
    });
    const translating = file.map(translate);
    return [translating, translating, translating, fc.constant(look), fc.integer({ min: 0, max: 40 }).map(fill)];
  },
});
