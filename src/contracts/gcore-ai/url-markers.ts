/** A query parameter of a media URL that tells the mock what to find behind it. */
export interface UrlMarker {
  readonly meaning: string;
  readonly example: string;
}

/**
 * Query parameters that steer the mock, on the `url` of a task or the `origin_url` of a video, while the switch `urlMarkers`
 * is on. They are ours: the live service knows none of them.
 */
export const urlMarkers = {
  'mock-duration': { meaning: 'Length of the media in seconds, up to 86400', example: '7200' },
  'mock-languages': { meaning: 'Languages spoken, the most frequent first', example: 'eng,fre' },
  'mock-speakers': { meaning: 'So many people speak, up to 8, if the speech is invented', example: '2' },
  'mock-speech': { meaning: '"none": there is no speech', example: 'none' },
  'mock-failure': { meaning: 'Processing fails for this reason, an id of task-errors', example: 'origin-forbidden' },
  'mock-retries': { meaning: 'So many internal failures first; more than 3 fail the task', example: '2' },
  'mock-labels': { meaning: 'Labels that content moderation finds', example: 'BUTTOCKS_EXPOSED,FACE_FEMALE' },
  'mock-webhook': { meaning: 'Where webhooks of the video go, a loopback address', example: 'http://127.0.0.1:9000/' },
} as const satisfies Readonly<Record<string, UrlMarker>>;

/** Names a marker. */
export type UrlMarkerName = keyof typeof urlMarkers;
