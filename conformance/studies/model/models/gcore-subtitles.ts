import { documented } from '../../../../src/base/evidence.ts';
import type { JsonObject } from '../../../../src/base/json.ts';
import { expectNotFound } from '../../../checks/gcore-ai/support/refusals.ts';
import { shapedObject } from '../../../checks/gcore-ai/support/shape.ts';
import { CREATE_SUBTITLE, ONE_SUBTITLE } from '../../../checks/gcore-ai/support/sources.ts';
import { addSubtitle, lookAtSubtitle, subtitlesIn, subtitlesOf } from '../../../checks/gcore-ai/support/subtitles.ts';
import { addVideo } from '../../../checks/gcore-ai/support/videos.ts';
import type { CheckContext } from '../../../model/context/context.ts';
import { show } from '../../../model/show.ts';
import { modelOf, type Step } from '../provider-model.ts';

interface Subtitle {
  readonly id: number;
  fields: JsonObject;
  isDeleted: boolean;
}

interface World {
  readonly t: CheckContext;
  readonly video: number;
  readonly subtitles: Subtitle[];
}

const vtt = (number: number): string =>
  `WEBVTT\n\n00:00:0${number}.000 --> 00:00:0${number}.900\nFile number ${number}\n`;

const add = (fields: JsonObject): Step<World> => ({
  text: `add a subtitle ${show(fields.name)} in ${fields.language}`,
  run: async ({ t, video, subtitles }) => {
    const id = await addSubtitle(t, video, fields);
    subtitles.push({ id, fields, isDeleted: false });
  },
});

/** A step on one of the subtitles. */
const on = (at: number, text: string, run: (world: World, subtitle: Subtitle) => Promise<unknown>): Step<World> => ({
  text: `${text} subtitle ${at}`,
  applies: ({ subtitles }) => at < subtitles.length,
  run: (world) => run(world, world.subtitles[at] as Subtitle),
});

const change = ([at, fields]: readonly [number, JsonObject]) =>
  on(at, `change ${Object.keys(fields).join(' and ')} of`, async ({ t, video }, subtitle) => {
    const answer = await t.send({ method: 'PATCH', path: subtitlesOf(video, subtitle.id), json: fields });
    if (subtitle.isDeleted) return void expectNotFound(answer);
    subtitle.fields = { ...subtitle.fields, ...fields };
    answer.expectMembers(subtitle.fields, shapedObject(answer, 'updateSubtitle'));
  });

const read = (at: number) =>
  on(at, 'read', async ({ t, video }, { id, fields, isDeleted }) => {
    if (isDeleted) return void expectNotFound(await t.send({ path: subtitlesOf(video, id) }));
    const { answer, body } = await lookAtSubtitle(t, video, id);
    answer.expectMembers(fields, body);
  });

const remove = (at: number) =>
  on(at, 'delete', async ({ t, video }, subtitle) => {
    const answer = await t.send({ method: 'DELETE', path: subtitlesOf(video, subtitle.id) });
    if (subtitle.isDeleted) expectNotFound(answer);
    else answer.expectStatus(204);
    subtitle.isDeleted = true;
  });

const list: Step<World> = {
  text: 'list the subtitles',
  run: async ({ t, video, subtitles }) => {
    const { answer, rows } = await subtitlesIn(t, video);
    const left = subtitles.filter(({ isDeleted }) => !isDeleted);
    answer.verify(rows.length === left.length, `${left.length} subtitles`, show(rows.map(({ id }) => id)));
    for (const { id, fields } of left) answer.expectMembers(fields, rows.find((row) => row.id === id) ?? {});
  },
};

/** The subtitles of a video of Gcore. */
export const subtitlesModel = modelOf<World>({
  id: 'gcore-ai/subtitles',
  title: 'Subtitles are as they were added, changed and deleted',
  requirement:
    'Any number of subtitles, in one language too; PATCH changes the named fields; a deleted one answers 404 and is in no list',
  evidence: documented(`${CREATE_SUBTITLE}; ${ONE_SUBTITLE}`),
  open: async (t) => {
    await t.given({ limit: null });
    return { t, video: (await addVideo(t)).id, subtitles: [] };
  },
  steps: (fc) => {
    const at = fc.nat(3);
    const number = fc.integer({ min: 1, max: 9 });
    const fields = fc.record({
      name: number.map((n) => `Name ${n}`),
      language: fc.constantFrom('ger', 'eng', 'fre'),
      vtt: number.map(vtt),
    });
    const some = fc.record(
      { name: number.map((n) => `Name ${n}`), language: fc.constantFrom('ger', 'eng', 'fre'), vtt: number.map(vtt) },
      { requiredKeys: [] },
    );
    const [adding, changing] = [fields.map(add), fc.tuple(at, some).map(change)];
    const [reading, removing] = [at.map(read), at.map(remove)];
    return [adding, changing, changing, reading, reading, removing, fc.constant(list)];
  },
});
