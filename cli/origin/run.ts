import { StateFileError } from '../../src/base/file-format.ts';
import { LockedError } from '../../src/base/file-lock.ts';
import { localProblem } from '../../src/base/local-problem.ts';
import { type RunningOrigin, startOrigin } from '../../src/origin/index.ts';
import { CaptionError } from '../../src/pipeline/index.ts';
import { namedStages } from '../caption/stages.ts';
import { openTarget } from '../caption/target.ts';
import { UsageError } from '../exit-codes.ts';
import { listenFrom, listenProblem, tellHowToTrust, warnBeyondLoopback } from '../listen-options.ts';
import type { SharedPacers } from '../queue/shared-pacers.ts';
import { sharedTarget } from '../queue/shared-target.ts';
import { openBucket } from './bucket.ts';
import type { OriginFlags } from './flags.ts';
import { uploadFlags, uploadRequest, uploadServices } from './upload-services.ts';

/** Carries out the command: starts the origin and, by default, the mocks it uses. @throws {UsageError} */
export async function runOrigin(flags: OriginFlags): Promise<void> {
  const stop = new AbortController();
  const caption = uploadFlags(flags);
  const listening = await listenFrom(flags, process.env);
  const { redis, prefix } = flags;
  if (redis !== undefined && flags.store !== 's3') {
    throw new UsageError('--redis is for origins that share one bucket. Add --store s3, or leave --redis out.');
  }
  const target = redis === undefined ? await openTarget(caption, process.env) : await sharedTarget(flags);
  let pacers: SharedPacers | undefined;
  try {
    if (redis !== undefined) {
      // Only origins that share a Redis load it.
      const { openSharedPacers } = await import('../queue/shared-pacers.ts');
      pacers = await openSharedPacers({ redis, prefix });
    }
    const stages = namedStages(caption, target, stop.signal, pacers?.pacerOf);
    const origin = await startOrigin({
      data: flags.data,
      services: uploadServices(caption, target, stages),
      shared: redis === undefined ? undefined : { redis, prefix, request: uploadRequest(flags) },
      store: flags.store === 's3' ? await openBucket(flags, process.env) : undefined,
      port: flags.port,
      host: flags.host,
      token: flags.token ?? (process.env.CAPTION_HARNESS_TOKEN || undefined),
      ...listening,
      // Without the option, the origin has its own default.
      corsOrigins: flags.corsOrigin?.length ? flags.corsOrigin : undefined,
      maxBytes: flags.maxMegabytes * 1_000_000,
      maxUploads: flags.maxUploads,
      maxUploadBytes: flags.maxUploadMegabytes * 1_000_000,
      timeouts: { idle: flags.idleSeconds * 1_000 },
      cacheSubtitles: flags.cacheSubtitles,
      parallel: redis === undefined ? Math.max(1, flags.parallel) : flags.parallel,
      onNotice: (message) => process.stderr.write(`set aside: ${message}\n`),
      onDefect: (error) => process.stderr.write(`defect: ${error instanceof Error ? error.stack : String(error)}\n`),
    });
    const { url, token } = origin;
    const ready = JSON.stringify({ url, ...(token === null ? {} : { token }) });
    tellHowToTrust(flags, process.env);
    process.stdout.write(flags.json ? `${ready}\n` : greeting(origin, flags));
    warnBeyondLoopback(flags.host, 'this server; they need its token for all but videos and tracks');
    const end = () => {
      stop.abort();
      void origin
        .close()
        .then(() => pacers?.close())
        .then(() => target.close())
        .then(() => process.exit());
    };
    process.once('SIGINT', end);
    process.once('SIGTERM', end);
  } catch (error) {
    await pacers?.close();
    await target.close();
    if (error instanceof LockedError) throw new UsageError(`Another origin uses ${flags.data}. Name another --data.`);
    const notListening = listenProblem(error, '--port 0 takes a free port.');
    if (notListening) throw notListening;
    if (error instanceof StateFileError || error instanceof CaptionError) throw new UsageError(error.message);
    const problem = localProblem(error);
    if (problem === null) throw error;
    throw new UsageError(`The data folder ${flags.data} cannot be used: ${problem}. Name another --data.`);
  }
}

/** The text for people: the address of the page, where files are kept, and which services make the captions. */
function greeting({ url, token }: RunningOrigin, flags: OriginFlags): string {
  const { data, store, transcriber, translator, target } = flags;
  // The page reads the token from the fragment, which browsers do not send.
  const page = token === null ? url : `${url}/#token=${encodeURIComponent(token)}`;
  const whose = target === 'mock' ? 'mocks: the text is invented' : 'the real services, at your cost';
  return [
    `Captions on upload: ${page}`,
    `  kept in   ${store === 's3' ? `the bucket, and ${data}` : data}`,
    `  made by   ${transcriber} and ${translator}, ${whose}`,
    'Ctrl-C stops it.',
    '',
  ].join('\n');
}
