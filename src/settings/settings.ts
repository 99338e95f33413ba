import { z } from 'zod/v4';
import { calendarProblems, calendarShape } from './calendar.ts';
import { can, ROLE_NAMES, rolesThat } from '../domain/people/roles.ts';
import { digestProblems, digestShape } from './digests.ts';
import type { WrittenSettings } from '../app/ports/school-register.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { SettingsProblem } from '../domain/school/settings-problem.ts';
import { asProviders, providerProblems, providersShape } from './providers.ts';
import { responseDaysShape } from './response-days.ts';
import { retentionShape } from './retention.ts';
import { pupilReferenceRule } from './pupil-reference.ts';
import { ENGLAND_BANK_HOLIDAYS } from './bank-holidays.ts';
import { readTextFile, readTextFileLater } from './text-file.ts';

/** The school's settings cannot be used. `problems` holds one sentence for each thing to fix. */
export class SettingsProblems extends Error {
  readonly problems: readonly string[];
  constructor(file: string, problems: readonly string[]) {
    super([`The school's settings in ${file}:`, ...problems.map((problem) => `- ${problem}`)].join('\n'));
    this.name = 'SettingsProblems';
    this.problems = problems;
  }
}

const filled = (what: string) => z.string(what).trim().min(1, what);
const entraId = (what: string) => z.guid(what).transform((id) => id.toLowerCase());
const phone = z
  .string('must be a telephone number')
  .trim()
  .refine((number) => /\d{3}/.test(number.replaceAll(/[\s()-]/g, '')), 'must be a telephone number')
  .refine(
    (number) => /^[\d\s()+,.-]*(?:(?:ext|x|extension)\.?\s*\d+)?$/i.test(number),
    'must be a telephone number',
  );
const contact = { name: filled('must be a name'), phone };
const channel = z
  .string('must be a channel id')
  .trim()
  .regex(/^19:[^;\s]+$/, 'must be a channel id: it starts with "19:" and has no ";messageid=" at its end');

const ownPhrase = z
  .string('must be a word or a phrase')
  .trim()
  .regex(/^[^{}]*$/, 'must be written without { and }')
  .refine(
    (phrase) => (phrase.match(/[\p{L}\d]/gu) ?? []).length >= 2,
    'must have two letters or digits at least',
  )
  .max(60, 'must be a short phrase, of 60 characters at most');
const ownPhrases = z
  .array(ownPhrase, 'must be a list of words and phrases')
  .max(200, 'must be a list of 200 words and phrases at most');

const councils = z
  .array(
    z
      .string('must be the name of a council')
      .trim()
      .min(1, 'must be the name of a council')
      .max(60, 'must be the name of a council, of 60 characters at most'),
    'must be a list of names of councils',
  )
  .max(10, 'must be a list of 10 councils at most');

const SHAREPOINT =
  'must be the host of the school\'s SharePoint and nothing else, like exampleschool.sharepoint.com: without "https://", a path or "-my"';

const settings = z.strictObject({
  $schema: z.string().optional(),
  id: z
    .string('must be a short word')
    .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'must be a short word of small letters, digits and hyphens'),
  name: filled("must be the school's name"),
  tenantId: entraId("must be the id of the school's Entra tenant"),
  dsl: z.strictObject({ ...contact, deputy: z.strictObject(contact).optional() }),
  staff: z.array(
    z.strictObject({
      id: entraId("must be the person's Entra object id"),
      name: filled('must be a name'),
      roles: z
        .array(z.enum(ROLE_NAMES, `must be one of ${ROLE_NAMES.join(', ')}`), 'must be a list of roles')
        .min(1, 'must name at least one role'),
    }),
    'must be a list of people',
  ),
  channels: z.strictObject({ inclusion: channel, staff: z.array(channel, 'must be a list of channel ids') }),
  sharePoint: z
    .string(SHAREPOINT)
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]*(?<!-my)\.sharepoint\.com$/, SHAREPOINT)
    .optional(),
  pupilReference: pupilReferenceRule.optional(),
  councils: councils.optional(),
  ...calendarShape,
  ...digestShape,
  ...providersShape,
  ...retentionShape,
  ...responseDaysShape,
  wordCheck: z.strictObject({ words: ownPhrases.default([]), harmless: ownPhrases.default([]) }).optional(),
  thresholds: z.record(z.string(), z.number('must be a number'), 'must be a list of numbers by threshold id'),
});

/**
 * The school's settings from a JSON file. Entra ids come back in lower case. Throws `SettingsProblems` that names every
 * problem at once, including no safeguarding contact, nobody to decide, somebody listed twice, a channel with two
 * purposes.
 */
export function readSettings(path: string): SchoolSettings {
  let text: string | undefined;
  try {
    text = readTextFile(path);
  } catch {
    // `parseSettings` reports it.
  }
  return parseSettings(path, text);
}

/** The text of the settings file. Throws when it cannot be read. */
export const readSettingsText = readTextFileLater;

/** Like `readSettings`, from the text of the file at this path; undefined when it could not be read. */
export function parseSettings(path: string, text: string | undefined): SchoolSettings {
  if (text === undefined)
    throw new SettingsProblems(path, ['This file cannot be read. Is the path in SETTINGS_FILE right?']);
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    throw new SettingsProblems(path, [notJson(text, error)]);
  }
  const checked = checkSettings(json);
  if ('problems' in checked) throw new SettingsProblems(path, checked.problems);
  return checked.settings;
}

/** Settings that can be used, or one sentence for each thing to fix. */
export type CheckedSettings =
  { readonly settings: SchoolSettings } | { readonly problems: readonly [string, ...string[]] };

/** Settings in the form of the settings file, wherever they come from. */
export function checkSettings(json: unknown): CheckedSettings {
  const [problem, ...more] = settingsProblems(json).map(({ sentence }) => sentence);
  if (problem !== undefined) return { problems: [problem, ...more] };
  return { settings: asSchool(settings.parse(json)) };
}

/** What is missing and wrong in settings in the form of the settings file; none when they can be used. */
export function settingsProblems(json: unknown): readonly SettingsProblem[] {
  const read = settings.safeParse(json);
  // Consistency can be checked even where something else is wrong, as long as the parts are there.
  return [
    ...(read.success ? [] : read.error.issues.flatMap((issue) => describeIssue(issue, json))),
    ...checkConsistency(json),
  ];
}

/** What of settings, which may be incomplete, goes into the content; without what is not in order by itself. */
export function ownContentOf(json: unknown): Pick<SchoolSettings, 'thresholds' | 'wordCheck'> {
  const thresholds = settings.shape.thresholds.safeParse(at(json, ['thresholds']));
  const wordCheck = settings.shape.wordCheck.safeParse(at(json, ['wordCheck']));
  return {
    thresholds: thresholds.data ?? {},
    ...(wordCheck.data === undefined ? {} : { wordCheck: wordCheck.data }),
  };
}

/** Settings in the form in which they are kept: without what only editors need, ids in lower case. Throws when they cannot be used. */
export function asWritten(json: unknown): WrittenSettings {
  const { $schema: _editors, ...written } = settings.parse(json);
  return written;
}

/** The JSON Schema of the settings file, for editors to complete and warn. */
export function settingsJsonSchema(): string {
  return `${JSON.stringify(z.toJSONSchema(settings, { io: 'input', unrepresentable: 'any' }), null, 2)}\n`;
}

function asSchool(read: z.infer<typeof settings>): SchoolSettings {
  const {
    $schema: _editors,
    dsl,
    terms,
    insetDays,
    providers,
    digests,
    quietHours,
    sharePoint,
    wordCheck,
    pupilReference,
    councils: own,
    retention,
    responseDays,
    ...rest
  } = read;
  const { deputy, ...lead } = dsl;
  return {
    ...rest,
    ...(terms === undefined ? {} : { terms }),
    ...(insetDays === undefined ? {} : { insetDays }),
    ...(digests === undefined ? {} : { digests }),
    ...(quietHours === undefined ? {} : { quietHours }),
    ...(sharePoint === undefined ? {} : { sharePoint }),
    ...(wordCheck === undefined ? {} : { wordCheck }),
    ...(pupilReference === undefined ? {} : { pupilReference }),
    ...(own === undefined ? {} : { councils: own }),
    ...(retention === undefined ? {} : { retention }),
    ...(responseDays === undefined ? {} : { responseDays }),
    ...(providers === undefined ? {} : { providers: asProviders(providers) }),
    bankHolidays: ENGLAND_BANK_HOLIDAYS,
    dsl: deputy === undefined ? lead : { ...lead, deputy },
  };
}

/** Problems between entries. Takes the file as it is and says nothing about parts that are not in order by themselves. */
function checkConsistency(json: unknown): SettingsProblem[] {
  const problems: SettingsProblem[] = [];
  const people = settings.shape.staff.safeParse(at(json, ['staff']));
  if (people.success) {
    if (!people.data.some((person) => can(person, 'decides')))
      problems.push({
        path: ['staff'],
        kind: 'nobody-decides',
        sentence: `Nobody in "staff" has the role ${rolesThat('decides').join(' or ')}, so nobody could answer a referral.`,
      });
    const seen = new Set<string>();
    for (const [index, { id, name }] of people.data.entries()) {
      if (seen.has(id))
        problems.push({
          path: ['staff', index],
          kind: 'listed-twice',
          sentence: `"staff" has two people with the id of ${name}. Each id may be used once.`,
        });
      seen.add(id);
    }
  }
  const channels = settings.shape.channels.safeParse(at(json, ['channels']));
  if (channels.success && channels.data.staff.includes(channels.data.inclusion))
    problems.push({
      path: ['channels'],
      kind: 'inclusion-is-staff-channel',
      sentence:
        'The inclusion channel is also under "channels.staff". Case cards may only go to the small inclusion team.',
    });
  return [...problems, ...calendarProblems(json), ...digestProblems(json), ...providerProblems(json)];
}

/** An issue of the settings' shape as problems. */
function describeIssue(issue: z.core.$ZodIssue, json: unknown): SettingsProblem[] {
  const where = nameOf(issue.path, json);
  const path = issue.path.map((part) => (typeof part === 'symbol' ? String(part) : part));
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({
      path: [...path, key],
      kind: 'not-a-setting',
      sentence: `"${[...path, key].join('.')}" is not a setting of this bot. Is it misspelt?`,
    }));
  if (at(json, issue.path) === undefined)
    return [
      {
        path,
        kind: 'missing',
        sentence:
          issue.path[0] === 'dsl'
            ? `${where} is missing. The bot does not start without the name and telephone number of the designated safeguarding lead: they are shown on every safeguarding card.`
            : `${where} is missing.`,
      },
    ];
  if (issue.message.startsWith('must'))
    return [{ path, kind: 'form', must: issue.message, sentence: `${where} ${issue.message}.` }];
  return [{ path, kind: 'form', sentence: `${where} is not in the form it should have.` }];
}

/** `"staff", person 3, "id"`: people count from one, and list items have no names. */
function nameOf(path: readonly PropertyKey[], json: unknown): string {
  if (path.length === 0) return 'The file';
  const list = path.findIndex((part) => typeof part === 'number');
  if (list < 0) return `"${path.join('.')}"`;
  const entry = at(json, path.slice(0, list + 1));
  const name =
    typeof entry === 'object' && entry !== null
      ? ((entry as Record<string, unknown>)['name'] ?? (entry as Record<string, unknown>)['what'])
      : undefined;
  const which = `entry ${Number(path[list]) + 1}${typeof name === 'string' ? ` (${name})` : ''}`;
  const rest = path.slice(list + 1).filter((part) => typeof part === 'string');
  return [`"${path.slice(0, list).join('.')}" ${which}`, ...rest.map((part) => `"${part}"`)].join(', ');
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let found = value;
  for (const part of path)
    found =
      typeof found === 'object' && found !== null ? (found as Record<PropertyKey, unknown>)[part] : undefined;
  return found;
}

function notJson(text: string, error: unknown): string {
  const position = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
  if (position === undefined) return 'This file is not valid JSON. Is it complete?';
  const before = text.slice(0, Number(position)).split('\n');
  return `This file is not valid JSON: look at line ${before.length}, near character ${(before.at(-1)?.length ?? 0) + 1}, and just before.`;
}
