import { readFileSync } from 'node:fs';
import { get, request } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { here } from '../requests/servers.mjs';

const hello = readFileSync(here('../../fixtures/media/hello-captions.mp4'));
/** As long as those of browsers. */
const BOUNDARY = '----WebKitFormBoundaryBenchBenchBench1';
let sent = 0;

/** Reads an answer and forgets it. Returns its length in bytes. */
export const readAll = (url) =>
  new Promise((resolve, reject) => {
    get(url, (answer) => {
      let bytes = 0;
      answer.on('data', (part) => {
        bytes += part.length;
      });
      answer.on('end', () =>
        answer.statusCode === 200 ? resolve(bytes) : reject(new Error(String(answer.statusCode))),
      );
      answer.on('error', reject);
    }).on('error', reject);
  });

/**
 * Sends the bundled video with a box of zeros behind it that players skip (ISO/IEC 14496-12, 8.1.2), as a form with its sound, or
 * `bare`, as the body alone. Each has other bytes. Returns the answer as JSON.
 */
export function sendForm(to, size, form = 'form') {
  const part = (name) =>
    `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"; filename="${name}.mp4"\r\nContent-Type: video/mp4\r\n\r\n`;
  sent += 1;
  const number = sent;
  async function* video() {
    yield hello;
    let left = size - hello.length;
    const box = Buffer.alloc(24);
    box.writeUInt32BE(1);
    box.write('free', 4);
    box.writeBigUInt64BE(BigInt(left), 8);
    box.writeUInt32BE(number, 16);
    yield box;
    left -= box.length;
    const zeros = Buffer.alloc(1 << 20);
    for (; left > 0; left -= zeros.length) yield left < zeros.length ? zeros.subarray(0, left) : zeros;
  }
  async function* body() {
    if (form === 'bare') return yield* video();
    yield part('audio');
    yield hello;
    yield `\r\n${part('video')}`;
    yield* video();
    yield `\r\n--${BOUNDARY}--\r\n`;
  }
  return new Promise((resolve, reject) => {
    const type = form === 'bare' ? 'video/mp4' : `multipart/form-data; boundary=${BOUNDARY}`;
    const sending = request(to, { method: 'POST', headers: { 'Content-Type': type } }, async (answer) => {
      const chunks = [];
      for await (const chunk of answer) chunks.push(chunk);
      const text = Buffer.concat(chunks).toString();
      if (answer.statusCode > 299) reject(new Error(`${answer.statusCode} ${text}`));
      else resolve(JSON.parse(text));
    });
    sending.on('error', reject);
    pipeline(Readable.from(body()), sending).catch(reject);
  });
}
