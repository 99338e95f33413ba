import { refuseAct } from '../../domain/case/acts.ts';
import { latestPanel, nextStepOf } from '../../domain/case/panels.ts';
import type { Referral } from '../../domain/case/referral.ts';
import { CHANGED, DETAILS_NOT_FOR_YOU } from '../../words/acts.ts';
import { PANEL_SAVED } from '../../words/panels.ts';
import { describeRefusal } from '../../words/refusals.ts';
import { caseReply, mayReadDetails, withCase } from '../case/case-reply.ts';
import { commitCase } from '../case/commit-case.ts';
import type { RawInputs } from '../reply.ts';
import { nowOf, type Turn, type TurnResult } from '../turn.ts';
import { readPanelForm, type PanelAct } from './read.ts';
import type { PanelForm, PanelReply } from './reply.ts';

/** Forms that stay on the card when something on them is wrong; the others follow from where the panel stands. */
const FORM_OF: Readonly<Partial<Record<PanelAct, PanelForm>>> = {
  'take-to-panel': 'take',
  'change-panel': 'change',
  'withdraw-panel': 'withdraw',
};

/** Shows where the case's panel stands and what it waits for, in a reader's own chat; without one, how to take it to one. */
export async function openPanel(turn: Turn, referralId: string, form?: PanelForm): Promise<TurnResult> {
  if (!mayReadDetails(turn)) return { reply: { text: DETAILS_NOT_FOR_YOU } };
  return withCase(turn, referralId, ({ value }) => ({ reply: showPanel(turn, value, form ? { form } : {}) }));
}

/** Takes a step on a panel; who may and whether it is time are checked before what stands on the form. */
export async function stepPanel(
  turn: Turn,
  referralId: string,
  act: PanelAct,
  panel: string,
  inputs: RawInputs,
): Promise<TurnResult> {
  return withCase(turn, referralId, async (stored) => {
    const { value: referral } = stored;
    const refused = refuseAct(act, referral, { by: turn.person, at: nowOf(turn) });
    const say = (now: Referral, notice: string): TurnResult =>
      mayReadDetails(turn)
        ? { reply: showPanel(turn, now, { notice }) }
        : { reply: caseReply(turn, now, { notice }) };
    if (refused && !(await turn.isRepeat())) return say(referral, describeRefusal(refused));
    const read = readPanelForm(turn, act, panel, inputs);
    if ('problems' in read) {
      const form = FORM_OF[act];
      return {
        reply: showPanel(turn, referral, { problems: read.problems, ...(form ? { form } : {}) }),
      };
    }
    const result = await commitCase(turn, stored, read.action);
    switch (result.result) {
      case 'done':
        return {
          reply: showPanel(turn, result.referral, { notice: PANEL_SAVED }),
          deliveries: result.deliveries,
        };
      case 'refused':
        return say(result.referral, describeRefusal(result.refused));
      case 'changed':
        return say(result.referral, CHANGED);
    }
  });
}

function showPanel(
  { person }: Turn,
  referral: Referral,
  more: Partial<Pick<PanelReply, 'form' | 'problems' | 'notice'>>,
): PanelReply {
  const panel = latestPanel(referral);
  const form = more.form ?? (panel ? nextStepOf(panel) : 'take');
  return { show: 'panel', referral, reader: person, ...more, form };
}
