// The reference of the library, from the declarations that the package exports. Read by the parser of TypeScript alone, without types:
// a declaration file says them all.
import { existsSync, readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';

const files = new Map();

/** A declaration file with its own declarations, imports and exports. */
function fileOf(path) {
  const known = files.get(path);
  if (known !== undefined) return known;
  const source = ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest, true);
  const file = { path, declarations: new Map(), imports: new Map(), exports: new Map(), stars: [] };
  files.set(path, file);
  for (const statement of source.statements) read(file, statement);
  return file;
}

function read(file, statement) {
  const from = statement.moduleSpecifier ? targetOf(file.path, statement.moduleSpecifier.text) : undefined;
  if (ts.isImportDeclaration(statement)) {
    const bindings = statement.importClause?.namedBindings;
    if (bindings && ts.isNamedImports(bindings)) {
      for (const { name, propertyName } of bindings.elements)
        file.imports.set(name.text, { from, name: (propertyName ?? name).text });
    }
  } else if (ts.isExportAssignment(statement) && ts.isIdentifier(statement.expression)) {
    // The module itself: export = Name, or export default Name.
    const { text } = statement.expression;
    file.exports.set(text, { from: file.path, name: text });
  } else if (ts.isExportDeclaration(statement)) {
    if (!statement.exportClause) file.stars.push(from);
    else if (ts.isNamedExports(statement.exportClause)) {
      for (const { name, propertyName } of statement.exportClause.elements) {
        file.exports.set(name.text, {
          from: statement.moduleSpecifier ? from : file.path,
          name: (propertyName ?? name).text,
        });
      }
    }
  } else {
    const names = ts.isVariableStatement(statement)
      ? statement.declarationList.declarations.map(({ name }) => name.text)
      : [statement.name?.text];
    const exported = statement.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword);
    for (const name of names.filter(Boolean)) {
      file.declarations.set(name, [...(file.declarations.get(name) ?? []), statement]);
      if (exported) file.exports.set(name, { from: file.path, name });
    }
  }
}

/** The declaration file that a specifier leads to; undefined for a package. */
function targetOf(path, specifier) {
  if (!specifier.startsWith('.')) return undefined;
  const base = resolve(dirname(path), specifier).replace(/\.(?:[cm]?js|tsx?)$/, '');
  return [`${base}.d.ts`, `${base}.d.mts`, `${base}/index.d.ts`].find((one) => existsSync(one));
}

/** The declarations behind a name. Empty for what another package declares. */
function declarationsOf(path, name) {
  if (path === undefined) return [];
  const file = fileOf(path);
  const own = file.declarations.get(name);
  if (own !== undefined) return own;
  const handedOn = file.exports.get(name);
  const isItself = handedOn?.from === path && handedOn.name === name;
  const next = handedOn === undefined || isItself ? file.imports.get(name) : handedOn;
  if (next !== undefined) return declarationsOf(next.from, next.name);
  return file.stars.flatMap((star) => (star === undefined ? [] : declarationsOf(star, name)));
}

/** Every name that a file exports. */
function namesOf(path) {
  const file = fileOf(path);
  return [
    ...new Set([...file.exports.keys(), ...file.stars.flatMap((star) => (star === undefined ? [] : namesOf(star)))]),
  ];
}

/** The text of a doc comment as Markdown, its tags as a list. */
function docOf(statement) {
  const [doc] = ts.getJSDocCommentsAndTags(statement);
  if (doc === undefined || !ts.isJSDoc(doc)) return '';
  const text = (part) => (ts.getTextOfJSDocComment(part) ?? '').replaceAll(/\{@link (\S+?)\}/g, '`$1`').trim();
  const examples = (doc.tags ?? []).filter(({ tagName }) => tagName.text === 'example');
  const tags = (doc.tags ?? [])
    .filter((tag) => !examples.includes(tag))
    .map((tag) => {
      const name = tag.name?.getText() ?? '';
      const of = tag.typeExpression ? tag.typeExpression.type.getText() : '';
      return `- ${[
        tag.tagName.text === 'param' ? '' : `${tag.tagName.text}`,
        [name, of]
          .filter(Boolean)
          .map((one) => `\`${one}\``)
          .join(' '),
      ]
        .filter(Boolean)
        .join(' ')}: ${text(tag.comment).replaceAll('\n', ' ')}`.replaceAll('<', '&lt;');
    });
  const code = examples.map(
    (tag) =>
      `\`\`\`ts\n${text(tag.comment)
        .replaceAll(/^```.*$\n?/gm, '')
        .trim()}\n\`\`\``,
  );
  return [text(doc.comment).replaceAll('<', '&lt;'), tags.join('\n'), ...code].filter(Boolean).join('\n\n');
}

const kindOf = (statement) =>
  ts.isFunctionDeclaration(statement)
    ? 'function'
    : ts.isClassDeclaration(statement)
      ? 'class'
      : ts.isVariableStatement(statement)
        ? 'const'
        : 'type';

const codeOf = (statement) =>
  statement
    .getText()
    .replace(/^(?:export )?(?:declare )?/, '')
    .trim();

const ORDER = ['function', 'class', 'const', 'type'];
const TITLES = { function: 'Functions', class: 'Classes', const: 'Values', type: 'Types' };

/**
 * The page of one entry of `exports`.
 * @param specifier as it is imported, such as `caption-harness/control`
 */
export function libraryPage(specifier, path) {
  const members = namesOf(path)
    .map((name) => ({ name, statements: declarationsOf(path, name) }))
    .filter(({ statements }) => statements.length > 0)
    .map(({ name, statements }) => ({ name, statements, kind: kindOf(statements[0]) }))
    .sort((a, b) => a.name.localeCompare(b.name, 'en'));
  const parts = ORDER.flatMap((kind) => {
    const some = members.filter((member) => member.kind === kind);
    if (some.length === 0) return [];
    return [
      `## ${TITLES[kind]}`,
      ...some.flatMap(({ name, statements }) => [
        `### ${name}`,
        docOf(statements[0]),
        `\`\`\`ts\n${statements.map(codeOf).join('\n')}\n\`\`\``,
      ]),
    ];
  });
  return `${[`# ${specifier}`, `\`import { ... } from '${specifier}'\`: ${members.length} export${members.length === 1 ? '' : 's'}.`, ...parts].filter(Boolean).join('\n\n')}\n`;
}
