import type { OpenAPIV3_1 } from 'openapi-types';
import type { Contract } from '../contract.ts';
import { contracts } from '../contracts.ts';
import { hasRealService, type ProviderRow } from '../provider-row.ts';
import { providerRows } from '../providers.ts';
import { buildOpenApi } from './build.ts';
import { Definitions } from './definitions.ts';
import { securityOf } from './security.ts';

/** A provider's promises with its row. */
interface Described {
  readonly row: ProviderRow;
  readonly contract: Contract;
}

/**
 * The OpenAPI 3.1 document of a server of the mocks, by the id of its listener: every operation of the providers behind it, with its
 * refusals and their evidence. Built from the contract tables; not a document of the vendor.
 */
export function listenerDocument(listener: string, version: string): OpenAPIV3_1.Document {
  return documentOf(
    providerRows.flatMap(([id, row]) => (row.listener.id === listener ? [{ row, contract: contracts[id] }] : [])),
    version,
  );
}

/** The OpenAPI 3.1 document of one provider. */
export const providerDocument = (row: ProviderRow, contract: Contract, version: string): OpenAPIV3_1.Document =>
  documentOf([{ row, contract }], version);

const DESCRIPTION =
  'What the mock of caption-harness promises, from its contract tables. Not a document of the vendor: each operation and each ' +
  'refusal says how it is known (documented, observed, assumed).';

function documentOf(described: readonly Described[], version: string): OpenAPIV3_1.Document {
  const definitions = new Definitions();
  const documents = described.map(({ row, contract }) => {
    const { schemes, requirements } = securityOf(row);
    return buildOpenApi(
      {
        title: row.title,
        version,
        description: DESCRIPTION,
        // Relative to the address of the document: the mock that serves it.
        servers: [
          { url: row.basePath === '' ? '/' : row.basePath, description: 'The mock' },
          ...(hasRealService(row.liveBaseUrl) ? [{ url: row.liveBaseUrl, description: 'The real service' }] : []),
        ],
        security: { schemes, requirements },
        tag: { name: row.id, description: row.title },
        definitions,
      },
      contract.operations,
      contract.failures,
    );
  });
  const [first, ...others] = documents;
  if (first === undefined) throw new RangeError('a document needs a provider');
  return others.reduce(joined, first);
}

/** Services behind one server differ in their paths. */
function joined(one: OpenAPIV3_1.Document, other: OpenAPIV3_1.Document): OpenAPIV3_1.Document {
  return {
    ...one,
    info: { ...one.info, title: `${one.info.title}, ${other.info.title}` },
    tags: [...(one.tags ?? []), ...(other.tags ?? [])],
    components: {
      securitySchemes: { ...one.components?.securitySchemes, ...other.components?.securitySchemes },
      schemas: { ...one.components?.schemas, ...other.components?.schemas },
    },
    paths: { ...one.paths, ...other.paths },
  };
}
