import { givenTranscriber } from '../../src/pipeline/index.ts';
import type { OptionsFor } from '../../src/pipeline/redis/queue/types.ts';
import type { CaptionFlags } from '../caption/flags.ts';
import { optionsFor, requestsFor } from '../caption/options.ts';
import type { RequestFlags } from './flags.ts';
import { notByThisWorker } from './not-by-this-worker.ts';
import { isRemote, pathOnThisMachine } from './shared-folder.ts';
import { signedUrl } from './signed-url.ts';
import { serviceFlags, type WorkerParts, workerStages } from './worker-stages.ts';

/** Returns how a worker reads the options of the videos in the queue. */
export function optionsForJobs(parts: WorkerParts): OptionsFor {
  const { flags, signal, environment } = parts;
  const stagesFor = workerStages(parts);
  const read: OptionsFor = async ({ video, name, request }) => {
    const wanted = request as unknown as RequestFlags;
    const out = wanted.publish.includes('files') ? pathOnThisMachine(wanted.out, flags.sharedFolder) : '';
    const caption: CaptionFlags = { ...wanted, ...serviceFlags(flags), out, name: [], state: '', parallel: 1 };
    const isUrl = isRemote(video);
    const { target, stages } = await stagesFor(JSON.stringify([request, isUrl]), caption);
    const isObject = /^s3:/i.test(video);
    const source = isObject
      ? await signedUrl(video, environment)
      : isUrl
        ? video
        : pathOnThisMachine(video, flags.sharedFolder);
    const given = wanted.given && givenTranscriber(wanted.given);
    const [chosen] = requestsFor([{ video: source, name, isUrl }], caption, stages, given);
    if (!chosen) throw new TypeError('there is no video to caption');
    const made = { flags: caption, target, stages, requests: [chosen], to: caption.to, signal };
    const { state: _folder, signal: _signal, earlier: _earlier, ...options } = optionsFor(made);
    const named = { name, ...(isObject ? { identity: video } : {}) };
    return { source, options: { ...options, ...named, transcriber: chosen.transcriber } };
  };
  return (video) => notByThisWorker(() => read(video));
}
