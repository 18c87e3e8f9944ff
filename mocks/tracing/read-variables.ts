/** The variables of OpenTelemetry, as a process has them. */
export type OtelVariables = Readonly<Record<string, string | undefined>>;

/** What the variables ask for: spans to a collector, nothing, or something that is not possible here. */
export type TracingRequest =
  | { readonly kind: 'off' }
  | { readonly kind: 'otlp'; readonly because: string }
  | { readonly kind: 'unsupported'; readonly problem: string };

/**
 * Reads whether spans are asked for (opentelemetry.io, SDK environment variables): by an exporter, or by an endpoint alone. A
 * process without any of these variables sends none.
 */
export function readOtelVariables(variables: OtelVariables): TracingRequest {
  const value = (name: string): string => (variables[name] ?? '').trim();
  const exporter = value('OTEL_TRACES_EXPORTER').toLowerCase();
  if (value('OTEL_SDK_DISABLED').toLowerCase() === 'true' || exporter === 'none') return { kind: 'off' };
  const because = ['OTEL_TRACES_EXPORTER', 'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', 'OTEL_EXPORTER_OTLP_ENDPOINT'].find(
    (name) => value(name) !== '',
  );
  if (because === undefined) return { kind: 'off' };
  if (exporter !== '' && exporter !== 'otlp') {
    return { kind: 'unsupported', problem: `OTEL_TRACES_EXPORTER is ${exporter}; known: otlp, none.` };
  }
  const protocol = value('OTEL_EXPORTER_OTLP_TRACES_PROTOCOL') || value('OTEL_EXPORTER_OTLP_PROTOCOL');
  if (protocol.toLowerCase() === 'grpc') {
    return {
      kind: 'unsupported',
      problem: 'OTLP over gRPC is not supported. Use http/json, port 4318 of most collectors.',
    };
  }
  return { kind: 'otlp', because };
}
