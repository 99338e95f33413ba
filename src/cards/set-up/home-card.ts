import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { PartStanding, SetUpReply } from '../../app/set-up/reply.ts';
import { PART_WORDS } from '../../words/set-up-parts.ts';
import { describeUnfinished, SET_UP_HOME } from '../../words/set-up.ts';
import { CONNECT_CARD } from '../../words/set-up-channels.ts';
import { casesCard, type CaseRow } from '../case/cases-card.ts';
import { button, plain, press } from '../parts.ts';
import { render } from '../render.ts';

type Shown<K extends string> = Extract<SetUpReply, { readonly show: K }>;

/** The schools somebody may set up, each pressed as a row. */
export function drawSchools({ schools, mayAdd }: Shown<'set-up-schools'>): AdaptiveCard {
  return render(casesCard, {
    ...LIST,
    title: SET_UP_HOME.title,
    paragraphs: [{ text: schools.length === 0 ? SET_UP_HOME.none : SET_UP_HOME.which }],
    groups: [
      group(
        schools.map(({ id, name, unfinished }) => ({
          who: plain(name),
          parts: [
            unfinished.length === 0
              ? line(SET_UP_HOME.ready, 'default')
              : line(describeUnfinished(unfinished), 'attention'),
          ],
          ...press(name, 'set-up', { school: id }),
        })),
      ),
    ],
    actions: mayAdd ? [button(SET_UP_HOME.add, 'set-up-new')] : [],
  });
}

/** Which of several schools a channel is for. */
export function drawConnectFor({ schools }: Shown<'set-up-connect-for'>): AdaptiveCard {
  return render(casesCard, {
    ...LIST,
    title: CONNECT_CARD.which,
    paragraphs: [{ text: CONNECT_CARD.onlyAdministrators }],
    groups: [
      group(
        schools.map(({ id, name }) => ({
          who: plain(name),
          parts: [],
          ...press(name, 'set-up-connect-for', { school: id }),
        })),
      ),
    ],
    actions: [],
  });
}

/** One school: what stands in each part, and what is missing. */
export function drawHome({ school, said, parts, mayAdd, hasSeveral }: Shown<'set-up-home'>): AdaptiveCard {
  const isInUse = parts.every(({ problems }) => problems.length === 0);
  const { id } = school;
  return render(casesCard, {
    ...LIST,
    title: plain(school.name),
    paragraphs: [...said.map(plain), isInUse ? SET_UP_HOME.ready : SET_UP_HOME.notReadyWhat].map((text) => ({
      text,
    })),
    groups: [group(parts.map((part) => rowOf(part, id)))],
    actions: [
      button(SET_UP_HOME.changes, 'set-up-changes', { school: id }),
      ...(hasSeveral ? [button(SET_UP_HOME.others, 'set-up')] : []),
      ...(mayAdd ? [button(SET_UP_HOME.add, 'set-up-new')] : []),
    ],
  });
}

/** Parts with a card and a verb of their own; all others are filled in on the one for every part. */
const OWN_VERBS: Readonly<Partial<Record<PartStanding['part'], string>>> = {
  staff: 'set-up-staff',
  channels: 'set-up-channels',
  calendar: 'set-up-terms',
};

function rowOf({ part, problems, stands }: PartStanding, school: string): CaseRow {
  const { title } = PART_WORDS[part];
  const own = OWN_VERBS[part];
  return {
    who: title,
    parts: problems.length > 0 ? [line(problems.join(' '), 'attention')] : [line(stands, 'default')],
    ...press(title, own ?? 'set-up-part', own === undefined ? { school, part } : { school }),
  };
}

const LIST = { page: '', hasPage: false };

function group(rows: CaseRow[]) {
  return { heading: '', hasHeading: false, rows };
}

function line(text: string, colour: 'default' | 'attention'): CaseRow['parts'][number] {
  return { text, colour, weight: 'default', subtle: colour === 'default' };
}
