import type { SettingsProblem } from '../../domain/school/settings-problem.ts';
import { partOfSetting } from '../../domain/school/settings-problem.ts';
import { describeBesideField, PROVIDERS_WITH_LEADS } from '../../words/set-up-parts.ts';
import {
  describeChangedMeanwhile,
  describeSaved,
  NO_SUCH_SCHOOL,
  NOTHING_DIFFERENT,
  OLD_SET_UP_CARD,
} from '../../words/set-up.ts';
import type { RegisteredSchool } from '../ports/school-register.ts';
import { schoolHome } from './home.ts';
import { PARTS } from './parts/all-parts.ts';
import { typedOf } from './parts/by-path.ts';
import { keysOf, markOf, type SettingsPart, type Typed } from './parts/part.ts';
import type { SetUpReply } from './reply.ts';
import { compareSettings, readAgain, schoolName, schoolOf, writeSettings, type SetUpTurn } from './turn.ts';

/** Which part of which school. */
export interface PartOfSchool {
  readonly school: string;
  readonly part: string;
}

/** The card of a part, with what stands now. Providers are with the leads, who know them. */
export async function openPart(turn: SetUpTurn, asked: PartOfSchool): Promise<SetUpReply> {
  if (asked.part === 'providers') return { text: PROVIDERS_WITH_LEADS };
  return onPart(turn, asked, (school, part) => {
    const fields = part.read(school.settings, turn.rules);
    return showPart(turn, school, part, {
      typed: fields,
      notices: part.warnings?.(school.settings, turn.rules) ?? [],
    });
  });
}

/**
 * Saves a part from what was typed on its card. Nothing is written unless all of the part is right and nobody else has
 * changed it since the card was drawn; otherwise the card comes back with everything that was typed.
 */
export async function savePart(
  turn: SetUpTurn,
  data: PartOfSchool & { readonly mark: string } & Readonly<Record<string, unknown>>,
): Promise<SetUpReply> {
  return onPart(turn, data, async (school, part) => {
    const { settings } = school;
    const typed = typedOf(part.fields(settings, turn.rules), data);
    if (data.mark !== markOf(part, settings)) return showChanged(turn, school, part, typed);
    const next = part.write(settings, typed, turn.rules);
    const problems = turn.rules.problemsOf(next).filter(({ path }) => partOfSetting(path[0]) === part.id);
    if (problems.length > 0) return showPart(turn, school, part, { typed, problems, next });
    if (compareSettings(settings, next).length === 0) return schoolHome(turn, school.id, [NOTHING_DIFFERENT]);
    const result = await writeSettings(turn, school, next);
    // Somebody was quicker by a moment: what they changed may be another part.
    if (result === 'changed') return savePart(await readAgain(turn), data);
    return schoolHome(turn, school.id, [
      describeSaved(part.id),
      ...(part.warnings?.(next, turn.rules) ?? []),
    ]);
  });
}

async function onPart(
  turn: SetUpTurn,
  asked: PartOfSchool,
  run: (school: RegisteredSchool, part: SettingsPart) => Promise<SetUpReply> | SetUpReply,
): Promise<SetUpReply> {
  const school = schoolOf(turn, asked.school);
  if (!school) return { text: NO_SUCH_SCHOOL };
  const part = PARTS.find(({ id }) => id === asked.part);
  return part ? run(school, part) : { text: OLD_SET_UP_CARD };
}

function showPart(
  turn: SetUpTurn,
  school: RegisteredSchool,
  part: SettingsPart,
  {
    typed,
    problems = [],
    notices = [],
    next = school.settings,
    now,
  }: {
    readonly typed: Typed;
    readonly problems?: readonly SettingsProblem[];
    readonly notices?: readonly string[];
    readonly next?: RegisteredSchool['settings'];
    /** What stands now, where it is to be told beside what was typed. */
    readonly now?: Typed;
  },
): SetUpReply {
  const fields = part.fields(school.settings, turn.rules);
  const stands = part.read(school.settings, turn.rules);
  const placed = problems.map((problem) => ({ problem, field: part.fieldOf(problem, fields, next) }));
  return {
    show: 'set-up-part',
    school: { id: school.id, name: schoolName(school) },
    part: part.id,
    mark: markOf(part, school.settings),
    problems: placed
      .filter(({ field }) => field === undefined)
      .map(({ problem }) => describeBesideField(problem)),
    notices,
    fields: fields.map((field) => {
      const said = placed.filter((each) => each.field === field.id);
      const value = typed[field.id] ?? stands[field.id] ?? '';
      const standing = now?.[field.id] ?? '';
      return {
        ...field,
        value,
        ...(said.length === 0
          ? {}
          : { problem: [...new Set(said.map(({ problem }) => describeBesideField(problem)))].join(' ') }),
        ...(now === undefined || standing === value ? {} : { now: standing }),
      };
    }),
  };
}

/** Somebody else has changed this part since the card was drawn: what was typed, and beside it what stands now. */
async function showChanged(
  turn: SetUpTurn,
  school: RegisteredSchool,
  part: SettingsPart,
  typed: Typed,
): Promise<SetUpReply> {
  const changes = await turn.register.changesOf(school.id);
  const last = changes.findLast(({ changed }) => changed.some((each) => keysOf(part).includes(each.part)));
  return showPart(turn, school, part, {
    typed,
    notices: [describeChangedMeanwhile(last)],
    now: part.read(school.settings, turn.rules),
  });
}
