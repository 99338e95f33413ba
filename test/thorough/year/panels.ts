import assert from 'node:assert/strict';
import type { Json } from '../../support/activities.ts';
import type { Acts, StoredCase } from './acts.ts';
import { plus, schoolDaysLater, type Day } from './calendar.ts';
import { isStanding, type ModelCase, type PanelWay } from './model.ts';

const WORK_GOES_ON: readonly ModelCase['status'][] = ['undecided', 'approved', 'running'];
/** Where a case stands when meetings about it may be written down. */
const MEETS: readonly ModelCase['status'][] = [...WORK_GOES_ON, 'closed', 'passed-on'];

/** What people do about panels outside and about meetings, and what the model hears of it. */
export class PanelActs {
  readonly #acts: Acts;
  /** Each thing agreed is told apart by its words. */
  #agreed = 0;

  constructor(acts: Acts) {
    this.#acts = acts;
  }

  get #today(): Day {
    return this.#acts.school.today;
  }

  /** What a panel says, and a meeting, keeps a case only while work on it goes on. */
  #worksOn(of: ModelCase): void {
    if (WORK_GOES_ON.includes(of.status)) of.lastWorkedOn = this.#today;
  }

  async #step(of: ModelCase, person: string, verb: string, data: Json): Promise<void> {
    const panel = (await this.#acts.record(of)).panels?.at(-1)?.id;
    await this.#acts.press(person, of, verb, { ...data, ...(panel === undefined ? {} : { panel }) });
    this.#worksOn(of);
  }

  /** Days as panels have them: some at weekends and in the holidays, some not known yet. */
  #days(): Pick<PanelWay, 'deadline' | 'meets'> {
    const { chance } = this.#acts;
    const deadline = plus(this.#today, 1 + chance.upTo(20));
    return { deadline, meets: chance.isAbout(0.15) ? undefined : plus(deadline, chance.upTo(12)) };
  }

  async #writes(
    of: ModelCase,
    lead: string,
    verb: string,
    way: Pick<PanelWay, 'deadline' | 'meets' | 'needsApproval'>,
  ): Promise<void> {
    await this.#step(of, lead, verb, {
      ...{ which: 'fair-access', deadline: way.deadline, meets: way.meets ?? '' },
      approval: way.needsApproval ? 'yes' : 'no',
    });
    const stored = (await this.#acts.record(of)).panels?.at(-1);
    assert.deepEqual([stored?.deadline, stored?.meets], [way.deadline, way.meets], of.reference);
  }

  async takes(of: ModelCase, lead: string): Promise<void> {
    const { chance } = this.#acts;
    const way: PanelWay = {
      ...{ takenOn: this.#today, ...this.#days(), needsApproval: chance.isAbout(0.5) },
      ...{ isApproved: false, isSent: false, isHeard: false, wasPutOff: false },
      ...{ isTakenBack: false, isFamilyTold: false },
    };
    await this.#writes(of, lead, 'take-to-panel', way);
    of.owner ??= lead;
    of.panels.push(way);
  }

  /** The days move; where nobody can approve it, the panel turns out to ask for no approval. */
  async #corrects(of: ModelCase, way: PanelWay, lead: string): Promise<void> {
    const changed = { ...this.#days(), needsApproval: false };
    await this.#writes(of, lead, 'change-panel', changed);
    Object.assign(way, changed);
  }

  async #takesBack(of: ModelCase, way: PanelWay, lead: string): Promise<void> {
    await this.#step(of, lead, 'withdraw-panel', { reason: 'Sorted out in school.' });
    way.isTakenBack = true;
  }

  async #approves(of: ModelCase, way: PanelWay, headteacher: string): Promise<void> {
    await this.#step(of, headteacher, 'approve-panel', {});
    way.isApproved = true;
  }

  async #sends(of: ModelCase, way: PanelWay, lead: string): Promise<void> {
    await this.#step(of, lead, 'send-to-panel', { sent: this.#today });
    way.isSent = true;
  }

  /** What it said: it puts the matter off at most once. */
  async #hears(of: ModelCase, way: PanelWay, lead: string): Promise<void> {
    const { chance } = this.#acts;
    const heard = way.meets !== undefined && way.meets <= this.#today ? way.meets : this.#today;
    if (!way.wasPutOff && chance.isAbout(0.25)) {
      const next = plus(this.#today, 1 + chance.upTo(13));
      await this.#step(of, lead, 'record-panel', {
        ...{ as: 'put-off', heard, reason: 'A paper was missing.', 'put-off': next },
      });
      Object.assign(way, { wasPutOff: true, meets: next });
      return;
    }
    const appealBy = chance.isAbout(0.7) ? plus(this.#today, 2 + chance.upTo(20)) : undefined;
    await this.#step(of, lead, 'record-panel', {
      ...{ as: chance.of(['agreed', 'in-part', 'not-agreed'] as const), heard },
      ...{ reason: 'A place from the new term.', 'appeal-by': appealBy ?? '' },
    });
    Object.assign(way, { isHeard: true, appealBy });
  }

  async #follows(of: ModelCase, way: PanelWay, lead: string): Promise<void> {
    const { chance } = this.#acts;
    if (!way.isFamilyTold) {
      await this.#step(of, lead, 'follow-panel', { told: this.#today });
      way.isFamilyTold = true;
    } else if (way.appeal === undefined && way.appealBy !== undefined && chance.isAbout(0.3)) {
      await this.#step(of, lead, 'follow-panel', { 'appeal-made': this.#today });
      way.appeal = 'made';
    } else if (way.appeal === 'made') {
      const outcome = { 'appeal-made': this.#today, 'appeal-as': 'not-upheld' };
      await this.#step(of, lead, 'follow-panel', outcome);
      way.appeal = 'answered';
    }
  }

  /** The next step of a case at its panel, if anybody takes it today; true when somebody did. */
  async goesOn(of: ModelCase, lead: string): Promise<boolean> {
    const { chance, model } = this.#acts;
    const way = of.panels.at(-1);
    if (!way || way.isTakenBack) return false;
    const soon = way.deadline <= schoolDaysLater(this.#today, 2);
    const does = async (share: number, act: () => Promise<void>) => {
      if (!chance.isAbout(share)) return false;
      await act();
      return true;
    };
    if (!isStanding(way)) return does(0.15, () => this.#follows(of, way, lead));
    if (chance.isAbout(0.02)) return does(1, () => this.#takesBack(of, way, lead));
    if (chance.isAbout(0.03)) return does(1, () => this.#corrects(of, way, lead));
    if (way.needsApproval && !way.isApproved) {
      const head = model.staff.find(({ roles }) => roles.includes('headteacher'));
      return does(0.2, () => (head ? this.#approves(of, way, head.id) : this.#corrects(of, way, lead)));
    }
    if (!way.isSent) return does(soon ? 0.35 : 0.1, () => this.#sends(of, way, lead));
    const isOver = way.meets === undefined || way.meets < this.#today;
    return isOver && does(0.25, () => this.#hears(of, way, lead));
  }

  /** A meeting is written down, with what was agreed at it; `people`: who of the staff may be asked to do something. */
  async meets(of: ModelCase, writer: string, people: readonly string[]): Promise<void> {
    const { chance } = this.#acts;
    await this.#acts.press(writer, of, 'record-meeting', {
      ...{ kind: 'team-around', on: this.#today, staff: writer, others: 'parents' },
    });
    const meeting = (await this.#acts.record(of)).meetings?.at(-1)?.id;
    assert.ok(meeting, `${of.reference}: no meeting`);
    this.#worksOn(of);
    for (let left = 1 + chance.upTo(1); left > 0; left--) {
      const text = `Thing ${++this.#agreed} of many`;
      const by = plus(this.#today, chance.upTo(16));
      const person = chance.isAbout(0.2) ? undefined : chance.isAbout(0.3) ? writer : chance.of(people);
      await this.#acts.press(writer, of, 'agree-action', {
        ...{ meeting, what: text, by, who: person ?? chance.of(['parents', 'agency'] as const) },
      });
      const agreedOn = this.#today;
      of.agreed.push({
        ...{ text, by, agreedOn, writer, isDone: false },
        ...(person === undefined ? {} : { person }),
      });
    }
  }

  /** True when a meeting about the case may be written down. */
  mayMeet({ status, agreed }: ModelCase): boolean {
    return MEETS.includes(status) && agreed.length < 6;
  }

  /** Something agreed is done, if anybody does it today; whoever was to do it says so, or a lead. */
  async doesAgreed(of: ModelCase, lead: string): Promise<boolean> {
    const { chance, model } = this.#acts;
    const next = of.agreed.find(({ isDone }) => !isDone);
    if (!next || !chance.isAbout(0.1)) return false;
    const who = next.person !== undefined && model.isHere(next.person) ? next.person : lead;
    const { meetings = [] } = await this.#acts.record(of);
    const found = meetings
      .flatMap((meeting) => meeting.actions.map((action) => ({ meeting, action })))
      .find(({ action }) => action.text === next.text);
    assert.ok(found, `${of.reference}: ${next.text}`);
    await this.#acts.press(who, of, 'do-action', { meeting: found.meeting.id, done: found.action.id });
    next.isDone = true;
    this.#worksOn(of);
    return true;
  }

  /** The record and the model say the same of where panel and meetings stand. */
  isInStep(of: ModelCase, { panels = [], meetings = [] }: StoredCase): void {
    const [panel, way] = [panels.at(-1), of.panels.at(-1)];
    assert.deepEqual(
      panel && [
        ...[panel.deadline, panel.meets, panel.approved !== undefined, panel.sentOn !== undefined],
        ...[panel.appeal?.by, panel.withdrawn !== undefined],
      ],
      way && [way.deadline, way.meets, way.isApproved, way.isSent, way.appealBy, way.isTakenBack],
      of.reference,
    );
    assert.deepEqual(
      meetings.flatMap(({ actions }) => actions.filter(({ done }) => !done).map(({ text }) => text)),
      of.agreed.filter(({ isDone }) => !isDone).map(({ text }) => text),
      of.reference,
    );
  }
}
