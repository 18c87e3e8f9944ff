import { createGcoreClient, type GcoreOptions } from '../../../src/clients/gcore-ai.ts';
import type { Bench, Environment } from './diary.ts';

/** Makes the client of a tenant. */
export type ClientOf = (bench: Bench, more?: Partial<GcoreOptions>) => ReturnType<typeof createGcoreClient>;

/** A client per tenant, with the tenant's clock and without chance. */
export const clientsIn =
  (environment: Environment): ClientOf =>
  (bench, more = {}) =>
    createGcoreClient({
      baseUrl: environment.GCORE_BASE_URL,
      apiKey: bench.credentials('gcore-ai').apiKey ?? '',
      clock: bench.clock,
      random: () => 0,
      ...more,
    });

/** The public video of Gcore's documentation. */
export const CLIP = 'https://demo-files.gvideo.io/apidocs/spritefright-blender-cut30sec.mp4';

/** A small file with what a subtitle may hold. */
export const VTT = '\ufeffWEBVTT\r\n\r\n1\r\n00:00:01.000 --> 00:00:02.000\r\nHello <i>world</i> &amp; you\r\n';
