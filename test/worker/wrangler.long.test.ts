// Over examples/worker/wrangler.jsonc: wrangler bundles the Worker, accepts its configuration, and finds every binding. It needs no account.
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect } from 'vitest';
import { itNeeds } from '../support/needed.ts';
import { run } from '../support/programs.ts';
import { miniflareIsInstalled } from '../support/worker/miniflare.ts';

const example = fileURLToPath(new URL('../../examples/worker/', import.meta.url));

itNeeds('npm ci --prefix examples/worker', miniflareIsInstalled)('wrangler would deploy the Worker', async () => {
  const out = mkdtempSync(join(tmpdir(), 'wrangler-'));
  try {
    const page = join(out, 'page');
    const { copyPage } = (await import(`${example}page.mjs`)) as {
      copyPage(pages: string, target: string): Promise<void>;
    };
    const { buildPages } = await import('../../scripts/pages.mjs');
    await buildPages(join(out, 'built'));
    await copyPage(join(out, 'built'), page);
    const wrangler = `${example}node_modules/wrangler/bin/wrangler.js`;
    const options = [
      'deploy',
      '--dry-run',
      '--config',
      `${example}wrangler.jsonc`,
      '--assets',
      page,
      '--outdir',
      `${out}/worker`,
    ];
    const env = { HOME: out, WRANGLER_SEND_METRICS: 'false', CI: 'true', NO_COLOR: '1' };
    const ended = await run(process.execPath, [wrangler, ...options], { env });
    expect([ended.code, ended.stderr]).toEqual([0, expect.not.stringContaining('ERROR')]);
    for (const binding of ['LOGS', 'JOBS', 'EVENTS', 'MEDIA', 'AI', 'ASSETS'])
      expect(ended.stdout).toContain(`env.${binding}`);
    // Compressed it must have less than 3 MB, also on the free plan; this is before compression.
    expect(statSync(`${out}/worker/index.js`).size).toBeLessThan(6_000_000);
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
});
