import type { OperationRow, OperationShape } from './types.ts';

/** A row with its schemas; the id and the method keep their literal types. */
export type Joined<Row extends OperationRow> = Row extends OperationRow
  ? OperationShape & OperationRow<Row['failures'][number]> & { readonly id: Row['id']; readonly method: Row['method'] }
  : never;

/** Joins the two halves of a contract: rows without schemas, and schemas by the ids of the rows. In the rows' order. */
export const joinOperations = <Row extends OperationRow>(
  rows: readonly Row[],
  schemas: Readonly<Record<Row['id'], OperationShape>>,
): readonly Joined<Row>[] => rows.map((row) => ({ ...row, ...schemas[row.id as Row['id']] }) as unknown as Joined<Row>);
