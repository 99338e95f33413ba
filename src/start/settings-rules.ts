import type { SettingsRules } from '../app/ports/settings-rules.ts';
import type { WrittenSettings } from '../app/ports/school-register.ts';
import { openOwnContent } from '../content/load.ts';
import type { SettingsProblem } from '../domain/school/settings-problem.ts';
import { readTerms } from '../settings/read-terms.ts';
import { ownContentOf, settingsProblems } from '../settings/settings.ts';

/** What settings may hold, by their own form and by the content in use. Throws when that cannot be read. */
export function openSettingsRules(): SettingsRules {
  const content = openOwnContent();
  return {
    problemsOf: (settings: WrittenSettings): readonly SettingsProblem[] => [
      ...settingsProblems(settings),
      ...content.problemsOf(ownContentOf(settings)),
    ],
    thresholds: content.thresholds,
    responseDays: content.responseDays,
    formCouncils: content.formCouncils,
    readTerms,
  };
}
