import { type ClockSpec, parseClock } from '../../../src/base/clock.ts';
import type { OptionNames } from '../../../src/base/known-options.ts';
import { listed, suggest } from '../../../src/base/nearest-first.ts';
import { TIME_RANGE } from '../../../src/base/time-range.ts';
import { profiles, switchDefaults, switchValues } from '../../../src/contracts/switches.ts';

/** A configured rate window; null switches the limit off. */
export type LimitSetting = { readonly requests: number; readonly seconds: number } | null;

/** The settings of a tenant. */
export interface TenantSettings {
  readonly clock: ClockSpec;
  readonly seed: number;
  /** Full switch name to value; every switch has one. */
  readonly switches: Readonly<Record<string, string>>;
  /** Whole credits at the start. */
  readonly credits: number;
  /** By provider. Default: the provider's own limit. */
  readonly limits: Readonly<Record<string, LimitSetting>>;
}

/** The default credits of a tenant (docs/architecture.md). */
const DEFAULT_CREDITS = 100_000;

/** Settings of a new tenant in a world with default options. */
export const defaultSettings: TenantSettings = {
  clock: { mode: 'real' },
  seed: 1,
  switches: switchDefaults,
  credits: DEFAULT_CREDITS,
  limits: {},
};

/** A setting that does not exist or has an invalid value. */
export class SettingError extends Error {
  /** What there is instead, the nearest first; of many names, some. */
  readonly known: string;

  constructor(problem: string, known: readonly string[]) {
    super(problem);
    this.name = 'SettingError';
    this.known = listed(known);
  }
}

/** Settings from a request or a command line. */
export interface SettingsPatch {
  readonly clock?: string | undefined;
  readonly seed?: number | undefined;
  readonly switches?: Readonly<Record<string, string>> | undefined;
  readonly credits?: number | undefined;
  readonly limits?: Readonly<Record<string, LimitSetting>> | undefined;
}

/** The members of such settings. */
export const settingNames: OptionNames<SettingsPatch> = {
  clock: true,
  credits: true,
  limits: true,
  seed: true,
  switches: true,
};

/**
 * Merges a patch into settings.
 * @throws {SettingError} for an unknown switch, value or clock; its message and `known` list the valid ones.
 */
export function mergeSettings(settings: TenantSettings, patch: SettingsPatch): TenantSettings {
  return {
    clock: patch.clock === undefined ? settings.clock : readClock(patch.clock),
    seed: patch.seed ?? settings.seed,
    switches: { ...settings.switches, ...checkSwitches(patch.switches ?? {}) },
    credits: patch.credits ?? settings.credits,
    limits: { ...settings.limits, ...patch.limits },
  };
}

/** The switches of a profile. @throws {SettingError} for an unknown profile. */
export function profileSwitches(name: string): Readonly<Record<string, string>> {
  const profile = Object.hasOwn(profiles, name) ? profiles[name] : undefined;
  if (!profile) throw new SettingError(`There is no profile ${name}.`, Object.keys(profiles));
  return profile;
}

function readClock(text: string): ClockSpec {
  try {
    return parseClock(text);
  } catch {
    throw new SettingError(`"${text}" is not a clock.`, [
      'real',
      'manual',
      `manual:<ISO time> (${TIME_RANGE})`,
      'scaled:<factor>',
    ]);
  }
}

function checkSwitches(switches: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  for (const [name, value] of Object.entries(switches)) {
    const values = switchValues(name);
    if (!values) throw unknownSwitch(name);
    if (!values.includes(value)) throw new SettingError(`The switch ${name} has no value "${value}".`, values);
  }
  return switches;
}

function unknownSwitch(name: string): SettingError {
  const { hint, known } = suggest(name, Object.keys(switchDefaults));
  return new SettingError(`There is no switch ${name}.${hint} \`caption-harness switches\` describes all.`, known);
}
