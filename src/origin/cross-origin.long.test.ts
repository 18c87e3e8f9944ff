import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'vitest';
import { useBrowser } from '../../test/support/browser.ts';
import { itInBrowser as it } from '../../test/support/page-check.ts';
import { expectedLines, oneLine } from '../pipeline/test-support/expected.ts';
import { ended, upload, useOrigin } from './test-support/start.ts';

const browser = useBrowser();

it('shows the video with its captions on a page of another origin', async () => {
  const at = await useOrigin();
  const { url, tracks, id } = await ended(at.origin.url, (await upload(at.origin.url, { to: 'es' })).id);
  const html = `<!doctype html><title>Blog</title><video crossorigin src="${at.origin.url}${url}">${tracks
    .map(({ language, vtt }) => `<track kind="captions" srclang="${language}" src="${at.origin.url}${vtt}">`)
    .join('')}</video>`;
  const blog = createServer((_request, response) => {
    response.writeHead(200, { 'Content-Type': 'text/html' }).end(html);
  }).listen(0, '127.0.0.1');
  try {
    const page = await browser.open();
    await page.goto(`http://127.0.0.1:${(blog.address() as AddressInfo).port}`);
    const shown = await page.evaluate(
      async ({ secret }) => {
        // biome-ignore lint/suspicious/noExplicitAny: runs in the browser, whose types are not known here
        const { document, fetch } = globalThis as any;
        const video = document.querySelector('video');
        for (const track of video.textTracks) track.mode = 'hidden';
        for (let tries = 0; tries < 1_000; tries += 1) {
          // biome-ignore lint/suspicious/noExplicitAny: as above
          const states = [...document.querySelectorAll('track')].map((track: any) => track.readyState);
          if (video.error || states.includes(3)) break;
          if (video.readyState >= 1 && states.every((state) => state === 2)) break;
          await new Promise((done) => setTimeout(done, 20));
        }
        const list = await fetch(secret).then(
          () => 'read',
          () => 'refused',
        );
        // biome-ignore lint/suspicious/noExplicitAny: as above
        const cues = [...video.textTracks].map((track: any) => [...(track.cues ?? [])].map((cue: any) => cue.text));
        return { duration: video.duration, cues, list };
      },
      { secret: `${at.origin.url}/videos/${id}` },
    );
    expect(shown.duration).toBeGreaterThan(1);
    expect(shown.list).toBe('refused');
    const texts = shown.cues.map((cues) => cues.map(oneLine));
    expect(texts).toEqual(tracks.map(({ language }) => expectedLines(language).map(oneLine)));
  } finally {
    blog.close();
    await at.close();
  }
}, 120_000);
