import { render } from 'preact';
import { call, takeToken } from './data/call.ts';
import { Here } from './data/here.ts';
import { WorldView } from './data/world.ts';
import { Page } from './page.tsx';

takeToken();
const world = new WorldView();
world.start();
const { ports = {} } = await call<{ ports?: Record<string, number> }>('GET', '/health').catch(() => ({ ports: {} }));
const origins = Object.fromEntries(
  Object.entries(ports).map(([provider, port]) => [provider, `${location.protocol}//${location.hostname}:${port}`]),
);
render(<Page world={world} here={new Here()} origins={origins} />, document.getElementById('page') as HTMLElement);
