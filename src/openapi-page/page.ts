import type { OpenAPIV3_1 } from 'openapi-types';
import { Html, html } from './html.ts';
import { operationPart } from './operation.ts';

/** A document among others: its name in the address, and itself. */
export interface NamedDocument {
  readonly id: string;
  readonly document: OpenAPIV3_1.Document;
}

/** The page of one document, with links to the others. It loads nothing and runs nothing. */
export function documentPage({ id, document }: NamedDocument, others: readonly NamedDocument[]): string {
  const operations = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    METHODS.flatMap((method) => {
      const operation = item?.[method];
      return operation === undefined ? [] : [{ path, method, operation }];
    }),
  );
  const links = others.map((other) =>
    other.id === id
      ? html`<strong>${other.document.info.title}</strong> `
      : html`<a href="/docs/${other.id}">${other.document.info.title}</a> `,
  );
  const { title, version, description = '' } = document.info;
  return page(
    title,
    html`<nav>${links}</nav><h1>${title}</h1><p>${description}</p><p>caption-harness ${version}. ${operations.length} operations. ${(
      document.servers ?? []
    ).map(({ url, description: what = '' }) => html`${what}: <code>${url}</code>. `)}</p>
${operations.map(operationPart)}`,
  );
}

const METHODS = ['get', 'head', 'post', 'put', 'patch', 'delete', 'options'] as const;

const STYLE = `:root{color-scheme:light dark}body{font:1rem/1.5 system-ui,sans-serif;max-width:60rem;margin:0 auto;padding:1rem;overflow-wrap:anywhere}
nav{display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;border-bottom:1px solid #8886;padding-bottom:.75rem}h1{font-size:1.6rem;line-height:1.25}
code,pre{font:.9em/1.4 ui-monospace,monospace;overflow-wrap:anywhere}pre{white-space:pre-wrap;padding:.5rem;border:1px solid #8886;border-radius:.375rem}
h2{font-size:1.1rem;margin:1.5rem 0 .25rem;overflow-wrap:anywhere}section{border-top:1px solid #8886;margin-top:1.5rem}section h2{margin-top:1rem}details{margin:.25rem 0}summary{cursor:pointer}
table{border-collapse:collapse;width:100%;table-layout:fixed}td:first-child{width:30%}td,th{text-align:left;vertical-align:top;padding:.25rem .5rem .25rem 0;border-top:1px solid #8886}`;

function page(title: string, body: Html): string {
  return html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title>
<style>${new Html(STYLE)}</style></head><body>${body}</body></html>
`.text;
}
