import { everybodyWho } from '../roles.ts';

// What is said to somebody who asks for the referral pack of a case.

export const ONLY_LEADS = `Only ${everybodyWho('gets-packs')} can get the referral pack. Nothing was opened.`;
export const NO_CASE =
  'This case is not in the records any more, so there is no pack of it. If you think it should be there, ask whoever looks after this bot.';
/** Teams asks the lead before a file goes anywhere. */
export const TEAMS_ASKS =
  'Teams asks you now whether to save the pack to your own files. Nothing is saved before you say yes.';
export const FILE_DESCRIPTION = 'The referral pack as a page to print. It holds personal data.';
/** The lead declined the file. */
export const NOTHING_SAVED = 'Nothing was saved. The case is as it was.';
export const TAKEN_ALREADY = 'Teams sent your answer a second time, so nothing more was done with it.';

/** The same about the sheet on which parents agree to a reduced timetable. */
export const NO_TIMETABLE =
  'The plan of this case is no reduced timetable, so there is no agreement to print. Nothing was saved.';
export const AGREEMENT_ASKS =
  'Teams asks you now whether to save the agreement sheet to your own files. Nothing is saved before you say yes. Print it, write the names in by hand and have it signed.';
export const AGREEMENT_DESCRIPTION =
  'The agreement to a reduced timetable as a page to print and sign. It holds personal data.';

const NO_FILES = {
  'not-here': 'Files cannot be sent in this client.',
  'no-sharepoint':
    'Files are not offered, because the school\'s settings do not say where its files are: "sharePoint" is missing there. Whoever looks after this bot can add it.',
} as const;

/** Why the sheet is not available as a file, and who can write it. */
export function describeNoAgreement(why: keyof typeof NO_FILES, reference: string): string {
  return `${describeNoFile(why, 'saved')} Whoever looks after this bot can write the agreement sheet of ${reference} for you.`;
}

/** Why the pack is not available as a file, and that nothing happened. */
export function describeNoFile(why: keyof typeof NO_FILES, instead: 'opened' | 'saved'): string {
  return `${NO_FILES[why]} Nothing was ${instead}.`;
}
