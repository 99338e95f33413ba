import { londonDate } from '../domain/calendar/london.ts';
import type { AppealOutcome, Panel, PanelOutcomeName } from '../domain/case/panels.ts';
import { dayOfPanel, nextStepOf } from '../domain/case/panels.ts';
import { describeDay, describeDayWithYear } from './dates.ts';

/** What a panel said, in words. */
export const PANEL_OUTCOME_WORDS: Readonly<Record<PanelOutcomeName, string>> = {
  agreed: 'Agreed',
  'in-part': 'Agreed in part',
  'not-agreed': 'Not agreed',
  'put-off': 'Put off to another day',
};

/** How an appeal ended, in words. */
export const APPEAL_WORDS: Readonly<Record<AppealOutcome, string>> = {
  upheld: 'Upheld',
  'in-part': 'Upheld in part',
  'not-upheld': 'Not upheld',
  'taken-back': 'Taken back',
};

/** That a panel date stands, for everybody: never which panel, because that can say why. */
export function describePanelDay(panel: Pick<Panel, 'meets' | 'deadline'>): string {
  return panel.meets === undefined
    ? `Papers for a panel by ${describeDay(panel.deadline)}`
    : `Panel on ${describeDay(dayOfPanel(panel))}`;
}

/** Asked of whoever ends a case that still goes to a panel. In the channel too, so never which panel. */
export function describePanelLeft(panel: Pick<Panel, 'meets' | 'deadline'>): string {
  return `This case still goes to a panel. ${describePanelDay(panel)}: that stays, and whoever looks after the case is reminded. Press the button again, or take the case back from the panel first.`;
}

/** The same, beside the question of a review whether the case is closed. */
export function describePanelBesideReview(panel: Pick<Panel, 'meets' | 'deadline'>): string {
  return `This case still goes to a panel. ${describePanelDay(panel)}: that stays if the case is closed now, unless the case is taken back from it first.`;
}

/** Where a panel stands, in one sentence for those who may read the case. */
export function describePanelStanding(panel: Panel): string {
  const { outcome, withdrawn, meets, deadline, sentOn } = panel;
  if (withdrawn) return `Taken back by ${withdrawn.by.name}.`;
  switch (nextStepOf(panel)) {
    case 'approve':
      return `The headteacher has not approved it yet. Papers by ${describeDay(deadline)}.`;
    case 'send':
      return `The papers are to be sent by ${describeDay(deadline)}.`;
    case 'hear': {
      const on = meets === undefined ? 'Its day is not known yet' : `It meets on ${describeDay(meets)}`;
      const sent = sentOn === undefined ? '' : ` The papers went on ${describeDay(sentOn)}.`;
      return outcome ? `Put off. ${on}.` : `${on}.${sent}`;
    }
    case 'follow':
    case 'over':
      return outcome ? `${PANEL_OUTCOME_WORDS[outcome.as]} on ${describeDay(outcome.heardOn)}.` : '';
  }
}

/** Labels and values of everything that is known of a panel, with years, in the order in which it happens. */
export function panelRows(panel: Panel): readonly { readonly label: string; readonly value: string }[] {
  const { approved, sentOn, putOff = [], outcome, familyToldOn, appeal, withdrawn } = panel;
  const day = describeDayWithYear;
  const row = (label: string, value: string | undefined) => (value === undefined ? [] : [{ label, value }]);
  return [
    ...row('Papers by', day(panel.deadline)),
    ...row('Meets on', panel.meets === undefined ? 'not known yet' : day(panel.meets)),
    ...row(
      "Headteacher's approval",
      approved
        ? `${approved.by.name}, ${day(londonDate(approved.at))}`
        : panel.needsApproval
          ? 'asked for, not given yet'
          : 'not asked for',
    ),
    ...row('Papers sent on', sentOn === undefined ? undefined : day(sentOn)),
    ...[...putOff, ...(outcome ? [outcome] : [])].flatMap((said) => [
      ...row(`Said on ${day(said.heardOn)}`, PANEL_OUTCOME_WORDS[said.as]),
      ...row(`Why (written by ${said.by.name})`, said.reason),
    ]),
    ...row('Family told on', familyToldOn === undefined ? undefined : day(familyToldOn)),
    ...row('Appeal until', appeal?.by === undefined ? undefined : day(appeal.by)),
    ...row('Appeal made on', appeal?.madeOn === undefined ? undefined : day(appeal.madeOn)),
    ...row('Appeal', appeal?.outcome === undefined ? undefined : APPEAL_WORDS[appeal.outcome]),
    ...row('Taken back', withdrawn ? `${withdrawn.by.name}: ${withdrawn.reason}` : undefined),
  ];
}

/** What is missing on a form about a panel, or does not fit. */
export const PANEL_PROBLEMS = {
  which: 'Please choose the panel, or "Another panel" and write its name.',
  name: 'Please write the name of the panel.',
  deadline: 'Please give the day by which the panel wants the papers.',
  meetsFirst: 'The panel meets before its papers are due. Please check both days.',
  approval: "Please choose whether this panel asks for the headteacher's approval.",
  sentOn: 'Please give the day on which the papers were sent.',
  as: 'Please choose what the panel said.',
  heardOn: 'Please give the day on which the panel looked at it.',
  reason: 'Please write in a sentence or two why the panel said so.',
  putOffTo: 'Please give the day to which it was put off; it comes after the day of the panel.',
  nothing: 'Please fill in what is new: there was nothing to save.',
  appealFirst: 'Please give the day on which the appeal was made as well.',
  withdrawn: 'Please write in a sentence why the case is taken back.',
} as const;

/** The names of texts where they are too long. */
export const PANEL_TEXTS = { name: 'the name of the panel', reason: 'the reason' } as const;

/** Said to whoever took a step, above the panel as it stands now. */
export const PANEL_SAVED = 'Saved. Here is what comes next.';
