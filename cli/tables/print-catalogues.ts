import { type Catalogue, catalogueOf } from '../../src/contracts/catalogue/catalogue.ts';
import { providerIds } from '../../src/contracts/providers.ts';
import { knownProvider } from '../known-provider.ts';

/** One table of a catalogue, ready to be printed. */
export interface Section {
  readonly title: string;
  readonly table: string;
}

/**
 * Prints parts of the catalogues of one provider, or of all: as tables, or as JSON by provider.
 * @param provider the id, or undefined for all
 * @throws {UsageError} for an unknown provider
 */
export async function printCatalogues(
  provider: string | undefined,
  asJson: boolean | undefined,
  show: {
    readonly json: (catalogue: Catalogue) => object;
    readonly sections: (catalogue: Catalogue) => readonly Section[];
  },
): Promise<void> {
  const ids = provider === undefined ? providerIds : [knownProvider(provider)];
  const catalogues = await Promise.all(ids.map(catalogueOf));
  const text = asJson
    ? JSON.stringify(Object.fromEntries(catalogues.map((one) => [one.provider, show.json(one)])), null, 2)
    : catalogues.flatMap((one) => show.sections(one).map((section) => sectionText(one, section))).join('\n\n');
  process.stdout.write(`${text}\n`);
}

const sectionText = ({ provider }: Catalogue, { title, table }: Section): string => `${provider}: ${title}\n\n${table}`;
