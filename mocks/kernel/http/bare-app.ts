import express, { type Express } from 'express';

/** An Express app without Express' own habits: no fingerprint, no ETags, paths as written. */
export function bareApp(): Express {
  const app = express();
  app.disable('x-powered-by');
  app.disable('etag');
  app.enable('case sensitive routing');
  app.set('query parser', 'simple');
  return app;
}
