import { readFileSync } from 'node:fs';
import { Router } from 'express';
import { pagesFolder } from '../pages/pages-folder.ts';
import { otherMethods } from './http/other-methods.ts';
import { PAGE_FILES } from './page-files.ts';

/** Allows only this server's own files, and no frames around them. */
const POLICY = "default-src 'self'; img-src 'self' data:; frame-ancestors 'none'; form-action 'none'; base-uri 'none'";

/** Makes the routes of the page's files. */
export function pageRoutes(): Router {
  const router = Router();
  const texts = new Map<string, string>();
  const textOf = (file: string): string => {
    const text = texts.get(file) ?? readFileSync(new URL(file, pagesFolder()), 'utf8');
    texts.set(file, text);
    return text;
  };
  for (const [path, [file, contentType]] of Object.entries(PAGE_FILES)) {
    router.all(path, (request, response, next) => {
      if (request.method !== 'GET' && request.method !== 'HEAD') {
        otherMethods('GET')(request, response, next);
        return;
      }
      response.set({ 'Content-Type': contentType, 'Cache-Control': 'no-cache', 'Content-Security-Policy': POLICY });
      response.send(textOf(file));
    });
  }
  return router;
}
