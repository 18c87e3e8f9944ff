import type { CaptionPlan, CaptionResult } from '../../src/pipeline/index.ts';

const number = (value: number): string => value.toLocaleString('en-US');
const names = new Intl.DisplayNames(['en'], { type: 'language' });

/** Describes where each track of a video was published. */
export function describeResult({ title, language, cues, tracks, spent, notices }: CaptionResult): string {
  const width = Math.max(...tracks.map((track) => track.language.length));
  const lines = tracks.flatMap((track) =>
    track.published.map(({ place }, at) => `  ${(at === 0 ? track.language : '').padEnd(width)}  ${place}`),
  );
  const cost = spent.amount === 0 ? 'nothing spent' : `${number(spent.amount)} ${spent.unit} spent`;
  return [
    `${title}: ${cues} cues in ${names.of(language)}, ${tracks.length} tracks, ${cost}`,
    ...lines,
    ...notices.map((notice) => `  ${notice}`),
    '',
  ].join('\n');
}

/** Describes what captioning a video would do and cost. */
export function describePlan(plan: CaptionPlan): string {
  const { title, durationSeconds, language, translations, price, cues, balance, earlier } = plan;
  const length = durationSeconds === null ? 'length unknown' : `${durationSeconds.toFixed(1)} s`;
  const amount = (about: { readonly exact: boolean }, value: number) =>
    `${about.exact ? '' : 'about '}${number(value)}`;
  return [
    `${title} (${length})${earlier === 'nothing' ? '' : `: an earlier run is ${earlier}`}`,
    `  transcribe  ${plan.transcriber}, ${language === null ? 'language to be detected' : names.of(language)}${cues ? `, ${amount(cues, cues.count)} cues` : ''}`,
    `  translate   ${translations.length === 0 ? 'nothing' : `${plan.translator} into ${translations.join(', ')}`}${
      price && price.amount > 0 ? `, ${amount(price, price.amount)} ${price.unit}` : ''
    }${balance === null ? '' : ` (${number(balance)} left)`}`,
    `  publish     ${plan.publishers.join(', ')}`,
    '  Nothing was made, sent or paid.',
    '',
  ].join('\n');
}
