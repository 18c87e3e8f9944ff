import type { SubtitleSeed } from '../../../../src/contracts/seed/subtitle-members.ts';
import type { Tenant } from '../tenant.ts';

/** Adds state to a tenant. */
export type Plant = (tenant: Tenant) => void;

/** Reads the subtitle files that a seed gives as text, path or cues. */
export interface SubtitleReader {
  /**
   * The WebVTT text; null without one. A file that cannot be read is noted as a problem.
   * @param member where it is in the seed, for problems
   */
  vtt(given: SubtitleSeed, member: string): Promise<string | null>;
}

/** One provider's part of planting: reads what its part of a seed names, and returns what adds it to a tenant. */
export interface Planter {
  readonly prepare: (seed: unknown, member: string, subtitles: SubtitleReader) => Promise<Plant>;
  /** How much of each kind a seed plants. */
  readonly count: (seed: unknown) => Readonly<Record<string, number>>;
}

/** The planters of a world by provider, each loaded at its first use. It also makes planned effects happen. */
export type Planters = Readonly<Record<string, () => Promise<Planter>>>;
