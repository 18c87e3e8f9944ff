import type { VideoRecord } from './types.ts';

/** What decides the place of a video in an order. */
type Key = number | string;

/** Place of a video among the others, also after it is gone. */
export interface Place {
  readonly key: Key;
  readonly id: string;
}

interface Order {
  readonly keyOf: (record: VideoRecord) => Key;
  /** 1: small keys first. -1: large keys first. */
  readonly direction: 1 | -1;
}

/** Letters that differ only in case, width or accent are the same. */
export const folded = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

/** The orders of the list by their names. */
export const orders = {
  newest: { keyOf: ({ created }) => created, direction: -1 },
  oldest: { keyOf: ({ created }) => created, direction: 1 },
  title: { keyOf: ({ title }) => folded(title), direction: 1 },
  longest: { keyOf: ({ durationSeconds }) => durationSeconds, direction: -1 },
  largest: { keyOf: ({ bytes }) => bytes, direction: -1 },
} as const satisfies Record<string, Order>;

/** Name of an order. */
export type OrderName = keyof typeof orders;

/** Returns how to compare two places. Videos of one key are in the order of their ids. */
export function comparing(order: OrderName): (one: Place, other: Place) => number {
  const { direction } = orders[order];
  return (one, other) => direction * less(one.key, other.key) || less(one.id, other.id);
}

/** Returns the place of a video. */
export const placeIn = (order: OrderName, record: VideoRecord): Place => ({
  key: orders[order].keyOf(record),
  id: record.id,
});

const less = (one: Key, other: Key): number => Number(one > other) - Number(one < other);

/** Order of records: newest first. */
export const newestFirst = (one: VideoRecord, other: VideoRecord): number =>
  comparing('newest')(placeIn('newest', one), placeIn('newest', other));
