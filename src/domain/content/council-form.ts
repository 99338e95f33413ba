/** What a council's form is for. Each kind fits some cases; `fits.ts` says which. */
export const FORM_KINDS = [
  'part-time-timetable',
  'medical',
  'ap-referral',
  'agreed-move',
  'off-site-direction',
  'attendance-return',
  'children-missing-education',
  'permanent-exclusion',
  'ebsa-support',
  'attendance-contract',
  'provider-commissioning',
  'provider-checks',
] as const;
export type FormKind = (typeof FORM_KINDS)[number];

/** The council of a form that belongs to none. */
export const ANY_COUNCIL = 'general';

/**
 * What becomes of a field: `filled` from the record, `half` of it, or nothing: `not-held` is not asked by this bot,
 * `identity` is who somebody is or how to reach them, `by-design` could be known and is not printed. The office writes what is left.
 */
export const MARKS = ['filled', 'half', 'not-held', 'identity', 'by-design'] as const;
export type Mark = (typeof MARKS)[number];

/** Facts of a case that are no answers. */
export const CASE_FACTS = [
  'reference',
  'year-group',
  'raised-on',
  'raised-by',
  'reason',
  'decision',
  'made-on',
] as const;
export type CaseFact = (typeof CASE_FACTS)[number];

/** Attendance as it is counted from the office's figures; in detail: by day of the week too. */
export const FORM_FIGURES = ['attendance', 'absence', 'absence-in-detail', 'as-at'] as const;
export type FormFigure = (typeof FORM_FIGURES)[number];

/** What a school says of itself. */
export const SCHOOL_FACTS = ['name', 'safeguarding-lead'] as const;
export type SchoolFact = (typeof SCHOOL_FACTS)[number];

/** Of the last panel that the case was taken to. */
export const PANEL_FACTS = ['name', 'date', 'deadline'] as const;
export type PanelFact = (typeof PANEL_FACTS)[number];

/** Parts of a plan that may leave the school. */
export const FORM_PLAN_PARTS = [
  'why',
  'pupil-wants',
  'aims',
  'measures',
  'attendance-target',
  'provision',
  'support',
  'what-happens',
  'provider',
  'place',
  'hours',
  'code',
  'transport',
  'key-adult',
  'agreed-with',
  'runs',
  'from',
  'to',
  'next-review',
  'way-back',
  'takes-back',
  'sessions',
  'reviews',
] as const;
export type FormPlanPart = (typeof FORM_PLAN_PARTS)[number];

/** Parts of the reduced timetable that a plan holds; none of a plan that holds none. */
export const FORM_TIMETABLE_PARTS = [
  'from',
  'to',
  'next-review',
  'days',
  'week',
  'rest',
  'steps',
  'agreed',
  'la',
] as const;
export type FormTimetablePart = (typeof FORM_TIMETABLE_PARTS)[number];

/** What the directory says of the plan's provider. */
export const PROVIDER_FACTS = ['cost'] as const;
export type ProviderFact = (typeof PROVIDER_FACTS)[number];

/** A box of a list to tick: ticked where the question's answer is one of the options; without a question, by hand. */
export interface Tick {
  readonly label: string;
  readonly question?: string;
  readonly options?: readonly string[];
}

/** Where a field's text comes from. */
export type FieldSource =
  | { readonly answers: readonly string[] }
  | { readonly case: CaseFact }
  | { readonly figure: FormFigure }
  /** Supports told in rows: all of them, or those of some kinds. */
  | { readonly supports: 'all' | readonly string[] }
  | { readonly plan: FormPlanPart }
  | { readonly timetable: FormTimetablePart }
  | { readonly ticks: readonly Tick[] }
  | { readonly school: SchoolFact }
  | { readonly text: string }
  /** That something is enclosed: an entry of the form's own `attachments`. */
  | { readonly enclosed: string }
  /** The panel that hears the case. */
  | { readonly panel: PanelFact }
  | { readonly provider: ProviderFact }
  /** What was seen of a check of the plan's provider, by whom and when: an entry of `provider-checks.json`. */
  | { readonly providerCheck: string };

/** A field of a council's form, in words of our own. */
export interface FormField {
  readonly label: string;
  readonly mark: Mark;
  /** The first of them that gives anything is taken. None for a field that the office fills. */
  readonly from?: readonly FieldSource[];
  /** Why only half, why not held, or why it is not printed. */
  readonly why?: string;
}

/** A council's form as data: what it asks, and where each answer comes from. */
export interface CouncilForm {
  readonly id: string;
  /** Whose form it is, or `general`. */
  readonly council: string;
  readonly kind: FormKind;
  readonly title: string;
  /** The last year group that it is for; all, if absent. */
  readonly lastYear?: string;
  /** Of `sources.json`: where its fields were read, how far, and when. */
  readonly source: string;
  /** One of the forms that the share filled is measured on: real artefacts, each field of which is listed. */
  readonly measured: boolean;
  /** It asks about special educational needs: a lead may include what the school recorded. */
  readonly send: boolean;
  /** Whether the parents' consent has to be recorded before it is made. */
  readonly consent: {
    readonly needed: boolean;
    readonly because: string;
    /** Where it is needed: what it has to be for, as the consent names it; one of these is enough. */
    readonly for?: readonly string[];
  };
  readonly sections: readonly { readonly title: string; readonly fields: readonly FormField[] }[];
  /** What goes with the form. */
  readonly attachments: readonly { readonly id: string; readonly label: string }[];
}

/** All fields of a form, in order. */
export function fieldsOf({ sections }: Pick<CouncilForm, 'sections'>): readonly FormField[] {
  return sections.flatMap(({ fields }) => fields);
}
