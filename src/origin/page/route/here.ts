import { Store } from '../../../pages/parts/store.ts';
import { hashOf, type Place, placeOf } from './place.ts';

/** Where the person is: follows the address and writes it. */
export class Here {
  readonly place = new Store<Place>(placeOf(location.hash));

  constructor() {
    addEventListener('popstate', () => this.place.set(placeOf(location.hash)));
  }

  /** Goes to another view, with a step in the history. */
  go(place: Place): void {
    history.pushState(null, '', hashOf(place));
    this.place.set(place);
  }

  /** Changes what the view shows, without a step in the history. */
  change(place: Place): void {
    history.replaceState(null, '', hashOf(place));
    this.place.set(place);
  }
}
