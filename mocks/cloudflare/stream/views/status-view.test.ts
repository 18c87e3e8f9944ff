import { describe, expect, it } from 'vitest';
import { SAMPLE_MEDIA_BASE } from '../../../../src/contracts/cloudflare-stream/sample-media.ts';
import { useCloudflare } from '../../../../test/support/cloudflare-bench.ts';
import { get } from '../../test-support/origin.ts';

const { user } = useCloudflare();

const failed = async (switches: Record<string, string>) => {
  const one = user({ switches });
  return (await get(one, await one.video(`${SAMPLE_MEDIA_BASE}/damaged.mp4`))).status;
};

describe('the status of a failed video', () => {
  it('shows the reason as the OpenAPI names it, and how far the encoding came', async () => {
    expect(await failed({})).toEqual({
      state: 'error',
      step: 'encoding',
      pctComplete: expect.stringMatching(/^\d+\.\d{6}$/),
      errorReasonCode: 'ERR_MALFORMED_VIDEO',
      errorReasonText: expect.stringMatching(/./),
    });
  });

  it('shows the reason as the webhook page names it', async () => {
    const status = await failed({ 'cloudflare-stream.reasonNames': 'errReason' });
    expect(status).toMatchObject({ errReasonCode: 'ERR_MALFORMED_VIDEO', errReasonText: expect.stringMatching(/./) });
    expect(status).not.toHaveProperty('errorReasonCode');
  });

  it('leaves the percentage out', async () => {
    expect(await failed({ 'cloudflare-stream.failedPercent': 'absent' })).not.toHaveProperty('pctComplete');
  });
});
