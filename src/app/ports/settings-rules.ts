import type { SchoolTerms } from '../../domain/calendar/school-terms.ts';
import type { TermDoubt } from '../../domain/calendar/term-doubts.ts';
import type { Content, Threshold } from '../../domain/content/content.ts';
import type { SettingsProblem } from '../../domain/school/settings-problem.ts';
import type { WrittenSettings } from './school-register.ts';

/** What settings may hold: asked while a school is set up, so that nothing is written that could not be used. */
export interface SettingsRules {
  /** What is missing and wrong, with what does not fit the questions and rules; none when the school can work. */
  readonly problemsOf: (settings: WrittenSettings) => readonly SettingsProblem[];
  /** What a school may change, with the product's values. */
  readonly thresholds: readonly Threshold[];
  /** By when somebody answers a concern, in school days, unless a school says otherwise. */
  readonly responseDays: Content['responseDays'];
  /** The councils of which there are forms, by name. */
  readonly formCouncils: readonly string[];
  /** Terms in pasted lines or in the text of an `.ics` file; `today` as `YYYY-MM-DD`. */
  readonly readTerms: (text: string, today: string) => TermsRead;
}

/** Terms as they were understood. */
export interface TermsRead {
  readonly found: SchoolTerms;
  readonly doubts: readonly TermDoubt[];
  /** Lines with a date that could not be read. */
  readonly unread: readonly string[];
}
