import { englishName } from '../../src/base/english-name.ts';
import { type BulkPlan, type CaptionPlan, isFinished } from '../../src/pipeline/index.ts';
import { count, number } from './numbers.ts';

const amount = ({ exact }: { readonly exact: boolean }, text: string): string => `${exact ? '' : 'about '}${text}`;

/** Describes what captioning a video would do and cost. One of several is described without what all share. */
export function describePlan(plan: CaptionPlan, several = false): string {
  const { title, durationSeconds, language, translations, price, cues, balance, earlier, left } = plan;
  const length = durationSeconds === null ? 'length unknown' : `${durationSeconds.toFixed(1)} s`;
  const head = `${several ? plan.video : title} (${length})`;
  if (isFinished(plan)) return `${head}: finished by an earlier run\n`;
  const spoken = language === null ? 'language to be detected' : (englishName(language) ?? language);
  const cueCount = cues ? `, ${amount(cues, count(cues.count, 'cue'))}` : '';
  const cost = price && price.amount > 0 ? `, ${amount(price, units(price))}` : '';
  const into = translations.filter((target) => left.translations.includes(target));
  const paid = translations.length - into.length;
  return [
    `${head}${earlier === 'nothing' ? '' : `: an earlier run is ${earlier}`}`,
    `  transcribe  ${plan.given ? 'nothing: the transcript is given' : left.transcribe ? plan.transcriber : 'done by an earlier run'}, ${spoken}${cueCount}`,
    `  translate   ${into.length === 0 ? 'nothing' : `${plan.translator} into ${into.join(', ')}`}${cost}${
      paid === 0 ? '' : ` (${paid} done by an earlier run)`
    }${several || balance === null ? '' : ` (${number(balance)} left)`}`,
    `  publish     ${plan.publishers.join(', ')}`,
    ...plan.notices.map((notice) => `  ${notice}`),
    ...(several ? [] : ['  Nothing was made, sent or paid.']),
    '',
  ].join('\n');
}

/** Describes what captioning a list would cost. */
export function describeTotals({
  open,
  finished,
  refused,
  seconds,
  unknown,
  price,
  balance,
}: BulkPlan['totals']): string {
  const minutes = `${(seconds / 60).toFixed(1)} min`;
  const parts = [
    `${count(open, 'video')} to caption (${minutes}${unknown > 0 ? `, and ${unknown} of unknown length` : ''})`,
    ...(finished > 0 ? [`${finished} finished`] : []),
    ...(refused > 0 ? [`${refused} cannot be captioned`] : []),
    `${amount(price, units(price))}${unknown > 0 ? ' and more' : ''}${balance === null ? '' : ` of ${number(balance)} left`}`,
  ];
  return `${parts.join('; ')}.\nNothing was made, sent or paid.\n`;
}

const units = ({ amount: value, unit }: { readonly amount: number; readonly unit: string }): string =>
  count(value, unit.replace(/s$/, ''));
