/** The part of a BCP 47 tag before its first hyphen, in lower case; old and macro codes as their usual one. */
export function primarySubtag(tag: string): string {
  const primary = tag.split('-', 1)[0]?.toLowerCase() ?? '';
  return (Object.hasOwn(ALIASES, primary) ? ALIASES[primary] : undefined) ?? primary;
}

const ALIASES: Readonly<Record<string, string>> = {
  no: 'nb',
  nn: 'nb',
  iw: 'he',
  in: 'id',
  cmn: 'zh',
  fil: 'tl',
  yue: 'zh',
};

/** Tables that tell two written forms of a language apart: what a tag without a script or region means. */
function writtenForm(primary: string, rest: readonly string[]): string {
  if (primary === 'zh') {
    return rest.some((part) => ['hant', 'tw', 'hk', 'mo'].includes(part)) && !rest.includes('hans')
      ? 'zh-Hant'
      : 'zh-Hans';
  }
  if (primary === 'pt') return rest.length > 0 && !rest.includes('br') ? 'pt-PT' : 'pt-BR';
  return primary;
}

/** Finds the key of a language table for a BCP 47 tag: `zh-TW` is `zh-Hant`, `pt` is `pt-BR`, `es-419` is `es`, `no` is `nb`. */
export function languageKey(tag: string, table: Readonly<Record<string, unknown>>): string | undefined {
  const [, ...rest] = tag.toLowerCase().split('-');
  const primary = primarySubtag(tag);
  return [writtenForm(primary, rest), primary].find((key) => Object.hasOwn(table, key));
}
