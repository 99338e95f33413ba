import { instant, row, text } from './fields.ts';
import { kindOf } from './row-kind.ts';

/** How far an upgrade has got: finished once it has run again after every older version was gone. */
export const UPGRADE_STATE = kindOf<{
  readonly id: string;
  readonly firstAt: string;
  readonly doneAt?: string;
}>()('upgrade', 1, row({ id: text, firstAt: instant, doneAt: instant.optional() }));
