import { Store } from '../../../../src/pages/parts/store.ts';
import { hashOf, type Place, placeOf } from './place.ts';

/** Where the person is: follows the address and writes it. */
export class Here {
  readonly place = new Store<Place>(placeOf(location.hash));

  constructor() {
    addEventListener('hashchange', () => this.place.set(placeOf(location.hash)));
  }

  /** Goes to another place. A step that only selects something leaves no trace in the history. */
  go(change: Partial<Place>): void {
    const before = this.place.value;
    const next = { ...before, ...change };
    this.place.set(next);
    const isView = next.view !== before.view || next.tenant !== before.tenant;
    history[isView ? 'pushState' : 'replaceState'](null, '', hashOf(next));
  }
}
