/** One category of content moderation. */
export interface CategoryRow {
  /** The result's flag: true when anything was found. */
  readonly flag: string;
  /** Frames below this confidence (0 to 1) are not reported. */
  readonly threshold: number;
  /** Whether a request may name labels that end the search. */
  readonly stopObjects: boolean;
  /** Everything that can be found. */
  readonly labels: readonly string[];
}

/** The categories (documented: streaming_api.yaml, ai_results_contentmoderation_*; thresholds: description of POST /streaming/ai/tasks). */
export const categories = {
  nsfw: {
    flag: 'nsfw_detected',
    threshold: 0.5,
    stopObjects: false,
    labels: ['nsfw'],
  },
  hard_nudity: {
    flag: 'nudity_detected',
    threshold: 0.3,
    stopObjects: true,
    labels: [
      'ANUS_EXPOSED',
      'BUTTOCKS_EXPOSED',
      'FEMALE_BREAST_EXPOSED',
      'FEMALE_GENITALIA_EXPOSED',
      'MALE_BREAST_EXPOSED',
      'MALE_GENITALIA_EXPOSED',
    ],
  },
  soft_nudity: {
    flag: 'nudity_detected',
    threshold: 0.3,
    stopObjects: true,
    labels: [
      'ANUS_COVERED',
      'ANUS_EXPOSED',
      'ARMPITS_COVERED',
      'ARMPITS_EXPOSED',
      'BELLY_COVERED',
      'BELLY_EXPOSED',
      'BUTTOCKS_COVERED',
      'BUTTOCKS_EXPOSED',
      'FACE_FEMALE',
      'FACE_MALE',
      'FEET_COVERED',
      'FEET_EXPOSED',
      'FEMALE_BREAST_COVERED',
      'FEMALE_BREAST_EXPOSED',
      'FEMALE_GENITALIA_COVERED',
      'FEMALE_GENITALIA_EXPOSED',
      'MALE_BREAST_EXPOSED',
      'MALE_GENITALIA_EXPOSED',
    ],
  },
  sport: {
    flag: 'sport_detected',
    threshold: 0.3,
    stopObjects: false,
    labels: [
      'archery',
      'arm wrestling',
      'playing badminton',
      'playing baseball',
      'basketball dunk',
      'bowling',
      'boxing punch',
      'boxing speed bag',
      'catching or throwing baseball',
      'catching or throwing softball',
      'cricket',
      'curling',
      'disc golfing',
      'dodgeball',
      'fencing',
      'football',
      'golf chipping',
      'golf driving',
      'golf putting',
      'hitting baseball',
      'hockey stop',
      'ice skating',
      'javelin throw',
      'juggling soccer ball',
      'kayaking',
      'kicking field goal',
      'kicking soccer ball',
      'playing cricket',
      'playing field hockey',
      'playing ice hockey',
      'playing kickball',
      'playing lacrosse',
      'playing ping pong',
      'playing polo',
      'playing squash or racquetball',
      'playing tennis',
      'playing volleyball',
      'pole vault',
      'riding a bike',
      'riding or walking with horse',
      'roller skating',
      'rowing',
      'sailing',
      'shooting goal (soccer)',
      'skateboarding',
      'skiing',
    ],
  },
} as const satisfies Readonly<Record<string, CategoryRow>>;

/** Names a category of content moderation. */
export type Category = keyof typeof categories;

/** The names in the order of the documentation. */
export const categoryNames = Object.keys(categories) as [Category, ...Category[]];
