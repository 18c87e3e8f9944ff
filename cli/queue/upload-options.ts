import type { JsonObject } from '../../src/base/json.ts';
import type { CaptionServices } from '../../src/origin/index.ts';
import { type UploadFlags, uploadServices } from '../origin/upload-services.ts';
import { notByThisWorker } from './not-by-this-worker.ts';
import { serviceFlags, type WorkerParts, workerStages } from './worker-stages.ts';

/** Returns how a worker makes the services for the uploads of an origin, from what the origin tells. */
export function servicesForUploads(
  parts: WorkerParts,
): (request: JsonObject) => Promise<Omit<CaptionServices, 'state' | 'surroundings'>> {
  const stagesFor = workerStages(parts);
  const read = async (request: JsonObject) => {
    const none = { to: [], publish: [], out: '', name: [], formats: ['vtt'], state: '', parallel: 1 };
    const flags = { ...none, ...request, ...serviceFlags(parts.flags) } as unknown as UploadFlags;
    const { target, stages } = await stagesFor(JSON.stringify(request), flags);
    return uploadServices(flags, target, stages);
  };
  return (request) => notByThisWorker(() => read(request));
}
