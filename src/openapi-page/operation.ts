import type { OpenAPIV3_1 } from 'openapi-types';
import { type Html, html, type Part } from './html.ts';

/** An operation of a document at its place. */
export interface PlacedOperation {
  readonly path: string;
  readonly method: string;
  readonly operation: OpenAPIV3_1.OperationObject;
}

/** One operation for people: what it takes, what it answers, and every refusal with its remedy and evidence. */
export function operationPart({ path, method, operation }: PlacedOperation): Html {
  const { operationId = '', summary = '', description = '', parameters = [], requestBody, responses = {} } = operation;
  return html`<section id="${operationId}"><h2><code>${method.toUpperCase()} ${path}</code></h2>
<p><a href="#${operationId}">${operationId}</a>: ${summary}. ${description}</p>
${parameters.length === 0 ? '' : html`<table>${parameters.map((one) => ('in' in one ? parameterRow(one) : ''))}</table>`}
${requestBody && 'content' in requestBody ? mediaPart('Request', requestBody.content) : ''}
${Object.entries(responses).map(([status, response]) => responsePart(status, response as OpenAPIV3_1.ResponseObject))}</section>`;
}

const parameterRow = ({ name, in: place, required = false, description = '' }: OpenAPIV3_1.ParameterObject): Html =>
  html`<tr><td><code>${name}</code></td><td>${place}${required ? ', required' : ''}</td><td>${description}</td></tr>`;

function responsePart(status: string, { description, content = {} }: OpenAPIV3_1.ResponseObject): Html {
  const examples = Object.values(content).flatMap((media) => Object.entries(media.examples ?? {}));
  if (examples.length === 0)
    return html`<p><strong>${status}</strong> ${description}</p>${mediaPart('Answer', content)}`;
  return html`<details><summary><strong>${status}</strong> ${examples.map(([id]) => html`<code>${id}</code> `)}</summary><table>${examples.map(
    ([id, example]) => exampleRow(id, example as OpenAPIV3_1.ExampleObject),
  )}</table></details>`;
}

const exampleRow = (id: string, { summary = '', description = '', value }: OpenAPIV3_1.ExampleObject): Html =>
  html`<tr><td><code>${id}</code></td><td>${summary} ${description}${jsonPart(value)}</td></tr>`;

function mediaPart(what: string, content: Readonly<Record<string, OpenAPIV3_1.MediaTypeObject>>): Part {
  return Object.entries(content).map(
    ([type, { schema }]) =>
      html`<details><summary>${what}: <code>${type}</code></summary>${schema === undefined ? '' : jsonPart(schema)}</details>`,
  );
}

const jsonPart = (value: unknown): Html =>
  html`<pre>${typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>`;
