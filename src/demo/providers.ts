import type { Person } from '../domain/people/person.ts';
import type { Provider, SeenCheck } from '../domain/school/provider.ts';

/** Checks that one person made on one day: what they saw, by check; with a last day where what they saw names one. */
function seen(
  by: Person,
  on: string,
  documents: Readonly<Record<string, string | { readonly document: string; readonly expires: string }>>,
): Readonly<Record<string, SeenCheck>> {
  return Object.fromEntries(
    Object.entries(documents).map(([id, what]) => [
      id,
      { ...(typeof what === 'string' ? { document: what } : what), by, on },
    ]),
  );
}

/** Three invented providers: one in order, one whose assurance expires during a plan, one with gaps. */
export function providersSeenBy(by: Person): readonly Provider[] {
  return [
    {
      name: 'Bramble Lane Tutors',
      kind: 'tutor',
      ukprn: '10099121',
      contact: { name: 'Ines Harrow', phone: '01632 960 121' },
      sessions: 'One to one, mornings, on our site or in a library, up to four a week',
      cost: { pounds: 42, per: 'hour' },
      checks: seen(by, '2026-09-10', {
        'need-to-register': 'Letter of 2 September: three pupils at most, six hours a week each',
        'staff-checks': { document: 'Written assurance on staff checks', expires: '2027-08-31' },
        'central-record': 'Single central record, shown on screen',
        'child-protection': 'Policy of September 2026; Ines Harrow leads',
        allegations: 'Section 9 of the same policy',
        sites: 'List: our site, Northfield library',
        insurance: { document: 'Certificate, public and employers', expires: '2027-07-31' },
        'risk-assessments': 'Library room, and the walk there',
        'health-and-safety': 'Policy of May 2026',
        attendance: 'Tells the office by 9:45; their sheet for each session',
        'data-protection': 'Privacy notice and registration',
        teaching: 'Scheme for English and maths; half-termly report',
      }),
      visit: { on: '2026-09-22', by },
    },
    {
      name: 'Larkfield Online School',
      kind: 'online-accredited',
      urn: '199122',
      contact: { name: 'Priya Venn', phone: '01632 960 122' },
      sessions: 'Live lessons in small groups, Monday to Friday, 9:30 to 12:30',
      cost: { pounds: 1150, per: 'term' },
      checks: seen(by, '2026-09-08', {
        registration: 'DfE list of accredited online providers',
        'staff-checks': { document: 'Written assurance on staff checks', expires: '2026-12-18' },
        'child-protection': 'Policy on their website; Priya Venn leads',
        attendance: 'Register online, absence by email at 9:45',
        'data-protection': 'Privacy notice for schools',
      }),
    },
    {
      name: 'Withy Farm Learning',
      kind: 'non-school-ap',
      contact: { name: 'Tom Askew', phone: '01632 960 123' },
      sessions: 'Animal care and joinery in groups of up to five, two days a week',
      cost: { pounds: 65, per: 'day' },
      checks: seen(by, '2026-10-06', {
        'need-to-register': 'Email of 1 October: five pupils, two days a week each',
        insurance: { document: 'Certificate, public and employers', expires: '2026-12-04' },
        'risk-assessments': 'Animals, workshop, minibus',
        'health-and-safety': 'Policy of 2025',
        'fire-and-first-aid': 'Plan on the wall; two first aiders',
      }),
      visit: { on: '2025-10-14', by },
    },
  ];
}
