import { StateFileError } from '../../src/base/file-format.ts';
import { LockedError } from '../../src/base/file-lock.ts';
import { localProblem } from '../../src/base/local-problem.ts';
import { type ObjectStore, type RunningOrigin, startOrigin } from '../../src/origin/index.ts';
import { CaptionError, loopbackHost } from '../../src/pipeline/index.ts';
import { namedStages } from '../caption/stages.ts';
import { openTarget } from '../caption/target.ts';
import { keepHeapCompact } from '../compact-heap.ts';
import { UsageError } from '../exit-codes.ts';
import { listenFrom, listenProblem, tellHowToTrust, warnBeyondLoopback } from '../listen-options.ts';
import type { SharedPacers } from '../queue/shared-pacers.ts';
import { sharedTarget } from '../queue/shared-target.ts';
import { rulesFrom } from '../rule-options.ts';
import type { OriginFlags } from './flags.ts';

/** Carries out the command: starts the origin and, by default, the mocks it uses. @throws {UsageError} */
export async function runOrigin(flags: OriginFlags): Promise<void> {
  const stop = new AbortController();
  const caption = {
    ...flags,
    to: [],
    publish: [],
    out: '',
    name: [],
    formats: ['vtt'] as const,
    state: flags.data,
  };
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
    const { transcriber, translator } = namedStages(caption, target, stop.signal, pacers?.pacerOf);
    keepHeapCompact();
    const origin = await startOrigin({
      data: flags.data,
      services: {
        transcriber: transcriber(flags.transcriber),
        translator: translator(),
        rules: rulesFrom(flags),
        lint: flags.lint,
        layout: flags.dropRepeats ? { dropRepeats: true } : undefined,
        servers: target.servers,
        clock: target.clock ?? undefined,
        // Only mocks on this machine can fetch a file from this machine.
        host: target.kind === 'mock' ? loopbackHost : undefined,
      },
      shared: redis === undefined ? undefined : { redis, prefix },
      store: flags.store === 's3' ? await openS3(flags, process.env) : undefined,
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
      parallel: Math.max(1, flags.parallel),
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

async function openS3(flags: OriginFlags, environment: NodeJS.ProcessEnv): Promise<ObjectStore> {
  const need = (value: string | undefined, how: string): string => {
    if (value) return value;
    throw new UsageError(`--store s3 needs ${how}.`);
  };
  // Only this store loads the code that signs requests.
  const { createS3Store } = await import('../../src/origin/store/s3-store.ts');
  return createS3Store({
    endpoint: need(flags.s3Endpoint ?? environment.S3_ENDPOINT, '--s3-endpoint, or S3_ENDPOINT'),
    bucket: need(flags.s3Bucket ?? environment.S3_BUCKET, '--s3-bucket, or S3_BUCKET'),
    region: flags.s3Region,
    accessKeyId: need(environment.AWS_ACCESS_KEY_ID, 'AWS_ACCESS_KEY_ID'),
    secretAccessKey: need(environment.AWS_SECRET_ACCESS_KEY, 'AWS_SECRET_ACCESS_KEY'),
  });
}
