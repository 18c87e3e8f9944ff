import type { Bench } from './diary.ts';
import { CLIP, type ClientOf, VTT } from './gcore-options.ts';

/** What a file may hold besides text, in plain newlines. */
const NOTED =
  'WEBVTT\n\nNOTE of mine\n\nSTYLE\n::cue { color: lime }\n\n00:00:01.000 --> 00:00:02.000 align:start line:0\nHello cafe\u0301\n\n\n\n00:00:03.000 --> 00:00:04.000\nyou\n\n';
const LARGE = `WEBVTT\n\n${'00:00:01.000 --> 00:00:02.000\nThe house is old\n\n'.repeat(23_000)}`;

/** Creates, changes, lists and deletes videos and their subtitles. */
export async function useVideos(bench: Bench, clientOf: ClientOf): Promise<void> {
  const client = clientOf(bench);
  const made = await bench.note(
    'create',
    client.createVideo({
      name: 'talk',
      description: 'd',
      originUrl: CLIP,
      clientUserId: 7,
      priority: 1,
      autoTranscribeAudioLanguage: 'auto',
      autoTranslateSubtitlesLanguage: 'default',
    }),
  );
  const second = await bench.note(
    'create another',
    client.createVideo({
      name: '\u00dcber \u732b <other> & more',
      originUrl: CLIP,
      autoTranscribeAudioLanguage: 'disable',
    }),
  );
  const id = made?.id ?? 1;
  await bench.note('tasks that nobody asked for', client.listTasks());
  const damaged = await bench.note(
    'create one of a bad source',
    client.createVideo({ name: 'damaged', originUrl: 'https://media.example/a.mp4?mock-failure=origin-forbidden' }),
  );
  for (const seconds of [1, 1, 2, 2, 4, 5, 10, 20, 60, 600, 3600]) {
    await bench.note(`look for ${seconds}`, client.getVideo(id));
    await bench.clock.sleep(seconds * 1000);
  }
  await bench.note('look', client.getVideo(id));
  await bench.note('look at the damaged', client.getVideo(damaged?.id ?? 1));
  await bench.note('subtitles by themselves', client.listSubtitles(id));
  await bench.note('update', client.updateVideo(id, { name: 'new', description: 'e' }));
  await bench.note('look at the update', client.getVideo(id));
  for (const filter of [
    {},
    { search: 'new' },
    { search: 'other' },
    { ids: [id] },
    { status: 'ready' },
    { clientUserId: 7 },
    { page: 1, perPage: 1 },
    { page: 2, perPage: 1 },
    { page: 9, perPage: 1 },
  ]) {
    await bench.note(`list ${JSON.stringify(Object.keys(filter))}`, client.listVideos(filter));
  }
  const added = await bench.note('add', client.createSubtitle(id, { language: 'ger', vtt: VTT, name: 'German' }));
  const subtitle = added?.id ?? 1;
  await bench.note('read', client.getSubtitle(id, subtitle));
  await bench.note(
    'wish',
    client.createSubtitle(id, { autoTranscribeAudioLanguage: 'eng', autoTranslateSubtitlesLanguage: ['ger'] }),
  );
  await bench.clock.sleep(7_200_000);
  await bench.note('all', client.listSubtitles(id));
  await bench.note('change', client.updateSubtitle(id, subtitle, { vtt: `${VTT}\r\n` }));
  await bench.note('rename', client.updateSubtitle(id, subtitle, { name: 'Deutsch', language: 'aut' }));
  await bench.note('read it changed', client.getSubtitle(id, subtitle));
  const noted = await bench.note(
    'add notes',
    client.createSubtitle(id, { language: 'ger', vtt: NOTED, name: 'Notes' }),
  );
  await bench.note('read the notes', client.getSubtitle(id, noted?.id ?? 1));
  await bench.note('rename the first', client.updateSubtitle(id, subtitle, { name: 'Erste' }));
  await bench.note('read the notes again', client.getSubtitle(id, noted?.id ?? 1));
  const large = await bench.note(
    'add much',
    client.createSubtitle(id, { language: 'eng', vtt: LARGE, name: 'Much' }).then(({ id: made }) => ({ id: made })),
  );
  const read = await client.getSubtitle(id, large?.id ?? 1).catch(() => null);
  await bench.note('read much', Promise.resolve(read?.vtt === LARGE));
  if (large) await bench.note('remove much', client.deleteSubtitle(id, large.id));
  await bench.note('attach', client.attachSubtitle(id, { language: 'fre', vtt: VTT, name: 'French' }));
  await bench.note('attach again', client.attachSubtitle(id, { language: 'fre', vtt: `${VTT}2`, name: 'French' }));
  await bench.note('all now', client.listSubtitles(id));
  await bench.note('of the other video', client.listSubtitles(second?.id ?? 2));
  await bench.note('through the other video', client.getSubtitle(second?.id ?? 2, subtitle));
  await bench.note('remove', client.deleteSubtitle(id, subtitle));
  await bench.note('read the removed', client.getSubtitle(id, subtitle));
  await bench.note('all left', client.listSubtitles(id));
  await bench.note('delete', client.deleteVideo(id));
  await bench.note('look at the other', client.getVideo(second?.id ?? 2));
  await bench.note('look at the deleted', client.getVideo(id));
  await bench.note('list', client.listVideos());
  await bench.note('videos of nobody', client.getVideo(987_654));
}
