const TIMING = '00:00:01.000 --> 00:00:02.000\n';
const HEAD = `WEBVTT\n\n${TIMING}`;

const filled = (head, piece, bytes) =>
  head + piece.repeat(Math.max(1, Math.floor((bytes - head.length) / piece.length)));

/** WebVTT files of about so many bytes, by name; each is a function that makes one. */
export const shapesOf = (bytes) => ({
  ordinary: () => filled('WEBVTT\n\n', `${TIMING}Hello there, how are you today?\n\n`, bytes),
  'tiny cues': () => filled('WEBVTT\n\n', '00:01.000 --> 00:02.000\na\n\n', bytes),
  'one line': () => filled(HEAD, 'a word ', bytes),
  'one word': () => filled(HEAD, 'a', bytes),
  'all <': () => filled(HEAD, '<', bytes),
  'all < a': () => filled(HEAD, '< a', bytes),
  tags: () => filled(HEAD, '<i>a', bytes),
  'no blank lines': () => filled(HEAD, 'a\r\n', bytes),
  'only line ends': () => filled(HEAD, '\n', bytes),
  'only CR': () => filled(HEAD, '\r', bytes),
  'only CR, no signature': () => filled('', '\r', bytes),
  'only NUL': () => filled(HEAD, '\0', bytes),
  'only spaces': () => filled(HEAD, ' ', bytes),
  'spaces, no signature': () => filled('', ' ', bytes),
  'only digits': () => filled('', '1', bytes),
  'only references': () => filled(HEAD, '&lt;', bytes),
  'only arrows': () => filled(HEAD, '-->', bytes),
  'not ASCII': () => filled(HEAD, 'é漢😀 ', bytes / 3),
});

/** The same as SRT. */
export const asSrt = (vtt) =>
  vtt
    .replace('WEBVTT\n\n', '1\n')
    .replaceAll('.000', ',000')
    .replaceAll(/^00:0([12]),/gm, '00:00:0$1,');
