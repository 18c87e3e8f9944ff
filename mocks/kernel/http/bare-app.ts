import express, { type Express } from 'express';

/** An Express app without some defaults: no fingerprint, no ETags, case-sensitive paths. */
export function bareApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');
  return app;
}
