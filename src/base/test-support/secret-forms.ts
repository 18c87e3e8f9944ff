import fc from 'fast-check';

type Form = (key: string) => string;

const NAMED: Readonly<Record<string, string>> = { '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot', "'": 'apos' };
const MORE_NAMED: Readonly<Record<string, string>> = { ...NAMED, '/': 'sol', '+': 'plus', '=': 'equals', '\\': 'bsol' };

const hexOf = (character: string, width: number): string => character.charCodeAt(0).toString(16).padStart(width, '0');
const eachUnit = (key: string, spell: Form): string => key.split('').map(spell).join('');
const special = (key: string, spell: Form): string => key.replace(/[^\w\ud800-\udfff]/g, spell);
const isAscii = (character: string): boolean => character <= '\x7f';
const octets = (key: string, spell: (hex: string) => string): string =>
  [...Buffer.from(key)].map((byte) => spell(byte.toString(16).padStart(2, '0'))).join('');

/** Changes that lose information. They may happen to a key, but after escaping they cannot be undone. */
export const changes: Readonly<Record<string, Form>> = {
  'in small letters': (key) => key.toLowerCase(),
  'in capital letters': (key) => key.toUpperCase(),
  'with a plus read as a space': (key) => key.replaceAll('+', ' '),
  'with backslashes turned': (key) => key.replaceAll('\\', '/'),
};

/** Escapes that servers and gateways use. */
export const escapes: Readonly<Record<string, Form>> = {
  'as they are': (key) => key,
  'in HTML': (key) => key.replace(/[&<>"']/g, (character) => `&${NAMED[character]};`),
  'in HTML with more names': (key) => key.replace(/[&<>"'/+=\\]/g, (character) => `&${MORE_NAMED[character]};`),
  'in decimal references': (key) => eachUnit(key, (unit) => `&#${unit.charCodeAt(0)};`),
  'in decimal references of what is special': (key) => special(key, (unit) => `&#${unit.charCodeAt(0)};`),
  'in hexadecimal references': (key) => eachUnit(key, (unit) => `&#x${hexOf(unit, 1)};`),
  'in capital hexadecimal references': (key) => special(key, (unit) => `&#X${hexOf(unit, 4).toUpperCase()};`),
  'in references without semicolons': (key) =>
    special(key, (unit) => (isAscii(unit) ? `&#${unit.charCodeAt(0)}` : `&#${unit.charCodeAt(0)};`)),
  'in JSON': (key) => JSON.stringify(key).slice(1, -1),
  'in JSON with slashes escaped': (key) => JSON.stringify(key).slice(1, -1).replaceAll('/', '\\/'),
  'in JSON escapes': (key) => eachUnit(key, (unit) => `\\u${hexOf(unit, 4)}`),
  'in JSON escapes of what HTML knows': (key) =>
    JSON.stringify(key)
      .slice(1, -1)
      .replace(/[&<>'+]/g, (unit) => `\\u${hexOf(unit, 4).toUpperCase()}`),
  'in JavaScript escapes': (key) =>
    special(key, (unit) => (unit <= '\xff' ? `\\x${hexOf(unit, 2)}` : `\\u{${hexOf(unit, 1)}}`)),
  'in a URL': (key) => encodeURIComponent(key),
  'in a URL with small letters': (key) => encodeURIComponent(key).replace(/%../g, (octet) => octet.toLowerCase()),
  'in octets': (key) => octets(key, (hex) => `%${hex}`),
  'in a form': (key) => new URLSearchParams({ k: key }).toString().slice(2),
};

/** Encodings of a text into other letters. */
export const packings: Readonly<Record<string, Form>> = {
  Base64: (text) => Buffer.from(text).toString('base64'),
  'unpadded Base64': (text) => Buffer.from(text).toString('base64').replace(/=+$/, ''),
  'Base64 for URLs': (text) => Buffer.from(text).toString('base64url'),
  hex: (text) => Buffer.from(text).toString('hex'),
  'capital hex': (text) => Buffer.from(text).toString('hex').toUpperCase(),
  'hex with spaces': (text) => octets(text, (hex) => `${hex} `).trimEnd(),
  'quoted-printable': (text) => octets(text, (hex) => `=${hex.toUpperCase()}`),
};

/** Keys with the alphabets of real ones, and with harder ones. */
export const keys: fc.Arbitrary<string> = fc.oneof(
  ...[
    'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789',
    '0123456789abcdef',
    'abcABC0189$-_.',
    'abcABC0189+/=',
    'abcABC0189&+/=<>"\'\\ %#;é…🎬',
  ].map((letters) => fc.string({ minLength: 12, maxLength: 44, unit: fc.constantFrom(...letters) })),
);
