// Covers: otel.ts, read-variables.ts, span-of-entry.ts, start-tracing.ts, trace-parent.ts

import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { trace } from '@opentelemetry/api';
import { BasicTracerProvider, InMemorySpanExporter, SimpleSpanProcessor } from '@opentelemetry/sdk-trace-base';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { World } from '../kernel/world/world.ts';
import { startWorld } from '../start.ts';
import { MissingPackageError } from './otel.ts';
import { readOtelVariables } from './read-variables.ts';
import { readTraceParent } from './trace-parent.ts';
import { traceWorld } from './trace-world.ts';

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const PARENT = '00f067aa0ba902b7';

interface Span {
  readonly traceId: string;
  readonly parentSpanId?: string;
  readonly name: string;
  readonly kind: number;
  readonly startTimeUnixNano: string;
  readonly endTimeUnixNano: string;
  readonly traceState?: string;
  readonly status: { readonly code?: number };
  readonly attributes: readonly { readonly key: string; readonly value: Readonly<Record<string, unknown>> }[];
}

const attributesOf = ({ attributes }: { readonly attributes: Span['attributes'] }) =>
  Object.fromEntries(attributes.map(({ key, value }) => [key, Object.values(value)[0]]));

describe('with the packages of OpenTelemetry and a collector', () => {
  let collector: Server;
  let status = 200;
  const got: { resource: { attributes: Span['attributes'] }; spans: Span[] }[] = [];
  const problems: string[] = [];
  beforeEach(async () => {
    got.length = 0;
    problems.length = 0;
    status = 200;
    collector = createServer(async (request, response) => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer);
      const { resourceSpans } = JSON.parse(Buffer.concat(parts).toString());
      for (const { resource, scopeSpans } of resourceSpans) got.push({ resource, spans: scopeSpans[0].spans });
      response.writeHead(status, { 'Content-Type': 'application/json' }).end('{}');
    });
    await new Promise<void>((ready) => collector.listen(0, '127.0.0.1', ready));
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', `http://127.0.0.1:${(collector.address() as AddressInfo).port}`);
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'team=captions');
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    collector.closeAllConnections();
    collector.close();
  });
  const traced = () =>
    startWorld({
      settings: { clock: 'manual' },
      tracing: { variables: process.env, onProblem: (problem) => problems.push(problem) },
    });
  const visit = async (baseUrl: string | undefined, path: string, headers: Record<string, string> = {}) => {
    await (await fetch(`${baseUrl}${path}`, { headers: { 'X-API-KEY': 'mock_demo', ...headers } })).arrayBuffer();
  };

  it('sends a span for each request and webhook, as a child of its traceparent, without credentials', async () => {
    const running = await traced();
    const { baseUrl } = running.providers.translateplus ?? {};
    const headers = { traceparent: `00-${TRACE}-${PARENT}-01`, tracestate: 'a=b' };
    await visit(baseUrl, '/v2/account/summary?api_key=abcdefgh1234', headers);
    await visit(baseUrl, '/nowhere');
    const stream = running.providers['cloudflare-stream'];
    const account = `${stream?.baseUrl}/accounts/${stream?.credentials.accountId}/stream`;
    const own = { Authorization: 'Bearer mock_demo' };
    await fetch(`${account}/webhook`, {
      method: 'PUT',
      headers: own,
      body: '{"notificationUrl":"http://127.0.0.1:1/hook"}',
    });
    await fetch(`${account}/copy`, { method: 'POST', headers: own, body: '{"input":"https://films.example/a"}' });
    await running.world.tenant('demo').advance(60);
    const { entries } = running.world.tenant('demo').journal;
    expect(entries[0]?.request.headers).toMatchObject(headers);
    await running.close();
    expect(problems).toEqual([]);
    const spans = got.flatMap((one) => one.spans);
    expect(JSON.stringify(spans)).not.toContain('abcdefgh1234');
    expect(attributesOf(got[0]?.resource ?? { attributes: [] })).toMatchObject({
      'service.name': 'caption-harness',
      team: 'captions',
    });
    expect(spans[0]).toMatchObject({
      traceId: TRACE,
      parentSpanId: PARENT,
      traceState: 'a=b',
      name: 'GET /v2/account/summary',
      kind: 2,
    });
    expect(Number(spans[0]?.endTimeUnixNano)).toBeGreaterThanOrEqual(Number(spans[0]?.startTimeUnixNano));
    expect(attributesOf(spans[0] as Span)).toEqual({
      'http.request.method': 'GET',
      'url.path': '/v2/account/summary',
      'url.scheme': 'http',
      'url.query': 'api_key=[redacted]',
      'http.route': '/v2/account/summary',
      'http.response.status_code': 200,
      'caption_harness.tenant': 'demo',
      'caption_harness.provider': 'translateplus',
      'caption_harness.operation': 'getAccountSummary',
      'caption_harness.rule': 'getAccountSummary',
      'caption_harness.entry': 'demo-1',
    });
    expect(spans[1]).toMatchObject({ name: 'GET', status: {} });
    expect(spans[1]?.traceId).not.toBe(TRACE);
    expect(spans.map(({ name }) => name)).toContain('POST /client/v4/accounts/{account_id}/stream/copy');
    const webhook = spans.at(-1) as Span;
    expect([webhook.name, webhook.kind, webhook.status.code]).toEqual(['POST', 3, 2]);
    expect(attributesOf(webhook)).toMatchObject({
      'url.full': 'http://127.0.0.1:1/hook',
      'server.port': 1,
      'error.type': 'unreachable',
    });
  });

  it('reports once that the collector does not take spans, and stops all the same', async () => {
    status = 400;
    const running = await traced();
    await visit(running.providers.translateplus?.baseUrl, '/health');
    await running.close();
    expect(problems).toEqual([expect.stringMatching(/^the collector did not take spans/)]);
  });
});

it('gives spans to the tracer provider that the program has registered', async () => {
  const exporter = new InMemorySpanExporter();
  const provider = new BasicTracerProvider({ spanProcessors: [new SimpleSpanProcessor(exporter)] });
  trace.setGlobalTracerProvider(provider);
  try {
    const tracing = { variables: { OTEL_TRACES_EXPORTER: 'otlp' }, onProblem: () => {} };
    const running = await startWorld({ tracing });
    await (await fetch(`${running.providers.translateplus?.baseUrl}/health`)).arrayBuffer();
    await running.close();
    expect(exporter.getFinishedSpans().map(({ name }) => name)).toEqual(['GET /health']);
  } finally {
    trace.disable();
  }
});

it('says which packages are missing, and goes on', async () => {
  const problems: string[] = [];
  const load = () => {
    throw new MissingPackageError('the package @opentelemetry/api is not installed');
  };
  const variables = { OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' };
  const onProblem = (problem: string) => problems.push(problem);
  const world = new World();
  await (await traceWorld(world, { variables, version: '1', load, onProblem }))();
  expect(problems).toEqual([
    expect.stringMatching(
      /for which OTEL_EXPORTER_OTLP_ENDPOINT asks.*npm install @opentelemetry\/api .*OTEL_SDK_DISABLED/,
    ),
  ]);
  await traceWorld(world, { variables: { OTEL_TRACES_EXPORTER: 'zipkin' }, version: '1', onProblem });
  expect([problems[1], world.journals.listeners.size]).toEqual([expect.stringContaining('known: otlp, none'), 0]);
});

it.each([
  [{}, 'off'],
  [{ OTEL_SERVICE_NAME: 'x' }, 'off'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, 'otlp'],
  [{ OTEL_TRACES_EXPORTER: 'otlp' }, 'otlp'],
  [{ OTEL_TRACES_EXPORTER: 'otlp', OTEL_SDK_DISABLED: 'TRUE' }, 'off'],
  [{ OTEL_TRACES_EXPORTER: 'none', OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, 'off'],
  [{ OTEL_TRACES_EXPORTER: 'zipkin' }, 'unsupported'],
  [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4317', OTEL_EXPORTER_OTLP_PROTOCOL: 'grpc' }, 'unsupported'],
])('takes %j for %s', (variables, kind) => {
  expect(readOtelVariables(variables).kind).toBe(kind);
});

it.each([
  [`00-${TRACE}-${PARENT}-01`, 1],
  [`01-${TRACE}-${PARENT}-00-more`, 0],
  [`00-${TRACE}-${PARENT}-01-more`, null],
  [`ff-${TRACE}-${PARENT}-01`, null],
  [`00-${'0'.repeat(32)}-${PARENT}-01`, null],
  [`00-${TRACE}-${'0'.repeat(16)}-01`, null],
  [`00-${TRACE.toUpperCase()}-${PARENT}-01`, null],
  ['', null],
  [undefined, null],
])('reads the traceparent %s', (text, flags) => {
  expect(readTraceParent(text)).toEqual(flags === null ? null : { traceId: TRACE, spanId: PARENT, traceFlags: flags });
});
