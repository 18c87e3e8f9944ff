import { languageOf } from './gcore-ai/language-rules.ts';

/** A query parameter of a media URL that tells the mock what to find behind it. */
export interface UrlMarker {
  readonly meaning: string;
  readonly example: string;
  /** What a value must be, for people. */
  readonly expects: string;
  readonly isValid: (value: string) => boolean;
}

/** The marker by which a request, or a medium, asks for a failure. */
export const FAILURE_MARKER = 'mock-failure';

const isNumber = (value: string, most: number): boolean => /^\d+(?:\.\d+)?$/.test(value) && Number(value) <= most;
const isWhole = (value: string, least: number, most: number): boolean =>
  /^\d+$/.test(value) && Number(value) >= least && Number(value) <= most;

/**
 * Query parameters that steer the mocks, on every media URL that a request names; the row of a provider says which it heeds. They
 * are ours: no live service knows them.
 */
export const urlMarkers = {
  [FAILURE_MARKER]: {
    meaning: 'Processing fails for this reason, or the request is refused with this failure',
    example: 'origin-forbidden',
    expects: 'a reason of processing or a failure',
    // Their catalogues decide.
    isValid: () => true,
  },
  'mock-duration': {
    meaning: 'Length of the media in seconds, up to 86400',
    example: '7200',
    expects: 'seconds from 0 to 86400',
    isValid: (value: string) => isNumber(value, 86_400),
  },
  'mock-speech': {
    meaning: '"none": there is no speech',
    example: 'none',
    expects: 'none',
    isValid: (value: string) => value === 'none',
  },
  'mock-languages': {
    meaning: 'Languages spoken, the most frequent first',
    example: 'eng,fre',
    expects: 'ISO 639-2 codes that Gcore has, separated by commas',
    isValid: (value: string) => value !== '' && value.split(',').every((code) => languageOf(code) !== null),
  },
  'mock-speakers': {
    meaning: 'So many people speak, up to 8, if the speech is invented',
    example: '2',
    expects: 'a whole number from 1 to 8',
    isValid: (value: string) => isWhole(value, 1, 8),
  },
  'mock-retries': {
    meaning: 'So many internal failures first; more than 3 fail the task',
    example: '2',
    expects: 'a whole number from 0 to 100',
    isValid: (value: string) => isWhole(value, 0, 100),
  },
  'mock-labels': {
    meaning: 'Labels that content moderation finds',
    example: 'BUTTOCKS_EXPOSED,FACE_FEMALE',
    expects: 'labels, separated by commas',
    isValid: (value: string) => value !== '',
  },
  'mock-webhook': {
    meaning: 'Where webhooks of the video go, a loopback address',
    example: 'http://127.0.0.1:9000/',
    expects: 'a URL',
    isValid: (value: string) => URL.canParse(value),
  },
} as const satisfies Readonly<Record<string, UrlMarker>>;

/** Names a marker. */
export type UrlMarkerName = keyof typeof urlMarkers;

/** The parameters of a URL that are meant for the mocks, in order. */
export const markersIn = (parameters: URLSearchParams): [name: string, value: string][] =>
  [...parameters].filter(([name]) => name.startsWith('mock-'));
