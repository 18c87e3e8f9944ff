/**
 * True for text that a header of HTTP can carry: tabs, spaces, visible ASCII and the bytes above it, as Latin-1 (RFC 9110, section 5.5).
 * Node and fetch refuse any other with a message that may repeat it.
 */
export const isHeaderText = (text: string): boolean => !/[^\t\x20-\x7e\x80-\xff]/.test(text);
