import type { Threshold } from '../domain/content/content.ts';
import type { SettingsPartId, SettingsProblem } from '../domain/school/settings-problem.ts';
import { RESPONSE_DAYS, type AnsweredLevel } from '../domain/school/response-days.ts';
import { LEVEL_WORDS } from './cases.ts';
import { PERIOD_REASONS } from './retention.ts';
import { USUAL_RETENTION } from '../domain/school/retention.ts';
import { partOfSetting } from '../domain/school/settings-problem.ts';

// The parts of a school's settings, as administrators fill them in, and what is missing or wrong in them.

export const PROVIDERS_WITH_LEADS =
  'Inclusion leads keep the providers, with what was checked and until when: they type "providers" in their own chat with me.';

/** What each part is called, and what its card says above the fields. */
export const PART_WORDS: Readonly<
  Record<SettingsPartId, { readonly title: string; readonly intro: string }>
> = {
  school: { title: 'The school', intro: 'What I call the school, and how its staff write about a pupil.' },
  safeguarding: {
    title: 'Safeguarding lead',
    intro:
      'Everybody who presses "Stop - safeguarding" sees these names and numbers, so they have to be right. Call each number once before you save it.',
  },
  staff: { title: 'Staff', intro: '' },
  channels: { title: 'Channels', intro: '' },
  calendar: { title: 'Terms and closed days', intro: '' },
  digests: {
    title: 'Digests and quiet times',
    intro: 'When each channel gets its weekly digest, and when nobody is reminded. Times are in London.',
  },
  limits: {
    title: 'Times and limits',
    intro:
      'By when somebody answers, and from what figure on a rule speaks up. Leave a field empty to keep to the usual figure. What the law sets is not here, because no school may change it.',
  },
  words: {
    title: 'Own words for the word check',
    intro:
      'I ask again when something typed sounds like a safeguarding matter. Your school can add words of its own; the built-in ones stay.',
  },
  retention: {
    title: 'How long I keep things',
    intro:
      'Your data protection officer decides this. What is older is deleted, for good. A field left empty keeps to the usual period.',
  },
  providers: {
    title: 'Providers',
    intro: PROVIDERS_WITH_LEADS,
  },
};

/** A field's label, and what helps to fill it in. */
interface FieldWords {
  readonly label: string;
  readonly hint?: string;
  readonly heading?: string;
}
const fields = <K extends string>(words: Readonly<Record<K, FieldWords>>) => words;

export const SCHOOL_FIELDS = fields({
  name: { label: 'Name of the school' },
  example: {
    label: 'A pupil reference as your staff write it (optional)',
    hint: 'For example "AB 8". Never use a real pupil\'s.',
  },
  pattern: {
    label: 'What all of them look like, as a regular expression (optional)',
    hint: 'For example [A-Z]{2} ?[789]. With it, I say so at once when a reference is mistyped. Fill in both, or neither.',
  },
  councils: { label: 'Councils your school works with, one a line (optional)' },
  sharePoint: {
    label: "Your school's SharePoint (optional)",
    hint: 'For example exampleschool.sharepoint.com. With it, leads can save a referral pack to their own files in Teams.',
  },
});

/** The field for the school's own councils. */
export function describeCouncilsField(withForms: readonly string[]): FieldWords {
  return {
    ...SCHOOL_FIELDS.councils,
    hint: `Their forms come first on a case. I have forms of ${withForms.join(', ')}; others can be added.`,
  };
}

export const SAFEGUARDING_FIELDS = fields({
  name: { heading: 'Designated safeguarding lead (DSL)', label: 'Name of the DSL' },
  phone: { label: 'Telephone of the DSL', hint: 'Staff must be able to dial it from a mobile phone.' },
  deputyName: { heading: 'Deputy, for when the DSL is away', label: 'Name of the deputy (optional)' },
  deputyPhone: { label: 'Telephone of the deputy (optional)' },
});

export const OWN_WORDS_FIELDS = fields({
  words: {
    label: 'Ask again about these, one a line (optional)',
    hint: 'For example the name of a gang or a street that worries you.',
  },
  harmless: {
    label: 'Do not ask about these phrases, one a line (optional)',
    hint: 'Whole phrases in which such a word means no harm at your school: "Gang Show rehearsal", not "gang".',
  },
});

export const RETENTION_FIELDS = fields({
  notNeededDays: {
    label: 'Days after a concern needed nothing or was withdrawn',
    hint: `Usually ${USUAL_RETENTION.notNeededDays}. ${PERIOD_REASONS.notNeededDays}`,
  },
  caseSchoolYears: {
    label: 'School years after the one in which a case was last worked on',
    hint: `Usually ${USUAL_RETENTION.caseSchoolYears}. ${PERIOD_REASONS.caseSchoolYears}`,
  },
  auditYears: {
    label: 'Years for the record of who decided and who looked',
    hint: `Usually ${USUAL_RETENTION.auditYears}. ${PERIOD_REASONS.auditYears}`,
  },
});

/** A school's own time to answer concerns of a level. */
export function describeResponseDays(level: AnsweredLevel, usual: number): FieldWords {
  return {
    ...(level === 'urgent' ? { heading: 'School days until somebody answers' } : {}),
    label: LEVEL_WORDS[level].name,
    hint: `Usually ${usual}; ${RESPONSE_DAYS[level]} at most.`,
  };
}

export const DIGEST_FIELDS = {
  off: 'No digest',
  days: {
    monday: 'Monday',
    tuesday: 'Tuesday',
    wednesday: 'Wednesday',
    thursday: 'Thursday',
    friday: 'Friday',
  },
  quietFrom: {
    heading: 'Quiet times',
    label: 'Nobody is reminded from (optional)',
    hint: 'For example from 18:00 until 07:30.',
  },
  quietUntil: { label: 'until (optional)' },
} as const;

/** The fields for one channel's digest. */
export function describeDigestField({
  channel,
  usual,
}: {
  readonly channel: string;
  readonly usual: { readonly day: keyof typeof DIGEST_FIELDS.days; readonly time: string };
}) {
  const name = channel.replace(/ of the settings$/, '');
  return {
    usual: `As usual (${DIGEST_FIELDS.days[usual.day]})`,
    day: { heading: name.charAt(0).toUpperCase() + name.slice(1), label: `Day in ${name}` },
    time: { label: `Time in ${name} (optional)`, hint: `Left empty, it is ${usual.time}.` },
  };
}

/** The field of a threshold that a school may change. */
export function describeThreshold({ says, value, unit, schoolMayChange }: Threshold): FieldWords {
  const figure = unit === 'count' ? `${value}` : `${value} ${unit}`;
  return {
    label: says,
    hint:
      schoolMayChange === 'lower-only' ? `Usually ${figure}; yours may only be lower.` : `Usually ${figure}.`,
  };
}

/** What a missing setting is called. */
const MISSING: Readonly<Record<string, string>> = {
  name: 'The name of the school is missing.',
  dsl: 'Nobody is named as designated safeguarding lead yet.',
  'dsl.name': 'The name of the designated safeguarding lead is missing.',
  'dsl.phone': 'The telephone number of the designated safeguarding lead is missing.',
  'dsl.deputy.name': "The deputy's name is missing.",
  'dsl.deputy.phone': "The deputy's telephone number is missing.",
  staff: 'Nobody is on the staff list yet.',
  channels: 'No inclusion channel is chosen yet.',
  'channels.inclusion': 'No inclusion channel is chosen yet.',
  'quietHours.from': 'When the quiet times begin is missing.',
  'quietHours.until': 'When the quiet times end is missing.',
  'pupilReference.pattern': 'What the pupil references look like is missing.',
  'pupilReference.example': 'An example of a pupil reference is missing.',
};

/** What is missing or wrong in a school's settings, in plain words and a whole sentence. */
export function describeSettingsProblem(problem: SettingsProblem): string {
  const title = PART_WORDS[partOfSetting(problem.path[0])].title.toLowerCase();
  switch (problem.kind) {
    case 'missing':
      return MISSING[problem.path.join('.')] ?? `Something is missing under "${title}".`;
    case 'form':
      return problem.must === undefined
        ? `Something under "${title}" is not in the form it should have.`
        : `${labelOf(problem)} ${problem.must}.`;
    case 'threshold':
      return `One of the times and limits ${problem.must ?? ''}.`;
    case 'nobody-decides':
      return 'Nobody on the staff list is an inclusion lead, so nobody could answer a referral.';
    case 'listed-twice':
      return 'Somebody is on the staff list twice.';
    case 'inclusion-is-staff-channel':
      return 'The inclusion channel is also chosen for all staff. Cases may only be posted to the small inclusion team.';
    case 'not-a-channel':
      return "A digest is set for a channel that is none of the school's any more. Save the digests once more.";
    case 'channel-twice':
      return 'A channel has two times for its digest.';
    case 'quiet-never':
      return 'The quiet times begin and end at the same time. Leave both empty, or say from when until when nobody is to be reminded.';
    case 'quiet-always':
      return 'The quiet times cover the whole school day, so nobody would ever be reminded. They are for the night: for example from 18:00 until 07:30.';
    case 'provider-twice':
      return 'A provider is listed twice.';
    case 'not-a-setting':
      return 'There is a setting that I do not know. It may be from a newer version of me.';
    case 'backwards':
    case 'overlap':
    case 'own-word':
      return problem.sentence.replace(/^In "\w+", /, '');
  }
}

const LABELS: Readonly<Record<string, string>> = {
  name: 'The name of the school',
  'dsl.name': 'The name of the designated safeguarding lead',
  'dsl.phone': 'The telephone number of the designated safeguarding lead',
  'dsl.deputy.name': "The deputy's name",
  'dsl.deputy.phone': "The deputy's telephone number",
  councils: 'The list of councils',
  sharePoint: 'The SharePoint',
  'pupilReference.pattern': 'What the pupil references look like',
  'pupilReference.example': 'The example of a pupil reference',
  'channels.inclusion': 'The inclusion channel',
};

function labelOf({ path }: SettingsProblem): string {
  const title = PART_WORDS[partOfSetting(path[0])].title.toLowerCase();
  return LABELS[path.join('.')] ?? `Something under "${title}"`;
}

/** The same beside the field where it is put right. */
export function describeBesideField(problem: SettingsProblem): string {
  if (problem.kind === 'missing') return 'Please fill this in.';
  if (problem.must !== undefined && (problem.kind === 'form' || problem.kind === 'threshold'))
    return `${typeof problem.path.at(-1) === 'number' ? `Line ${Number(problem.path.at(-1)) + 1}` : 'It'} ${problem.must}.`;
  return describeSettingsProblem(problem);
}

/** What of a part is missing or wrong. */
export interface MissingPart {
  readonly part: SettingsPartId;
  readonly title: string;
  readonly sentences: readonly string[];
}

/** What is missing or wrong, by part, in plain words; none when the school can work. */
export function missingParts(problems: readonly SettingsProblem[]): readonly MissingPart[] {
  return (Object.keys(PART_WORDS) as SettingsPartId[]).flatMap((part) => {
    const own = problems.filter(({ path }) => partOfSetting(path[0]) === part);
    const sentences = [...new Set(own.map(describeSettingsProblem))];
    return sentences.length === 0 ? [] : [{ part, title: PART_WORDS[part].title, sentences }];
  });
}

/** What stands in a part, in a few words. */
export function describePart(part: SettingsPartId, settings: Readonly<Record<string, unknown>>): string {
  const count = (key: string) => (Array.isArray(settings[key]) ? settings[key].length : 0);
  const group = (key: string) => (settings[key] ?? {}) as Readonly<Record<string, unknown>>;
  const text = (value: unknown) => (typeof value === 'string' ? value : '');
  const list = (value: unknown) => (Array.isArray(value) ? value.map(text).join(', ') : '');
  const several = (number: number, one: string, more = `${one}s`) => `${number} ${number === 1 ? one : more}`;
  switch (part) {
    case 'school':
      return [text(settings['name']), list(settings['councils']), text(settings['sharePoint'])]
        .filter((each) => each !== '')
        .join(' · ');
    case 'safeguarding': {
      const deputy = text((group('dsl')['deputy'] as { name?: unknown } | undefined)?.name);
      return [
        `${text(group('dsl')['name'])}, ${text(group('dsl')['phone'])}`,
        deputy === '' ? 'no deputy' : `deputy ${deputy}`,
      ].join(' · ');
    }
    case 'staff':
      return several(count('staff'), 'person', 'people');
    case 'channels': {
      const { staff } = group('channels');
      const own = Array.isArray(staff) ? staff.length : 0;
      return `The inclusion channel and ${own === 0 ? 'no channel of all staff' : several(own, 'channel of all staff', 'channels of all staff')}`;
    }
    case 'calendar':
      return count('terms') + count('closed') + count('insetDays') === 0
        ? 'No terms yet: every weekday counts as a school day'
        : [
            ...(count('terms') === 0 ? ['no terms yet'] : [several(count('terms'), 'term')]),
            ...(count('closed') === 0
              ? []
              : [several(count('closed'), 'holiday or closed day', 'holidays and closed days')]),
            ...(count('insetDays') === 0 ? [] : [several(count('insetDays'), 'INSET day')]),
          ].join(' · ');
    case 'digests': {
      const { from, until } = group('quietHours');
      return [
        count('digests') === 0 ? 'Digests as usual' : 'Digests at your own times',
        text(from) === '' ? 'no quiet times' : `quiet from ${text(from)} until ${text(until)}`,
      ].join(' · ');
    }
    case 'limits': {
      const own = Object.keys(group('thresholds')).length + Object.keys(group('responseDays')).length;
      return own === 0 ? 'As usual' : `${own} of your own`;
    }
    case 'words': {
      const { words, harmless } = group('wordCheck');
      const all = [words, harmless].reduce<number>(
        (sum, each) => sum + (Array.isArray(each) ? each.length : 0),
        0,
      );
      return all === 0
        ? 'None besides the built-in ones'
        : several(all, 'word or phrase', 'words and phrases');
    }
    case 'retention':
      return Object.keys(group('retention')).length === 0 ? 'As usual' : 'Times of your own';
    case 'providers':
      return 'Inclusion leads keep them in their own chat';
  }
}
