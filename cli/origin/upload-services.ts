import type { JsonObject } from '../../src/base/json.ts';
import type { CaptionServices } from '../../src/origin/index.ts';
import { loopbackHost } from '../../src/pipeline/index.ts';
import type { CaptionFlags } from '../caption/flags.ts';
import type { NamedStages } from '../caption/stages.ts';
import type { Target } from '../caption/target.ts';
import { rulesFrom } from '../rule-options.ts';
import type { OriginFlags } from './flags.ts';

/** The options of a run of `caption` that captions uploads as an origin asks. */
export type UploadFlags = CaptionFlags & { readonly transcriber: string };

/** Returns the options of an origin as those of `caption`. It names languages with each upload, and publishes by itself. */
export const uploadFlags = (flags: OriginFlags): UploadFlags => ({
  ...flags,
  to: [],
  publish: [],
  out: '',
  name: [],
  formats: ['vtt'],
  state: flags.data,
});

/** The options of an origin that its workers follow. What concerns services, places and credentials is their own. */
const FOLLOWED = [
  'transcriber',
  'translator',
  'dropRepeats',
  'lint',
  'profile',
  'layout',
  'audience',
  'sdh',
  'level',
  'frameRate',
] as const satisfies readonly (keyof OriginFlags)[];

/** Returns what workers are told of the options of an origin. */
export const uploadRequest = (flags: OriginFlags): JsonObject =>
  JSON.parse(JSON.stringify(Object.fromEntries(FOLLOWED.map((name) => [name, flags[name]])))) as JsonObject;

/** Returns the services that caption uploads. */
export function uploadServices(
  flags: UploadFlags,
  target: Target,
  { transcriber, translator }: NamedStages,
): Omit<CaptionServices, 'state' | 'surroundings'> {
  return {
    transcriber: transcriber(flags.transcriber),
    translator: translator(),
    rules: rulesFrom(flags),
    lint: flags.lint,
    layout: flags.dropRepeats ? { dropRepeats: true } : undefined,
    servers: target.servers,
    clock: target.clock ?? undefined,
    // Only mocks on this machine can fetch a file from this machine.
    host: target.kind === 'mock' ? loopbackHost : undefined,
  };
}
