import type { DamagedHold, LegalHold } from '../app/ports/erasure.ts';
import { loadSchool, type LoadedSchool } from '../start/load-school.ts';
import { describeActor } from '../words/history.ts';
import { describeMoment } from '../words/dates.ts';
import { CannotUse, command, type CommandEnd } from './command.ts';
import { ON_SCHOOL, onSchool } from './on-school.ts';
import { findOperator, readReference } from './operator.ts';

const LONGEST_REASON = 500;

/** Keeps a case from being deleted when its period ends, lifts that again, or lists the cases that are kept so. */
export default command({
  typed: 'npm run --silent case:hold --',
  about:
    'Keeps a referral from being deleted, whatever its age, until that is lifted: for a complaint, a claim or an inquiry. Without a reference, lists those that are held. Reads the same settings as the bot.',
  words: [{ name: 'REFERENCE', help: 'the referral, like R-7K3MP' }],
  options: {
    ...ON_SCHOOL,
    by: { value: '"YOUR NAME"', help: 'who decides that' },
    why: { value: '"REASON"', help: 'the reason, without a word about the pupil' },
    lift: { help: 'ends the hold' },
  },
  run: ({ by, why, lift, demo, school: id }, [typed], around) => {
    const reference = typed === undefined ? undefined : readReference(typed);
    if (reference === undefined && (lift || by !== undefined || why !== undefined))
      throw new CannotUse('Please say which referral, by its reference.');
    if (reference !== undefined && by === undefined)
      throw new CannotUse('Please say who decides that, with --by "Your name".');
    if (lift && why !== undefined) throw new CannotUse('--lift ends a hold, so it takes no --why.');
    if (reference !== undefined && !lift && !why)
      throw new CannotUse('Please say why, with --why "the reason": it is shown with the hold.');
    if ((why ?? '').length > LONGEST_REASON)
      throw new CannotUse(`--why may have ${LONGEST_REASON} characters at most.`);
    return onSchool(
      around,
      { demo, school: id },
      {
        verb: 'case:hold',
        open: loadSchool,
        notOpened: 'Nothing was changed.',
        brokeOff: 'The records cannot be used just now, so nothing was changed. Please try again.',
        work: async (school) => {
          if (reference === undefined) return list(school);
          return lift ? liftHold(school, reference) : hold(school, reference, by ?? '', why ?? '');
        },
      },
    );
  },
});

async function list({ storage, settings }: LoadedSchool): Promise<CommandEnd> {
  const holds = await storage.erasure(settings.id).holds();
  if (holds.length === 0) return { code: 0, out: 'No referral is held.' };
  const lines = await Promise.all(
    holds.map(async (hold) => {
      if (!('isDamaged' in hold)) return describeHold(hold);
      const stored = await storage.records(settings.id).readReferral(hold.referralId);
      return describeDamagedHold(hold, stored?.value.reference);
    }),
  );
  return { code: 0, out: lines.join('\n') };
}

async function hold(
  { storage, settings, clock }: LoadedSchool,
  reference: string,
  by: string,
  reason: string,
): Promise<CommandEnd> {
  const stored = await storage.records(settings.id).findByReference(reference);
  if (!stored)
    return {
      code: 1,
      message: `There is no referral ${reference} at ${settings.name}. Nothing was changed.`,
    };
  const at = clock.now().toISOString();
  const made = { referralId: stored.value.id, reference, by: findOperator(by), at, reason };
  return (await storage.erasure(settings.id).hold(made))
    ? { code: 0, message: `${reference} is held: it is not deleted until that is lifted.` }
    : { code: 1, message: `${reference} is held already. Nothing was changed.` };
}

async function liftHold({ storage, settings }: LoadedSchool, reference: string): Promise<CommandEnd> {
  const erasure = storage.erasure(settings.id);
  const id = (await storage.records(settings.id).findByReference(reference))?.value.id;
  const found = (await erasure.holds()).find(
    (each) => each.referralId === id || (!('isDamaged' in each) && each.reference === reference),
  );
  return found && (await erasure.lift(found.referralId))
    ? { code: 0, message: `${reference} is no longer held: it expires like any other.` }
    : { code: 1, message: `${reference} is not held. Nothing was changed.` };
}

function describeDamagedHold({ referralId }: DamagedHold, reference = `The case ${referralId}`): string {
  return `${reference}  is held, but who set that and why cannot be read. Find out, lift it, and set it again.`;
}

function describeHold({ reference, by, at, reason }: LegalHold): string {
  return `${reference}  since ${describeMoment(at)}, by ${describeActor(by)}: ${reason}`;
}
