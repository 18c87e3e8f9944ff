import { type Command, InvalidArgumentError, Option } from 'commander';
import type { CaptionRules } from '../src/subtitles/index.ts';
// The front door would load the whole engine, which a command that is not carried out does not need.
import { LayoutSettingError, parseLayoutSettings } from '../src/subtitles/profiles/layout-settings.ts';
import {
  type Audience,
  type DcmpLevel,
  dcmpLevels,
  type ProfileName,
  profileNames,
} from '../src/subtitles/profiles/types.ts';
import { oneOf } from './options.ts';

/** The options that choose the rules of captions. */
export interface RuleFlags {
  readonly profile?: ProfileName;
  readonly layout: readonly string[];
  readonly audience?: Audience;
  readonly sdh?: true;
  readonly level?: DcmpLevel;
  readonly frameRate?: number;
}

/** The option that says what the pipeline does with findings. */
export interface LintLevelFlag {
  readonly lint: 'warn' | 'error' | 'off';
}

/** Adds the option that says what the pipeline does with findings. */
export const withLintLevel = (command: Command): Command =>
  command.addOption(
    oneOf(
      '--lint <what>',
      'findings on tracks: report, hold tracks with errors back, or do not look',
      ['warn', 'error', 'off'],
      'warn',
    ),
  );

/** Adds the options that choose the rules of captions. */
export const withRuleOptions = (command: Command): Command =>
  command
    .addOption(oneOf('--profile <name>', 'rules that captions follow (default: netflix)', profileNames))
    .addOption(
      new Option(
        '--layout <key=value>',
        'limit instead of the profile’s, such as lineLength=37 or ja.lines=1 (repeatable)',
      )
        .argParser(layoutSetting)
        .default([], 'none'),
    )
    .addOption(oneOf('--audience <name>', 'for whom captions are (default: adult)', ['adult', 'children']))
    .option('--sdh', 'captions are for the deaf and hard of hearing')
    .addOption(oneOf('--level <name>', 'with --profile dcmp: level of presentation', dcmpLevels))
    .option('--frame-rate <number>', 'frames per second of the video, for gaps (default: 24)', frameRate);

function layoutSetting(text: string, before: readonly string[] = []): string[] {
  try {
    parseLayoutSettings([text]);
  } catch (error) {
    if (error instanceof LayoutSettingError) throw new InvalidArgumentError(error.message);
    throw error;
  }
  return [...before, text];
}

function frameRate(text: string): number {
  const value = /^\d+(?:\.\d+)?$/.test(text) ? Number(text) : 0;
  if (value >= 1 && value <= 1000) return value;
  throw new InvalidArgumentError(`expected a number from 1 to 1000, got "${text}".`);
}

/** Returns the rules that the flags choose, or undefined when they choose none. */
export function rulesFrom({ profile, layout, audience, sdh, level, frameRate }: RuleFlags): CaptionRules | undefined {
  const rules: CaptionRules = {
    ...(profile && { profile }),
    ...(layout.length > 0 && { layouts: parseLayoutSettings(layout) }),
    ...(audience && { audience }),
    ...(sdh && { sdh }),
    ...(level && { level }),
    ...(frameRate !== undefined && { frameRate }),
  };
  return Object.keys(rules).length > 0 ? rules : undefined;
}
