import { render } from 'preact';
import { controlToken } from './data/call.ts';
import { Here } from './data/here.ts';
import { WorldView } from './data/world.ts';
import { Page } from './page.tsx';

controlToken.take();
addEventListener('hashchange', () => controlToken.take() && location.reload());
const world = new WorldView();
world.start();
render(<Page world={world} here={new Here()} />, document.getElementById('page') as HTMLElement);
