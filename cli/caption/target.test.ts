import { expect, it } from 'vitest';
import { startWorld } from '../../mocks/start.ts';
import type { CaptionFlags } from './flags.ts';
import { openTarget } from './target.ts';

const flags = (control: string): CaptionFlags =>
  ({ target: 'mock', tenant: 'demo', control, url: {}, credential: {} }) as unknown as CaptionFlags;

it('tells to start the mocks only where none answer', async () => {
  await expect(openTarget(flags('http://127.0.0.1:1'), {})).rejects.toThrow('Start the mocks with');
  const running = await startWorld({ controlToken: 'se-cret' });
  try {
    // The first request loads the API: on a busy machine that may take longer than a client waits.
    await fetch(`${running.control.url}/health`);
    const refused = await openTarget(flags(running.control.url), {}).then(String, (error: Error) => error.message);
    expect(refused).toMatch(/CAPTION_HARNESS_CONTROL_TOKEN\.$/);
  } finally {
    await running.close();
  }
});
