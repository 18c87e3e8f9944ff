/** The environment variable of a member: `portBase` is `CAPTION_HARNESS_PORT_BASE`. */
export const variableOf = (member: string): string =>
  `CAPTION_HARNESS_${member.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()}`;
