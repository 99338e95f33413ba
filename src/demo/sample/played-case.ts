import { ALONE } from '../../app/crowd.ts';
import { commitCase } from '../../app/case/commit-case.ts';
import { correctConcern } from '../../app/forms/correct.ts';
import { newDraft, newForm, readUnfinished } from '../../app/forms/drafts.ts';
import { openForm } from '../../app/forms/open.ts';
import { save } from '../../app/forms/save.ts';
import type { Draft } from '../../domain/questions/draft.ts';
import type { Stored } from '../../app/ports/records.ts';
import type { TurnResult, Turn } from '../../app/turn.ts';
import type { Answers, AnswerValue } from '../../domain/content/answers.ts';
import type { CaseAction } from '../../domain/case/acts.ts';
import type { FactsForm } from '../../domain/content/bank.ts';
import { mayOpen } from '../../domain/questions/offered.ts';
import type { Referral } from '../../domain/case/referral.ts';
import type { StaffMember } from '../../domain/people/roles.ts';
import type { Stage } from './stage.ts';

/** Events of today happened this long ago. */
const MINUTES_AGO = 25;

/** The bot refused a story: a fault of the sample, not of whoever starts the demo. */
class StoryRefused extends Error {}

/**
 * One case, played through the bot's own use-cases at moments in the past: its record is one the bot could have made.
 * Each event comes after the one before it, and before now.
 */
export class PlayedCase {
  readonly id: string;
  readonly #stage: Stage;
  #last: Date;

  private constructor(stage: Stage, id: string, at: Date) {
    this.#stage = stage;
    this.id = id;
    this.#last = at;
  }

  /** Raises a concern this many school days ago and sends it. */
  static async raised(stage: Stage, by: StaffMember, ago: number, answers: Answers): Promise<PlayedCase> {
    const at = momentOf(stage, ago, new Date(0));
    const turn = turnOf(stage, by, at);
    const draft: Draft = { ...newDraft(turn), answers, at: 'check' };
    await turn.records.commit([{ change: 'draft', value: draft, expected: 'new' }]);
    await save(turn, { verb: 'send', draftId: draft.id });
    const played = new PlayedCase(stage, draft.id, at);
    if (!(await turn.records.readReferral(draft.id)))
      throw new StoryRefused(`a concern about ${String(answers['PC1'])} was not sent`);
    return played;
  }

  async referral(): Promise<Referral> {
    return (await this.#stored()).value;
  }

  /** Performs an act on the case. */
  async does(who: StaffMember, ago: number, act: CaseAction | ((at: Date) => CaseAction)): Promise<void> {
    const at = this.#moment(ago);
    const action = typeof act === 'function' ? act(at) : act;
    const result = await commitCase(turnOf(this.#stage, who, at), await this.#stored(), action);
    if (result.result !== 'done')
      throw new StoryRefused(
        `${action.action} on ${result.referral.reference}: ${'refused' in result ? JSON.stringify(result.refused) : 'changed'}`,
      );
  }

  /** Office, SENCO and lead each fill in their own facts, one after the other. */
  async facts(ago: number, answers: Answers): Promise<void> {
    const { office, senco, lead } = this.#stage.cast;
    for (const who of [office, senco, lead])
      if (this.#given(who, answers).length > 0) await this.fills(who, ago, 'office-facts', answers);
  }

  /** Somebody fills in the office's facts or a proposal, as far as their role shows them. */
  async fills(who: StaffMember, ago: number, name: FactsForm, answers: Answers): Promise<void> {
    const turn = turnOf(this.#stage, who, this.#moment(ago));
    const { value: referral } = await this.#stored();
    const form = newForm(turn, referral.reference, { referralId: this.id, name, base: referral.answers });
    const mine = Object.fromEntries(this.#given(who, answers));
    const draft = { ...form, answers: { ...referral.answers, ...mine }, at: 'check' };
    await turn.records.commit([{ change: 'draft', value: draft, expected: 'new' }]);
    const saved = await save(turn, { verb: 'save-form', draftId: draft.id });
    if ((await this.referral()).version === referral.version)
      throw new StoryRefused(
        `${name} of ${referral.reference} by ${who.name} was not saved: ${describeRefusal(saved)}`,
      );
  }

  /** Somebody opens a form about the plan with the button of this verb, fills it in and saves it. */
  async form(who: StaffMember, ago: number, verb: string, answers: Answers): Promise<void> {
    const turn = turnOf(this.#stage, who, this.#moment(ago));
    const before = await this.referral();
    const opened = await openForm(turn, this.id, verb);
    const left = (await readUnfinished(turn)).find(({ draft }) => draft.form?.referralId === this.id);
    const stored = left && (await turn.records.readDraft(who.id, left.draft.id));
    if (!stored)
      throw new StoryRefused(`no form on ${before.reference} for ${who.name}: ${describeRefusal(opened)}`);
    const value = { ...stored.value, answers: { ...stored.value.answers, ...answers }, at: 'check' };
    await turn.records.commit([{ change: 'draft', value, expected: stored.version }]);
    const saved = await save(turn, { verb: 'save-form', draftId: value.id });
    if ((await this.referral()).version === before.version)
      throw new StoryRefused(
        `a form on ${before.reference} by ${who.name} was not saved: ${describeRefusal(saved)}`,
      );
  }

  /** Whoever raised it corrects what they said. */
  async corrects(who: StaffMember, ago: number, answers: Answers): Promise<void> {
    const turn = turnOf(this.#stage, who, this.#moment(ago));
    const before = await this.referral();
    await correctConcern(turn, this.id);
    const left = (await readUnfinished(turn)).find(({ draft }) => draft.corrects?.referralId === this.id);
    const stored = left && (await turn.records.readDraft(who.id, left.draft.id));
    if (!stored) throw new StoryRefused(`${before.reference} cannot be corrected by ${who.name}`);
    const { value, version: expected } = stored;
    const draft = { ...value, answers: { ...value.corrects?.base, ...answers }, at: 'check' };
    await turn.records.commit([{ change: 'draft', value: draft, expected }]);
    const saved = await save(turn, { verb: 'send', draftId: draft.id, referralId: this.id });
    if ((await this.referral()).version === before.version)
      throw new StoryRefused(`${before.reference} was not corrected: ${describeRefusal(saved)}`);
  }

  /** The answers that a person is asked for; the lead gives what nobody else may see. */
  #given(who: StaffMember, answers: Answers): readonly (readonly [string, AnswerValue])[] {
    const { bank } = this.#stage.content;
    const { lead, office, senco } = this.#stage.cast;
    const asked = (one: StaffMember, id: string): boolean => {
      const question = bank.questions.get(id);
      const topic = bank.topics.find((each) => each.id === question?.topic);
      return mayOpen(topic?.roles, one.roles) && mayOpen(question?.roles, one.roles);
    };
    return Object.entries(answers).filter(
      ([id]) => asked(who, id) && (who !== lead || !(asked(office, id) || asked(senco, id))),
    );
  }

  async #stored(): Promise<Stored<Referral>> {
    const stored = await this.#stage.records.readReferral(this.id);
    if (!stored) throw new StoryRefused(`case ${this.id} is gone`);
    return stored;
  }

  #moment(ago: number): Date {
    this.#last = momentOf(this.#stage, ago, this.#last);
    return this.#last;
  }
}

/** The product's answer when it did not save, for whoever writes stories. */
function describeRefusal({ reply }: TurnResult): string {
  if (!('show' in reply)) return reply.text;
  const questions = 'questions' in reply ? reply.questions : [];
  const problems = questions.map(({ question, problem }) => `${question.id} ${problem ?? ''}`);
  return [reply.show, ...problems, ...('notices' in reply ? reply.notices : [])].join('; ');
}

/** Some time of that school day, after `after` and before now. */
function momentOf({ days, chance }: Stage, ago: number, after: Date): Date {
  const hour = chance.whole(9, 15);
  const planned = days.at(ago, `${hour}:${chance.whole(10, 59)}`);
  const latest = new Date(days.now.getTime() - MINUTES_AGO * 60_000);
  const chosen = planned < latest ? planned : latest;
  const next = new Date(after.getTime() + 60_000);
  return chosen > next ? chosen : next;
}

function turnOf(stage: Stage, person: StaffMember, at: Date): Turn {
  const { settings, content, records, names } = stage;
  return {
    settings,
    content,
    records,
    names,
    clock: { now: () => new Date(at) },
    crowd: ALONE,
    person,
    where: 'chat',
    messageId: undefined,
    isRepeat: async () => false,
  };
}
