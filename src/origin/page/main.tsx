import { render } from 'preact';
import { api } from './api/api.ts';
import { originToken } from './api/token.ts';
import { Page } from './page.tsx';
import { Posters } from './poster/posters.ts';
import { Here } from './route/here.ts';
import { OriginStore } from './store/origin-store.ts';
import { Uploads } from './upload/uploads.ts';
import { takeWish } from './upload/wish.ts';

originToken.take();
addEventListener('hashchange', () => originToken.take() && location.reload());
takeWish();
const store = new OriginStore(api);
const here = new Here();
const uploads = new Uploads(store, here);
store.start();
// The library reads the totals itself.
if (here.place.value.view === 'video') void store.listing.readAgain();
void uploads.queue.start();
render(
  <Page store={store} uploads={uploads} posters={new Posters(api)} api={api} here={here} />,
  document.getElementById('page') as HTMLElement,
);
