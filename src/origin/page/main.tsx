import { render } from 'preact';
import { api } from './api/api.ts';
import { takeToken } from './api/token.ts';
import { Page } from './page.tsx';
import { Here } from './route/here.ts';
import { OriginStore } from './store/origin-store.ts';

takeToken();
addEventListener('hashchange', () => takeToken() && location.reload());
const store = new OriginStore(api);
store.start();
render(<Page store={store} api={api} here={new Here()} />, document.getElementById('page') as HTMLElement);
