import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Api from '@opentelemetry/api';
import type * as Exporter from '@opentelemetry/exporter-trace-otlp-http';
import type * as Resources from '@opentelemetry/resources';
import type * as Sdk from '@opentelemetry/sdk-trace-base';
import type { EntrySpan } from './span-of-entry.ts';

/** Where spans go. */
export interface SpanSink {
  send(span: EntrySpan): void;
  /** Sends what waits, and stops. */
  close(): Promise<void>;
}

/** The packages that are needed, unless the program already has a tracer provider: then only the first. */
export const otelPackages = [
  '@opentelemetry/api',
  '@opentelemetry/sdk-trace-base',
  '@opentelemetry/resources',
  '@opentelemetry/exporter-trace-otlp-http',
] as const;

/** A package that is not installed. */
export class MissingPackageError extends Error {
  override readonly name = 'MissingPackageError';
}

/** How spans are sent. */
export interface OtelOptions {
  readonly version: string;
  /** Receives why spans are not sent. */
  readonly onProblem: (problem: string) => void;
  /** Loads a package. @throws {MissingPackageError} */
  readonly load?: <Module>(name: string) => Module;
}

/**
 * Opens a sink on the packages of OpenTelemetry, which read their own variables. A provider that the program has registered
 * (with `--import`) gets the spans; else they go to the collector by OTLP over HTTP.
 * @throws {MissingPackageError}
 */
export function openOtel({ version, onProblem, load = loadPackage }: OtelOptions): SpanSink {
  const api = load<typeof Api>('@opentelemetry/api');
  const registered = api.trace.getTracerProvider();
  const ofProgram = 'getDelegateTracer' in registered ? registered : null;
  const tracer = (ofProgram as Api.ProxyTracerProvider | null)?.getDelegateTracer('caption-harness', version);
  if (tracer !== undefined) return { send: (span) => sendSpan(api, tracer, span), close: async () => {} };
  const sdk = load<typeof Sdk>('@opentelemetry/sdk-trace-base');
  const resources = load<typeof Resources>('@opentelemetry/resources');
  const { OTLPTraceExporter } = load<typeof Exporter>('@opentelemetry/exporter-trace-otlp-http');
  const { defaultResource, resourceFromAttributes, detectResources, envDetector } = resources;
  const named = resourceFromAttributes({ 'service.name': 'caption-harness', 'service.version': version });
  const resource = defaultResource()
    .merge(named)
    .merge(detectResources({ detectors: [envDetector] }));
  const exporter = reporting(new OTLPTraceExporter(), onProblem);
  const provider = new sdk.BasicTracerProvider({ resource, spanProcessors: [new sdk.BatchSpanProcessor(exporter)] });
  const own = provider.getTracer('caption-harness', version);
  return {
    send: (span) => sendSpan(api, own, span),
    close: () => provider.shutdown().catch(() => {}),
  };
}

function sendSpan(api: typeof Api, tracer: Api.Tracer, { name, kind, start, end, parent, ...rest }: EntrySpan): void {
  const { traceState, isError, attributes } = rest;
  const remote = parent && {
    ...parent,
    isRemote: true,
    ...(traceState === undefined ? {} : { traceState: api.createTraceState(traceState) }),
  };
  const context = remote === null ? api.ROOT_CONTEXT : api.trace.setSpanContext(api.ROOT_CONTEXT, remote);
  const spanKind = kind === 'server' ? api.SpanKind.SERVER : api.SpanKind.CLIENT;
  const span = tracer.startSpan(name, { kind: spanKind, startTime: start, attributes }, context);
  if (isError) span.setStatus({ code: api.SpanStatusCode.ERROR });
  span.end(end);
}

/** The exporter, with its first failure of each kind reported: the packages are silent about it. */
function reporting(exporter: Sdk.SpanExporter, onProblem: (problem: string) => void): Sdk.SpanExporter {
  const reported = new Set<string>();
  return {
    export: (spans, done) =>
      exporter.export(spans, (result) => {
        const problem = result.error?.message ?? '';
        if (result.error !== undefined && !reported.has(problem)) {
          reported.add(problem);
          onProblem(`the collector did not take spans (${problem})`);
        }
        done(result);
      }),
    shutdown: () => exporter.shutdown(),
    forceFlush: () => exporter.forceFlush?.() ?? Promise.resolve(),
  };
}

/** Loads a package beside this one, or one of the user's project. */
function loadPackage<Module>(name: string): Module {
  const places = [import.meta.url, pathToFileURL(join(process.cwd(), 'package.json')).href];
  for (const place of places) {
    try {
      return createRequire(place)(name) as Module;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'MODULE_NOT_FOUND') throw error;
    }
  }
  throw new MissingPackageError(`the package ${name} is not installed`);
}
