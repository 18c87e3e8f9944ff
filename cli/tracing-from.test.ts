import { expect, it } from 'vitest';
import { runHere } from '../test/support/in-process.ts';

it('reports on standard error why exec sends no spans, and runs the command all the same', async () => {
  const env = { OTEL_TRACES_EXPORTER: 'zipkin' };
  const { code, stderr } = await runHere('caption-harness', ['exec', '--', process.execPath, '-e', ''], { env });
  expect(code).toBe(0);
  expect(stderr).toContain('tracing: no spans are sent: OTEL_TRACES_EXPORTER is zipkin; known: otlp, none.\n');
});
