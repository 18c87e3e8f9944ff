// Makes the pictures of README.md from those of docs/images/: smaller, because the package carries them. Run by npm run screenshots, last.
// Needs Chromium.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** Width of a picture, in pixels. */
const WIDTH = 840;
/** Quality of WebP, from 0 to 1. */
const QUALITY = 0.25;
/** Bytes of a picture, at most. */
const MOST = 25_000;

const folder = fileURLToPath(new URL('../docs/images/', import.meta.url));
const program = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);
const pictures = { inspector: 'inspector-refusal', report: 'report-red', origin: 'library' };

const browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
try {
  mkdirSync(`${folder}readme`, { recursive: true });
  const page = await browser.newPage();
  for (const [name, from] of Object.entries(pictures)) {
    const source = `data:image/webp;base64,${readFileSync(`${folder}${from}.webp`).toString('base64')}`;
    const smaller = await page.evaluate(
      async ({ source, width, quality }) => {
        const image = new Image();
        image.src = source;
        await image.decode();
        const canvas = document.createElement('canvas');
        canvas.width = width;
        canvas.height = Math.round((image.naturalHeight * width) / image.naturalWidth);
        const context = canvas.getContext('2d');
        context.imageSmoothingQuality = 'high';
        context.drawImage(image, 0, 0, canvas.width, canvas.height);
        return canvas.toDataURL('image/webp', quality);
      },
      { source, width: WIDTH, quality: QUALITY },
    );
    const bytes = Buffer.from(smaller.split(',')[1], 'base64');
    if (bytes.length > MOST) throw new Error(`${name}: ${bytes.length} bytes, expected at most ${MOST}.`);
    writeFileSync(`${folder}readme/${name}.webp`, bytes);
    console.info(`readme/${name}.webp ${bytes.length} bytes`);
  }
} finally {
  await browser.close();
}
