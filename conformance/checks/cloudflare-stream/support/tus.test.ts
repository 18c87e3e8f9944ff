import { expect, it } from 'vitest';
import { runConformance } from '../../../run/runner.ts';
import { urlTarget } from '../../../targets/url.ts';
import { startStub } from '../../../testing/stub-server.ts';
import { cloudflareStreamChecks } from '../index.ts';

it.each(['javascript:alert(1)', 'file:///etc/hosts', 'http://', ''])(
  'a Location %j fails the check that created the upload, and is not sent to',
  async (location) => {
    const methods: string[] = [];
    const stub = await startStub((request, response) => {
      if (request.url !== '/') methods.push(request.method ?? '');
      response.writeHead(201, { Location: location, 'Stream-Media-ID': 'ea95132c15732412d22c1476fa83f27a' }).end();
    });
    const target = urlTarget({
      baseUrls: { 'cloudflare-stream': stub.url },
      credentials: { 'cloudflare-stream': { accountId: '0123456789abcdef0123456789abcdef', apiToken: 'a-token' } },
    });
    const checks = cloudflareStreamChecks.filter(({ id }) => id === 'cloudflare-stream/tus/head');
    const report = await runConformance({ target, checks });
    await stub.close();
    expect(report.checks[0]).toMatchObject({ status: 'failed', expected: 'an http or https URL in Location' });
    expect(new Set(methods)).not.toContain('HEAD');
  },
);
