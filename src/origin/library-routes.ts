import type { Express } from 'express';
import { beginEvents, endHeadOfEvents } from './http/events.ts';
import { otherMethods } from './http/other-methods.ts';
import { pageOf, readListQuery } from './videos/listing.ts';
import type { Records } from './videos/records.ts';
import { totalsOf } from './videos/totals.ts';
import { viewOf } from './videos/view.ts';

/** Adds the routes over all videos: `GET /videos` and `GET /events`. */
export function libraryRoutes(app: Express, records: Records): void {
  app.get('/videos', (request, response) => {
    const all = records.list();
    const { videos, next, count } = pageOf(all, readListQuery(request.query));
    response.set('Cache-Control', 'no-store').json({
      videos: videos.map(viewOf),
      next,
      count,
      totals: totalsOf(all),
      setAside: records.setAside().map(({ id, file }) => ({ id, file: `records/${file}` })),
    });
  });
  app.get('/events', (request, response) => {
    if (request.method === 'HEAD') {
      endHeadOfEvents(response);
      return;
    }
    const events = beginEvents(request, response, () => stop());
    const stop = records.watchAll((id, record) => {
      if (record && record.state !== 'deleting') events.send('video', viewOf(record), id);
      else events.send('deleted', { id }, id);
    });
  });
  app.all('/events', otherMethods('GET'));
}
