import { sealAudit } from '../app/seal-audit.ts';
import { dueDigests, runDigests, type DueDigest } from '../app/digest/schedule.ts';
import { makeBot } from '../app/make-bot.ts';
import type { Bot } from '../app/bot.ts';
import type { Outbox } from '../app/notices/outbox.ts';
import { deliverAll, sweepOutbox } from '../app/notices/sweep.ts';
import { tellUndelivered } from '../app/notices/tell-undelivered.ts';
import type { Clock } from '../app/ports/clock.ts';
import type { Log } from '../app/ports/log.ts';
import type { AddressBook, Messenger } from '../app/ports/messenger.ts';
import type { FetchFile } from '../app/ports/fetch-file.ts';
import type { Proposals } from '../app/ports/proposals.ts';
import type { AuditSeals } from '../app/ports/audit-seals.ts';
import type { ServiceClock } from '../app/ports/service-clock.ts';
import type { Erasure } from '../app/ports/erasure.ts';
import type { Records } from '../app/ports/records.ts';
import type { Retention } from '../app/ports/retention.ts';
import type { Upgrades, UpgradeResult } from '../app/ports/upgrades.ts';
import type { WakeUps } from '../app/ports/wake-ups.ts';
import { handOverWork, lookAtWork, type WorkOfStaff } from '../app/case/leavers.ts';
import { deletePast, deletePastNightly } from '../app/past-cases.ts';
import { correctPupil, lookBeforeCorrecting } from '../app/correct-pupil.ts';
import { changeYearReferences, lookAtYearEnd } from '../app/end-school-year.ts';
import { eraseCases, lookBeforeErasing, type Erased } from '../app/erase-pupil.ts';
import { finishRequest } from '../app/data-requests/finish.ts';
import type { Person } from '../domain/people/person.ts';
import type { Referral } from '../domain/case/referral.ts';
import { reconcile, reconcileNightly } from '../app/reconcile.ts';
import { runReminders } from '../app/reminders/run.ts';
import { deleteExpired, type DeleteOptions } from '../app/retention.ts';
import type { ClockJob, Names } from '../app/turn.ts';
import { makeDraw } from '../cards/draw.ts';
import { forSchool } from '../domain/questions/for-school.ts';
import type { Content } from '../domain/content/content.ts';
import type { RetentionReport } from '../domain/school/retention.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { ClockJobs } from '../jobs/schedule.ts';
import { drawFile } from '../pack/file.ts';
import { isPublicKey } from '../sealing/age.ts';
import { sealTransfer } from '../sealing/transfer-file.ts';

/** What one school's bot depends on: everything that reaches outside is a port. */
export interface Dependencies {
  readonly settings: SchoolSettings;
  readonly content: Content;
  readonly records: Records;
  readonly retention: Retention;
  readonly erasure: Erasure;
  readonly seals: AuditSeals;
  readonly serviceClock: ServiceClock;
  readonly upgrades: Upgrades;
  readonly wakeUps: WakeUps;
  readonly proposals: Proposals;
  /** Absent where nobody sends files: in commands. */
  readonly fetchFile?: FetchFile;
  readonly addresses: AddressBook;
  readonly messenger: Messenger;
  readonly clock: Clock;
  readonly names: Names;
  readonly log: Log;
  /** Teams can save files to a person's own files: not in the local client. */
  readonly sendsFiles?: boolean;
}

/** One school's bot: the target of people's messages, and the scheduled jobs. */
export interface SchoolBot extends ClockJobs, WorkOfStaff {
  readonly bot: Bot;
  /** Delivers these; the sweep retries what fails. Never throws. */
  deliverNow(ids: readonly string[]): Promise<void>;
  /** What `digests` would do now. */
  dueDigests(): Promise<readonly DueDigest[]>;
  /** Redraws stale cards. Resolves to how many. */
  reconcile(): Promise<number>;
  /** With `dryRun` nothing is deleted; resolves to how many rows could be. */
  deleteExpired(options?: DeleteOptions): Promise<number>;
  /** Deletes past cases, or with `dryRun` says what would go. */
  deletePast(options?: { readonly dryRun?: boolean }): Promise<RetentionReport>;
  /** What is held about a pupil, and what is in the way of erasing it. */
  lookBeforeErasing(pupil: string): ReturnType<typeof lookBeforeErasing>;
  /** Deletes these cases for good, as these two people have decided. */
  eraseCases(cases: readonly Referral[], by: readonly Person[]): Promise<Erased>;
  /** What a pupil's new reference would change, or why it cannot be given. */
  lookBeforeCorrecting(
    wanted: Parameters<typeof lookBeforeCorrecting>[1],
  ): ReturnType<typeof lookBeforeCorrecting>;
  /** Gives these cases another reference for their pupil. */
  correctPupil(wanted: Parameters<typeof correctPupil>[1]): ReturnType<typeof correctPupil>;
  /** What there is to do at the end of the school year. */
  lookAtYearEnd(asked: Parameters<typeof lookAtYearEnd>[1]): ReturnType<typeof lookAtYearEnd>;
  /** Gives pupils their references for the next school year, as two people have decided. */
  changeYearReferences(
    changes: Parameters<typeof changeYearReferences>[1],
    people: Parameters<typeof changeYearReferences>[2],
  ): ReturnType<typeof changeYearReferences>;
  /** Brings records of earlier versions up to date, or with `dryRun` counts them: what was done, one by one. */
  upgradeRecords(options?: { readonly dryRun?: boolean }): Promise<readonly UpgradeResult[]>;
}

/** Whoever asks in chat does not wait longer for the audit to be counted. */
const COUNTING_MILLISECONDS = 2000;

/** Connects the use-cases to the cards and to the outside. */
export function createSchoolBot(given: Dependencies): SchoolBot {
  const parts = { ...given, content: forSchool(given.content, given.settings) };
  const draw = makeDraw(parts.content, parts.settings, parts.clock);
  const outbox: Outbox = { ...parts, draw };
  const deliverNow = (ids: readonly string[]) => deliverAll(outbox, ids);
  const erasing = {
    ...outbox,
    erasure: parts.erasure,
    proposals: parts.proposals,
    serviceClock: parts.serviceClock,
  };
  const job: ClockJob = { ...parts, deliverNow };
  return {
    bot: makeBot(
      {
        ...parts,
        finishRequest: (id) => finishRequest(erasing, id),
        isPublicKey,
        countExpired: async () => ({
          report: await deletePast(erasing, { dryRun: true, auditWithin: COUNTING_MILLISECONDS }),
          expired: await deleteExpired(parts, { dryRun: true }),
        }),
      },
      draw,
      parts.log,
      (content) => ('transfer' in content ? sealTransfer(content.transfer, content) : drawFile(content)),
    ),
    deliverNow,
    sweep: (signal) => sweepOutbox(outbox, signal ? { signal } : {}),
    tellUndelivered: () => tellUndelivered(outbox),
    digests: () => runDigests(job),
    dueDigests: () => dueDigests(parts),
    reminders: () => runReminders(job),
    reconcile: () => reconcile(parts),
    reconcileNightly: () => reconcileNightly(parts),
    deleteExpired: (options) => deleteExpired(parts, options),
    deletePast: (options) => deletePast(erasing, options),
    deletePastNightly: () => deletePastNightly(erasing),
    lookBeforeErasing: (pupil) => lookBeforeErasing(parts.erasure, pupil),
    eraseCases: (cases, by) => eraseCases(erasing, cases, by),
    lookBeforeCorrecting: (wanted) => lookBeforeCorrecting(parts, wanted),
    correctPupil: async (wanted) => {
      const done = await correctPupil(parts, wanted);
      await deliverNow(done.deliveries);
      return done;
    },
    lookAtYearEnd: (asked) => lookAtYearEnd(parts, asked),
    changeYearReferences: async (changes, people) => {
      const done = await changeYearReferences(parts, changes, people);
      await deliverNow(done.deliveries);
      return done;
    },
    sealAudit: () => sealAudit(parts),
    lookAtWork: (people) => lookAtWork(parts, people),
    handOverWork: (wanted) => handOverWork(job, wanted),
    upgradeRecords: (options) => parts.upgrades.run(parts.clock.now(), options),
    upgrade: async () => {
      const done = await parts.upgrades.run(parts.clock.now());
      for (const { records } of done) parts.log.info({ event: 'upgraded', count: records });
      return done.length;
    },
  };
}
