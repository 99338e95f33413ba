import type { CaseAction } from '../../domain/case/acts.ts';
import { APPEAL_OUTCOMES, PANEL_OUTCOMES, type Panel } from '../../domain/case/panels.ts';
import { dropMissing } from '../../domain/content/answer-values.ts';
import { PANEL_PROBLEMS, PANEL_TEXTS } from '../../words/panels.ts';
import { FieldReader, type FieldProblems } from '../read-fields.ts';
import type { RawInputs } from '../reply.ts';
import { schoolDay, type Turn } from '../turn.ts';

/** Acts on a panel; each is a button by its name. */
export const PANEL_ACTS = [
  'take-to-panel',
  'approve-panel',
  'send-to-panel',
  'record-panel',
  'follow-panel',
  'change-panel',
  'withdraw-panel',
] as const;
export type PanelAct = (typeof PANEL_ACTS)[number];

/** The choice of a panel that is named in words. */
const ANOTHER = 'another';
/** The longest name of a panel, in characters. */
const NAME_LENGTH = 80;

/** What a form about a panel makes, or what is wrong on it. `panel`: the id of the one that it was drawn for. */
export function readPanelForm(
  turn: Turn,
  act: PanelAct,
  panel: string,
  inputs: RawInputs,
): { readonly action: CaseAction } | { readonly problems: FieldProblems } {
  const fields = new FieldReader(turn.content, inputs);
  const action = actionOf(turn, fields, act, panel);
  const { problems } = fields;
  return problems ? { problems } : { action };
}

function actionOf(turn: Turn, fields: FieldReader, act: PanelAct, panel: string): CaseAction {
  const { today } = schoolDay(turn);
  switch (act) {
    case 'take-to-panel':
      return { action: act, panel: { id: turn.names.id(), ...readPanel(turn, fields) } };
    case 'change-panel':
      return { action: act, panel, changed: readPanel(turn, fields) };
    case 'approve-panel':
      return { action: act, panel };
    case 'send-to-panel':
      return {
        action: act,
        panel,
        sentOn: fields.day('sent', { today, blank: PANEL_PROBLEMS.sentOn }) ?? '',
      };
    case 'withdraw-panel':
      return { action: act, panel, reason: readReason(fields, PANEL_PROBLEMS.withdrawn) };
    case 'record-panel':
      return { action: act, panel, ...readOutcome(fields, today) };
    case 'follow-panel':
      return { action: act, panel, ...readWhatFollowed(fields, today) };
  }
}

function readPanel(
  { content }: Turn,
  fields: FieldReader,
): Pick<Panel, 'name' | 'deadline' | 'meets' | 'needsApproval'> {
  const which = fields.choice(
    'which',
    [...content.panels.map(({ id }) => id), ANOTHER],
    PANEL_PROBLEMS.which,
  );
  const known = content.panels.find(({ id }) => id === which);
  const own =
    which === ANOTHER
      ? fields.text('name', { what: PANEL_TEXTS.name, most: NAME_LENGTH, blank: PANEL_PROBLEMS.name })
      : '';
  const deadline = fields.day('deadline', { blank: PANEL_PROBLEMS.deadline }) ?? '';
  const meets = fields.day('meets');
  if (meets !== undefined && meets < deadline) fields.refuse('meets', PANEL_PROBLEMS.meetsFirst);
  const needsApproval = fields.choice('approval', ['yes', 'no'], PANEL_PROBLEMS.approval) === 'yes';
  return { name: known?.name ?? own, deadline, needsApproval, ...dropMissing({ meets }) };
}

function readOutcome(fields: FieldReader, today: string) {
  const as = fields.choice('as', PANEL_OUTCOMES, PANEL_PROBLEMS.as) ?? 'agreed';
  const heardOn = fields.day('heard', { today, blank: PANEL_PROBLEMS.heardOn }) ?? '';
  const reason = readReason(fields, PANEL_PROBLEMS.reason);
  const familyToldOn = fields.day('told', { today });
  if (as !== 'put-off') {
    const appealBy = fields.day('appeal-by');
    return { as, heardOn, reason, ...dropMissing({ familyToldOn, appealBy }) };
  }
  const meets = fields.day('put-off', { blank: PANEL_PROBLEMS.putOffTo });
  if (meets !== undefined && meets <= heardOn) fields.refuse('put-off', PANEL_PROBLEMS.putOffTo);
  return { as, heardOn, reason, ...dropMissing({ familyToldOn, meets }) };
}

function readWhatFollowed(fields: FieldReader, today: string) {
  const familyToldOn = fields.day('told', { today });
  const by = fields.day('appeal-by');
  const madeOn = fields.day('appeal-made', { today });
  const outcome = fields.choice('appeal-as', APPEAL_OUTCOMES);
  if (outcome !== undefined && madeOn === undefined) fields.refuse('appeal-made', PANEL_PROBLEMS.appealFirst);
  if ([familyToldOn, by, madeOn, outcome].every((each) => each === undefined))
    fields.refuse('told', PANEL_PROBLEMS.nothing);
  return { appeal: dropMissing({ by, madeOn, outcome }), ...dropMissing({ familyToldOn }) };
}

function readReason(fields: FieldReader, blank: string): string {
  return fields.text('reason', { what: PANEL_TEXTS.reason, blank });
}
