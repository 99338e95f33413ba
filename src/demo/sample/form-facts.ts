import type { PlayedCase } from './played-case.ts';
import type { Stage } from './stage.ts';

/** What the panel's form asks, filled in by those who know it: the SENCO, the office and the lead. */
export async function playFormFacts({ cast, days }: Stage, played: PlayedCase): Promise<void> {
  await played.fills(cast.senco, 3, 'form-facts', {
    FA1: ['camhs', 'school-nurse'],
    FA2: 'open',
    FA3: days.date(40),
    FA4: 'A worker meets the family every fortnight; the nurse looks at sleep.',
    FA5: 'family-support',
    FS1: 'semh',
    FS6: 'asked-for',
    FS5: 2,
    FS4: days.date(50),
    FS3: days.date(15),
    FL1: 'mixed',
    FL2: 'Maths as expected; writing about a year below.',
    FX1: ['boxall'],
    FX2: days.date(12),
    FX3: 'senco',
    FR1: 'yes',
    FR2: days.date(8),
    FR3: 'pastoral',
    FC1: 'written',
    FC3: days.date(6),
    FC4: ['la', 'panel'],
    FP3: 'no',
  });
  await played.fills(cast.office, 2, 'form-facts', {
    FM1: 'held',
    FM2: 'gp',
    FM3: days.date(20),
    FM4: 'some-hours',
    FM5: 12,
    FH1: 22.5,
    FH2: 0,
    FH3: 10,
    FP1: 1,
  });
  // Only the lead or the DSL may know who has parental responsibility, and what to do before a visit.
  await played.fills(cast.lead, 2, 'form-facts', { FR4: 'no-known-risk', FC2: 'parent' });
}
