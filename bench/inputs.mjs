const LINES = [
  'Good morning, and welcome back to the harbour.',
  'Where are we going?',
  'It is going to rain before we get there,\nso bring something for your head.',
  '- Did you hear that?\n- No, I was asleep.',
  '<i>Somewhere a door closes.</i>',
  'Nobody has seen the old boat since March.',
  'She said she would be here by nine at the latest.',
];

const clock = (milliseconds, separator) => {
  const seconds = Math.floor(milliseconds / 1000);
  const fields = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return `${fields.map((field) => String(field).padStart(2, '0')).join(':')}${separator}${String(milliseconds % 1000).padStart(3, '0')}`;
};

/** A plain file that every parser here reads: LF, indexes from 1, one blank line between cues, Latin text. */
export function subtitleFile(format, cues) {
  const separator = format === 'vtt' ? '.' : ',';
  const blocks = Array.from({ length: cues }, (_, index) => {
    const start = index * 2500;
    const times = `${clock(start, separator)} --> ${clock(start + 2000, separator)}`;
    return `${index + 1}\n${times}\n${LINES[index % LINES.length]}\n`;
  });
  // Through JSON, so that the string is flat and on the heap at every size, as one that came with a request.
  return JSON.parse(JSON.stringify((format === 'vtt' ? 'WEBVTT\n\n' : '') + blocks.join('\n')));
}
