import { loadKnowledge } from '../../src/content/load.ts';

/** What the product knows, read and checked once for all tests of a process. */
export const knowledge = loadKnowledge();
