import pLimit from 'p-limit';
import { findingsOf, holdBack } from './check-track.ts';
import { CaptionError } from './errors.ts';
import { explain } from './explain.ts';
import { checkTranslations, jobKey } from './job.ts';
import { isSameLanguage } from './languages/languages.ts';
import type { CaptionResult, CaptionTrack } from './options.ts';
import type { Run } from './run.ts';
import type { Track } from './stages/types.ts';
import { translateTrack } from './translate-track.ts';

/** Translates and publishes each language. A failed language does not stop the others. */
export async function deliver(run: Run, original: Track): Promise<Pick<CaptionResult, 'tracks' | 'spent'>> {
  const { job, video, progress, tools } = run;
  const { translator, publishers, parallelLanguages = 4 } = job.options;
  const targets = checkTranslations(job, original.language);
  // The original serves a requested en-GB for English speech.
  const requested = job.wanted.filter((language) => isSameLanguage(language, original.language));
  const { given } = job.options.transcriber;
  const own = given?.isPublished ? [] : requested.length > 0 ? requested : [original.language];
  for (const publisher of publishers) for (const language of own) publisher.check(video, language);
  const held = (await translator?.reserve(original, targets, tools())) ?? [];
  const limited = pLimit(parallelLanguages);
  let amount = 0;

  const translated = (target: string, at: number): Promise<Track> => {
    const release = () => {
      const price = held[at] && translator?.price(original);
      if (price) {
        amount += price.amount;
        progress.pay(price);
      }
      held[at]?.();
    };
    return translateTrack(run, { original, target, parts: targets.length, release });
  };
  const published = async (track: Track): Promise<CaptionTrack> => {
    const findings = findingsOf(track, job.options);
    await holdBack(track, findings, { options: job.options, key: jobKey(video), keep: run.surroundings.keepTrack });
    const part = progress.part('publish', targets.length + own.length, track.language);
    const places: CaptionTrack['published'][number][] = [];
    const failures: unknown[] = [];
    for (const publisher of publishers) {
      try {
        places.push({ publisher: publisher.id, ...(await publisher.publish(video, track, tools(part.report))) });
      } catch (error) {
        const failure = explain(error);
        // The other publishers get their tracks all the same, unless they could not.
        failures.push(failure);
        if (!(failure instanceof CaptionError) || failure.kind === 'cancelled') break;
      }
    }
    part.end(failures.length === 0 ? 'done' : 'failed');
    if (failures.length > 0) throw failures.find((error) => !(error instanceof CaptionError)) ?? failures[0];
    return { ...track, findings, published: places };
  };
  const work = [
    ...own.map((language) => () => published({ ...original, language })),
    ...targets.map((target, at) => async () => published(await translated(target, at))),
  ];
  try {
    const ends = await Promise.allSettled(work.map((task) => limited(task)));
    const failed = ends.flatMap((end, at) =>
      end.status === 'rejected' ? [{ language: [...own, ...targets][at] ?? '', error: explain(end.reason) }] : [],
    );
    if (failed.length > 0) throw together(failed, ends.length);
    const tracks = ends.flatMap((end) => (end.status === 'fulfilled' ? [end.value] : []));
    return { tracks, spent: { amount, unit: translator?.price(original).unit ?? 'credits' } };
  } finally {
    for (const release of held) release();
  }
}

/** Joins several failures: reports the gravest one and all languages. A defect comes first. */
function together(failed: readonly { language: string; error: unknown }[], all: number): unknown {
  const defect = failed.find(({ error }) => !(error instanceof CaptionError));
  const first = (defect ?? failed[0])?.error;
  if (!(first instanceof CaptionError) || first.kind === 'cancelled' || failed.length === 1) return first;
  const languages = failed.map(({ language }) => language).join(', ');
  return new CaptionError({
    kind: first.kind,
    cause: `${failed.length} of ${all} tracks failed (${languages}). ${first.reason}`,
    next: first.next,
    error: first.cause,
  });
}
