import { providerIds } from '../providers.ts';
import { catalogueOf } from './catalogue.ts';
import { failuresPage } from './failures-page.ts';
import { faultsPage } from './faults-page.ts';

/** A generated page: its path in the repository, and its text. */
export interface Page {
  readonly path: string;
  readonly text: string;
}

/** Every generated page about failing on purpose. */
export async function failurePages(): Promise<readonly Page[]> {
  const pages = providerIds.map(async (id) => ({
    path: `docs/failures/${id}.md`,
    text: failuresPage(await catalogueOf(id)),
  }));
  return [{ path: 'docs/faults.md', text: faultsPage() }, ...(await Promise.all(pages))];
}
