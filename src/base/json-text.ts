/**
 * The value of a JSON text that a person or another program may have written to a file: a byte order mark, as some editors put first,
 * is not part of it (RFC 8259, section 8.1, allows a reader to ignore one).
 * @throws {SyntaxError} for text that is not JSON
 */
export const parseJsonText = (text: string): unknown => JSON.parse(text.startsWith('\ufeff') ? text.slice(1) : text);
