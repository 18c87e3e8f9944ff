import { Router } from 'express';
import { documentPage } from '../../openapi-page/page.ts';
import { otherMethods } from '../http/other-methods.ts';
import { originDocument } from './document.ts';

/** Nothing may be loaded or run. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Makes the routes of the API's description: `/openapi.json` for programs, `/docs` for people. They need no token. */
export function apiRoutes(): Router {
  const router = Router();
  router
    .route('/openapi.json')
    .get((_request, response) => {
      response.set('Cache-Control', 'no-cache').json(originDocument());
    })
    .all(otherMethods('GET'));
  router
    .route('/docs')
    .get((_request, response) => {
      const named = { id: 'origin', document: originDocument() };
      response.set({
        'Content-Type': 'text/html; charset=utf-8',
        'Cache-Control': 'no-cache',
        'Content-Security-Policy': POLICY,
      });
      response.send(documentPage(named, [named]));
    })
    .all(otherMethods('GET'));
  return router;
}
