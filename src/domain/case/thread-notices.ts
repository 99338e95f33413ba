import { ACT_LINES, type ActLine } from './acts.ts';

/**
 * What the thread under a case's card in the inclusion channel can be told, by name: what acts say, and that facts were
 * added. The names stand in stored deliveries: one that is given up stays for as long as its rows are kept.
 */
export const THREAD_NOTICES = [...(Object.keys(ACT_LINES) as readonly ActLine[]), 'facts'] as const;
export type ThreadNotice = (typeof THREAD_NOTICES)[number];
