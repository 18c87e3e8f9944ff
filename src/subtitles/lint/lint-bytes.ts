import { decodeSubtitleBytes, SubtitleEncodingError } from '../encoding.ts';
import { citationText } from '../profiles/citation.ts';
import type { SubtitleFormat } from '../types.ts';
import { refuseUnknownLintOptions } from './known-lint-options.ts';
import { encodingRule } from './rules/encoding.ts';
import type { LintFinding, LintOptions, LintReport, LintSeverity } from './types.ts';

/** Findings on the bytes of a file, and its text if they can be decoded. */
export interface DecodedFile {
  readonly content: string | undefined;
  /** Name of the encoding by the WHATWG Encoding Standard. */
  readonly encoding: string | undefined;
  readonly findings: readonly LintFinding[];
}

/** Decodes a file for lint. A file that needs another encoding than UTF-8 has a finding; one that cannot be decoded, an error. */
export function decodeForLint(bytes: Uint8Array, format: SubtitleFormat, options: LintOptions): DecodedFile {
  refuseUnknownLintOptions('decodeForLint', options);
  const finding = (severity: LintSeverity, message: string, hint: string): LintFinding => ({
    file: options.file ?? '',
    cue: null,
    line: 1,
    rule: encodingRule.id,
    severity,
    message,
    hint,
    citation: citationText(encodingRule.citation),
  });
  try {
    const { content, encoding } = decodeSubtitleBytes(bytes, options.encoding);
    // A WebVTT file is UTF-8 by its standard; SubRip names no encoding, but only UTF-8 needs none.
    const message = `The file is in ${encoding}; ${format === 'vtt' ? 'players read WebVTT as UTF-8 only' : 'players may guess another encoding'}.`;
    const found =
      encoding === 'utf-8' ? [] : [finding(format === 'vtt' ? 'error' : 'warning', message, 'Save it as UTF-8.')];
    return { content, encoding, findings: found };
  } catch (error) {
    if (!(error instanceof SubtitleEncodingError)) throw error;
    const hint = 'Save the file as UTF-8, or name its encoding.';
    return { content: undefined, encoding: undefined, findings: [finding('error', error.message, hint)] };
  }
}

/** Checks a file from its bytes. */
export function lintBytes(
  bytes: Uint8Array,
  format: SubtitleFormat,
  options: LintOptions,
  lintText: (content: string, format: SubtitleFormat, options: LintOptions) => LintReport,
): LintReport {
  const { content, findings } = decodeForLint(bytes, format, options);
  if (content === undefined) return { format, cues: 0, findings };
  const report = lintText(content, format, options);
  return { ...report, findings: [...findings, ...report.findings] };
}
