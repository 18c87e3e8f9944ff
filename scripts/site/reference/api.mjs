// The reference of an HTTP API, from its OpenAPI document.

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'];
const cell = (text = '') =>
  text
    .replaceAll('|', '\\|')
    .replaceAll(/\s*\n\s*/g, ' ')
    .replaceAll('<', '&lt;');
const block = (value) => `\`\`\`json\n${JSON.stringify(value, null, 2)}\n\`\`\``;

/** The schema of a media type, with its definitions in place down to some depth. */
function schemaOf(document, schema, depth = 0) {
  if (Array.isArray(schema)) return schema.map((one) => schemaOf(document, one, depth));
  if (typeof schema !== 'object' || schema === null) return schema;
  if (typeof schema.$ref === 'string') {
    const name = schema.$ref.split('/').at(-1);
    const found = document.components?.schemas?.[name];
    return depth > 1 || found === undefined ? { $ref: name } : schemaOf(document, found, depth + 1);
  }
  return Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, schemaOf(document, value, depth)]));
}

function mediaPart(document, what, content = {}) {
  return Object.entries(content).flatMap(([type, { schema }]) =>
    schema === undefined ? [] : [`${what}, \`${type}\`:`, block(schemaOf(document, schema))],
  );
}

function answerRows([status, response]) {
  const examples = Object.values(response.content ?? {}).flatMap((media) => Object.entries(media.examples ?? {}));
  if (examples.length === 0) return [`| ${status} | | ${cell(response.description)} |`];
  return examples.map(
    ([id, one]) => `| ${status} | \`${id}\` | ${cell([one.summary, one.description].filter(Boolean).join(' '))} |`,
  );
}

function operationPart(document, path, method, operation) {
  const parameters = (operation.parameters ?? []).filter((one) => 'in' in one);
  const answers = Object.entries(operation.responses ?? {});
  return [
    `## ${method.toUpperCase()} ${path}`,
    cell([operation.summary, operation.description].filter(Boolean).join('. ')),
    parameters.length === 0
      ? ''
      : [
          '| parameter | in | meaning |',
          '|---|---|---|',
          ...parameters.map(
            (one) => `| \`${one.name}\` | ${one.in}${one.required ? ', required' : ''} | ${cell(one.description)} |`,
          ),
        ].join('\n'),
    ...mediaPart(document, 'Body', operation.requestBody?.content),
    answers.length === 0
      ? ''
      : ['| status | id | meaning |', '|---|---|---|', ...answers.flatMap(answerRows)].join('\n'),
  ];
}

/** The page of a document. */
export function apiPage(document) {
  const { title, version, description = '' } = document.info;
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => (item[method] ? operationPart(document, path, method, item[method]) : [])),
  );
  return `${[`# ${title}`, `${cell(description)} Version ${version}.`, ...operations].filter(Boolean).join('\n\n')}\n`;
}
