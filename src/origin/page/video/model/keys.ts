/** What a key of the video's page does. */
export type Action =
  | 'play'
  | 'back'
  | 'forward'
  | 'previous'
  | 'next'
  | 'edit'
  | 'captions'
  | 'find'
  | 'help'
  | 'split'
  | 'merge'
  | 'remove'
  | 'in'
  | 'out'
  | 'shift'
  | 'undo'
  | 'redo'
  | 'fullscreen'
  | 'mute';

/** A row of the list of keys. */
export interface KeyRow {
  readonly action: Action;
  /** As `KeyboardEvent.key`, with `Ctrl+` for Control or Command. */
  readonly keys: readonly string[];
  /** Names for people. */
  readonly shown: string;
  readonly does: string;
}

/** Every key of the page, in the order of its help. */
export const keyRows: readonly KeyRow[] = [
  { action: 'play', keys: [' ', 'k'], shown: 'Space', does: 'Play or pause' },
  { action: 'back', keys: ['ArrowLeft'], shown: '←', does: 'Back 5 seconds' },
  { action: 'forward', keys: ['ArrowRight'], shown: '→', does: 'Forward 5 seconds' },
  { action: 'previous', keys: ['ArrowUp'], shown: '↑', does: 'Cue before' },
  { action: 'next', keys: ['ArrowDown'], shown: '↓', does: 'Next cue' },
  { action: 'edit', keys: ['Enter', 'e'], shown: 'Enter', does: 'Edit the chosen cue; Esc leaves it' },
  { action: 'split', keys: ['s'], shown: 's', does: 'Split the chosen cue at the playhead' },
  { action: 'merge', keys: ['m'], shown: 'm', does: 'Merge the chosen cue with the next one' },
  { action: 'remove', keys: ['Delete'], shown: 'Delete', does: 'Remove the chosen cue' },
  { action: 'in', keys: ['['], shown: '[', does: 'The chosen cue begins at the playhead' },
  { action: 'out', keys: [']'], shown: ']', does: 'The chosen cue ends at the playhead' },
  { action: 'shift', keys: ['t'], shown: 't', does: 'Shift times' },
  { action: 'undo', keys: ['u', 'Ctrl+z'], shown: 'u, Ctrl+Z', does: 'Undo' },
  { action: 'redo', keys: ['r', 'Ctrl+y', 'Ctrl+Z'], shown: 'r, Ctrl+Y', does: 'Redo' },
  { action: 'find', keys: ['/', 'Ctrl+f'], shown: '/', does: 'Find and replace' },
  { action: 'captions', keys: ['c'], shown: 'c', does: 'Captions on or off' },
  { action: 'mute', keys: ['x'], shown: 'x', does: 'Sound on or off' },
  { action: 'fullscreen', keys: ['f'], shown: 'f', does: 'Full screen' },
  { action: 'help', keys: ['?'], shown: '?', does: 'These keys' },
];

/** Where a key was pressed. */
export interface Pressed {
  readonly key: string;
  readonly ctrlKey: boolean;
  readonly metaKey: boolean;
  readonly altKey: boolean;
  /** `writing`: in a field or dialogue; `control`: on a button or link, whose own keys stay; `page`: elsewhere. */
  readonly on: 'writing' | 'control' | 'page';
}

/** Keys that buttons and links use themselves. */
const OF_CONTROLS = [' ', 'Enter'];

/** Returns what a key does; null: nothing of the page's. */
export function actionOf({ key, ctrlKey, metaKey, altKey, on }: Pressed): Action | null {
  if (on === 'writing' || altKey || (on === 'control' && OF_CONTROLS.includes(key))) return null;
  const name = ctrlKey || metaKey ? `Ctrl+${key}` : key;
  return keyRows.find(({ keys }) => keys.includes(name))?.action ?? null;
}
