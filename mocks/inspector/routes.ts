import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import type { Express } from 'express';
import { writeAnswer } from '../../src/listener/index.ts';
import { pagesFolder } from '../../src/pages/pages-folder.ts';
import { INSPECTOR_FILES } from './page-files.ts';

/** Allows only this server's own files, and no frames around them. Rows of a long list set their place as a style. */
const POLICY =
  "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

interface PageFile {
  readonly plain: Buffer;
  readonly small: Buffer;
}

/** Serves the inspector at the root of the control listener, whatever the caller accepts. */
export function inspectorRoutes(app: Express): void {
  const files = new Map<string, PageFile>();
  const fileOf = (name: string): PageFile => {
    const known = files.get(name);
    if (known !== undefined) return known;
    const plain = readFileSync(new URL(name, pagesFolder()));
    const file = { plain, small: brotliCompressSync(plain) };
    files.set(name, file);
    return file;
  };
  for (const [path, [name, contentType]] of Object.entries(INSPECTOR_FILES)) {
    app.get(path, (request, response, next) => {
      // Express also takes `//` for the root.
      if (request.path !== path) return next();
      const { plain, small } = fileOf(name);
      const isSmall = /\bbr\b/.test(request.headers['accept-encoding'] ?? '');
      const headers = {
        'Content-Type': contentType,
        'Content-Security-Policy': POLICY,
        'Cache-Control': 'no-cache',
        'X-Content-Type-Options': 'nosniff',
        Vary: 'Accept-Encoding',
        ...(isSmall ? { 'Content-Encoding': 'br' } : {}),
      };
      writeAnswer(response, { status: 200, headers, bytes: isSmall ? small : plain });
    });
  }
}
