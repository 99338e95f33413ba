import type { FileWay } from './reply.ts';
import type { School } from './turn.ts';

/** Whether Teams can put a file into somebody's own files, or what is missing for that. */
export function fileWay({ sendsFiles, settings }: Pick<School, 'sendsFiles' | 'settings'>): FileWay {
  if (sendsFiles !== true) return 'not-here';
  return settings.sharePoint === undefined ? 'no-sharepoint' : 'offered';
}
