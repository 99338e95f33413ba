import { loadContent } from '../../src/content/load.ts';
import { withoutAdditions } from './fixed-content/fixed-content.ts';

/** What the product knows, read and checked once for all tests of a process. */
export const content = loadContent();

/** The same without what was added: for tests that press cards in order or expect one outcome and no other. */
export const fixedContent = withoutAdditions();
