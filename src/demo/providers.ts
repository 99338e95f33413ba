import type { Provider } from '../domain/school/provider.ts';

/** Three invented providers: one in order, one whose assurance expires during a plan, one with gaps. */
export const PROVIDERS: readonly Provider[] = [
  {
    name: 'Bramble Lane Tutors',
    kind: 'tutor',
    safeguarding: { what: 'Written assurance on staff checks', expires: '2027-08-31' },
    contact: { name: 'Ines Harrow', phone: '01632 960 121' },
    sessions: 'One to one, mornings, on our site or in a library, up to four a week',
  },
  {
    name: 'Larkfield Online School',
    kind: 'online-accredited',
    accreditation: { what: 'DfE online education accreditation', checked: '2026-09-08' },
    safeguarding: { what: 'Written assurance on staff checks', expires: '2026-12-18' },
    contact: { name: 'Priya Venn', phone: '01632 960 122' },
    sessions: 'Live lessons in small groups, Monday to Friday, 9:30 to 12:30',
  },
  {
    name: 'Withy Farm Learning',
    kind: 'non-school-ap',
    lastVisit: '2025-10-14',
    contact: { name: 'Tom Askew', phone: '01632 960 123' },
    sessions: 'Animal care and joinery in groups of up to five, two days a week',
  },
];
