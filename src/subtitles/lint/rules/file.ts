import { cite } from '../../profiles/citation.ts';
import { otherLanguage } from '../language/guess-language.ts';
import type { LintRule } from '../rule.ts';

/** Code units of text that are enough to tell a language. */
const SAMPLE = 2_000;

/**
 * UTF-8 that was read as Windows-1252: `Ã©`, `â€™`. Not with a quotation mark, a dash, dots or a space behind `Ã`, which ends words
 * of Portuguese and Vietnamese in capitals (`AMANHÃ…`).
 */
const MISREAD =
  /\u00c3[\u0080-\u009f\u00a1-\u00aa\u00ac-\u00ba\u00bc-\u00bf\u0152-\u02dc\u2020-\u2022\u2030-\u203a\u20ac\u2122]|\u00e2\u20ac[\u0080-\u00bf\u02dc\u0152-\u2122]/;

/** Rules on the file as a whole. */
export const fileRules: readonly LintRule[] = [
  {
    id: 'file/no-cues',
    title: 'The file has a cue.',
    level: 'error',
    citation: cite('assumed', 'WCAG', 'OURS'),
    start: ({ report }) => ({
      end(cues) {
        if (cues > 0) return;
        report(null, {
          message: 'The file has no cue that a player shows.',
          hint: 'See the other findings, or write cues.',
        });
      },
    }),
  },
  {
    id: 'file/nul',
    title: 'The file has no NUL.',
    level: 'error',
    citation: cite('documented', 'WEBVTT'),
    start: ({ content, report }) => ({
      end() {
        const at = content.indexOf('\0');
        if (at < 0) return;
        report(null, {
          message: 'The file has a NUL character, which players show as a replacement character or end the text at.',
          hint: 'Remove it. If it stands beside every character, the file is UTF-16: name that encoding.',
          at,
        });
      },
    }),
  },
  {
    id: 'file/lost-characters',
    title: 'The text has no sign of a wrong decoding.',
    level: 'warning',
    citation: cite('assumed', 'OURS'),
    start: ({ content, report }) => ({
      end() {
        const lost = content.indexOf('\ufffd');
        const mayBeMisread = content.includes('\u00c3') || content.includes('\u00e2\u20ac');
        const at = lost >= 0 ? lost : ((mayBeMisread ? MISREAD.exec(content)?.index : undefined) ?? -1);
        if (at < 0) return;
        report(null, {
          message: `The file was decoded by a wrong encoding once: it has “${content.slice(at, at + 3).trim()}”.`,
          hint: 'Take the text from its source again.',
          at,
        });
      },
    }),
  },
  {
    id: 'file/language',
    title: 'The text is in the declared language.',
    level: 'warning',
    citation: cite('documented', 'WCAG'),
    start: ({ report, language }) => {
      if (language === '') return {};
      let sample = '';
      return {
        cue(cue) {
          if (sample.length < SAMPLE) sample += `${cue.lines.join('\n')}\n`;
        },
        end() {
          const other = otherLanguage(sample.slice(0, 2 * SAMPLE), language);
          if (other === undefined) return;
          report(null, {
            message: `The text seems to be in “${other}”; the file declares “${language}”.`,
            hint: 'Correct the declared language, or take the right file.',
          });
        },
      };
    },
  },
];
