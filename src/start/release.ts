import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { ROOT } from '../root.ts';

/** The Node that a school's bot should run on: the long-term version that the tests and `.nvmrc` name. */
export const WANTED_NODE = 24;

/** What is running here, for `/info` and the log. Nothing in it is secret. */
export interface Running {
  readonly version: string;
  /** The state of the sources a bundle was built from; "sources" when they are run themselves. */
  readonly commit: string;
  /** Tells processes of one bot apart; new at each start. */
  readonly instance: string;
}

/** Identifies this process: the product's version, the state of its sources, and a new instance id. */
export function identify(): Running {
  const { version, gitHead = 'sources' } = JSON.parse(
    readFileSync(new URL('package.json', ROOT), 'utf8'),
  ) as { version: string; gitHead?: string };
  return { version, commit: gitHead, instance: randomUUID().slice(0, 8) };
}
