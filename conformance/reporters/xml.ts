/** Text for XML 1.0: markup is escaped, characters that XML forbids are replaced. */
export function xmlText(text: string): string {
  return text.replace(ILLEGAL, '\ufffd').replace(/[&<>]/g, (character) => NAMES[character] ?? character);
}

/** The same for a value between double quotes; line ends and tabs become references. */
function xmlValue(text: string): string {
  return xmlText(text).replace(/["\t\n\r]/g, (character) => NAMES[character] ?? character);
}

/** One element with attributes in the given order; undefined ones are left out. `inside` is markup. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string | number | undefined>>,
  inside?: string,
): string {
  const written = Object.entries(attributes)
    .filter(([, value]) => value !== undefined)
    .map(([key, value]) => ` ${key}="${xmlValue(String(value))}"`)
    .join('');
  return inside === undefined ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`;
}

const NAMES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

/** Characters outside of XML 1.0, production 2 (Char), with lone surrogates. */
const ILLEGAL =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
