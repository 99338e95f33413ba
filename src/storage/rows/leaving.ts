import type { Fields, Row } from './row-table.ts';

/** The row of a record whose deletion has begun: nobody reads it any more, and it says what else has to go. */
export function asLeaving(fields: Fields): Fields {
  return { ...fields, leaving: 1 };
}

/** True for a record whose deletion has begun. */
export function isLeaving({ fields }: Pick<Row, 'fields'>): boolean {
  return fields['leaving'] !== undefined;
}
