import type { Records } from '../../app/ports/records.ts';
import type { Names } from '../../app/turn.ts';
import type { Content } from '../../domain/content/content.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { SchoolSettings } from '../../domain/school/settings.ts';
import { fullName, PEOPLE } from '../school.ts';
import type { Chance } from './chance.ts';
import type { SchoolDays } from './school-days.ts';

/** Who plays in the sample: the demo's own people, as the settings have them. */
export type Cast = Readonly<
  Record<'teacher' | 'otherTeacher' | 'tutor' | 'senco' | 'lead' | 'office' | 'headteacher', StaffMember>
>;

/** Where the sample's cases are played before they are copied into the demo's storage. */
export interface Stage {
  readonly settings: SchoolSettings;
  readonly content: Content;
  readonly records: Records;
  readonly names: Names;
  readonly days: SchoolDays;
  readonly chance: Chance;
  readonly cast: Cast;
}

/** The cast from the settings' staff list; people removed from it keep their demo roles. */
export function castOf(settings: SchoolSettings): Cast {
  const play = (one: (typeof PEOPLE)[keyof typeof PEOPLE]): StaffMember =>
    settings.staff.find(({ id }) => id === one.id) ?? { id: one.id, name: fullName(one), roles: one.roles };
  return {
    teacher: play(PEOPLE.teacher),
    otherTeacher: play(PEOPLE.otherTeacher),
    tutor: play(PEOPLE.deputyDsl),
    senco: play(PEOPLE.senco),
    lead: play(PEOPLE.lead),
    office: play(PEOPLE.office),
    headteacher: play(PEOPLE.headteacher),
  };
}

/** Random ids and references: the same for the same seed, and none that the bot could give again. */
export function namesByChance(chance: Chance): Names {
  const taken = new Set<string>();
  const fresh = (draw: () => string): string => {
    for (;;) {
      const drawn = draw();
      if (taken.has(drawn)) continue;
      taken.add(drawn);
      return drawn;
    }
  };
  const hex = (length: number) => chance.letters('0123456789abcdef', length);
  return {
    id: () => fresh(() => `${hex(8)}-0000-4000-8000-${hex(12)}`),
    reference: () => fresh(() => `R-${chance.letters('34679CDFGHJKMNPQRTVWXY', 5)}`),
  };
}
