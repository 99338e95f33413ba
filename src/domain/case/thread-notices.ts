import { ACT_LINES, type ActLine } from './acts.ts';

/**
 * What can be said in the thread under a case's card in the inclusion channel, by name: what acts say, that facts were
 * added, and that the pupil's reference was corrected. The names are stored in deliveries: keep one that is given up for as long as its rows exist.
 */
export const THREAD_NOTICES = [
  ...(Object.keys(ACT_LINES) as readonly ActLine[]),
  'facts',
  'reference-corrected',
] as const;
export type ThreadNotice = (typeof THREAD_NOTICES)[number];
