import type { Express } from 'express';
import { writeAnswer } from '../../../src/listener/index.ts';
import type { NamedDocument } from '../../../src/openapi-page/page.ts';
import { Refusal } from '../../kernel/http/refusal.ts';
import { controlDocument } from '../document.ts';

/** Nothing may be loaded or run, whatever the document holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/** Shows the operations of every server for people: `/docs` those of the first mock, `/docs/{id}` those of a server. */
export function docsRoutes(
  app: Express,
  { version, providers }: { version: string; providers: readonly string[] },
): void {
  let documents: Promise<readonly NamedDocument[]> | null = null;
  app.get(['/docs', '/docs/:id'], async (request, response) => {
    documents ??= documentsOf(version, providers);
    const [all, { documentPage }] = await Promise.all([documents, import('../../../src/openapi-page/page.ts')]);
    const asked = request.params.id === undefined ? undefined : String(request.params.id);
    const shown = asked === undefined ? all[0] : all.find(({ id }) => id === asked);
    if (shown === undefined)
      throw new Refusal('docs-unknown', { id: asked ?? '', known: all.map(({ id }) => id).join(', ') });
    const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': POLICY };
    writeAnswer(response, { status: 200, headers, bytes: Buffer.from(documentPage(shown, all)) });
  });
}

/** The documents of the servers of these providers, and of the control API. They do not change while a server runs. */
async function documentsOf(version: string, providers: readonly string[]): Promise<readonly NamedDocument[]> {
  const [{ listenerDocument }, { providerRows }] = await Promise.all([
    import('../../../src/contracts/openapi/documents.ts'),
    import('../../../src/contracts/providers.ts'),
  ]);
  const rows = providerRows.filter(([id]) => providers.includes(id));
  const listeners = [...new Set(rows.map(([, { listener }]) => listener.id))];
  return [
    ...listeners.map((id) => ({ id, document: listenerDocument(id, version) })),
    { id: 'control', document: controlDocument(version) },
  ];
}
