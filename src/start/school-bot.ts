import { sealAudit } from '../app/seal-audit.ts';
import { dueDigests, runDigests, type DueDigest } from '../app/digest/schedule.ts';
import { createCrowd, type Crowd } from '../app/crowd.ts';
import { makeBot } from '../app/make-bot.ts';
import type { Bot } from '../app/bot.ts';
import type { DrawFile } from '../app/files.ts';
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
import { finishBegun } from '../app/finish-begun.ts';
import type { Person } from '../domain/people/person.ts';
import type { Referral } from '../domain/case/referral.ts';
import { asOffice, importFigures } from '../app/mis-figures/import-file.ts';
import { reconcile, reconcileNightly } from '../app/reconcile.ts';
import { runReminders } from '../app/reminders/run.ts';
import { rememberTold } from '../app/reminders/told.ts';
import { deleteExpired, type DeleteOptions } from '../app/retention.ts';
import type { ClockJob, Names } from '../app/turn.ts';
import { makeDraw } from '../cards/draw.ts';
import { joinDirectory } from '../domain/school/provider.ts';
import { forSchool } from '../domain/questions/for-school.ts';
import type { Content } from '../domain/content/content.ts';
import type { RetentionReport } from '../domain/school/retention.ts';
import type { SchoolSettings } from '../domain/school/settings.ts';
import type { ClockJobs } from '../jobs/schedule.ts';
import { drawFile } from '../pack/file.ts';

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
  /** What an export of figures would change, read in by somebody who runs a command; and changes it, if told to. */
  importFigures(
    bytes: Uint8Array,
    wanted: Parameters<typeof importFigures>[2] & { readonly by: Person },
  ): ReturnType<typeof importFigures>;
  /** Brings records of earlier versions up to date, or with `dryRun` counts them: what was done, one by one. */
  upgradeRecords(options?: { readonly dryRun?: boolean }): Promise<readonly UpgradeResult[]>;
}

/** Whoever asks in chat does not wait longer for the audit to be counted. */
const COUNTING_MILLISECONDS = 2000;

/**
 * Connects the use-cases to the cards and to the outside. What leads record of providers joins the settings: it is taken
 * over at once where it is written here, and within seconds where another process has written it.
 */
export function createSchoolBot(given: Dependencies): SchoolBot {
  const crowd = createCrowd();
  const told = rememberTold();
  const records: Records = {
    ...given.records,
    commit: async (changes) => {
      const result = await given.records.commit(changes);
      for (const each of changes)
        if (each.change === 'delivery' && each.value.status === 'held' && 'to' in each.value)
          crowd.isHeld(each.value.to);
      // It is stored; if it cannot be read just now, the job takes it over.
      if (result === 'done' && changes.some(({ change }) => change === 'provider'))
        await lookAtProviders().catch(() => 0);
      return result;
    },
  };
  let taken = '';
  let now = connect({ ...given, records }, crowd);
  return {
    bot: {
      expects: (...asked) => now.bot.expects(...asked),
      press: (asked) => now.bot.press(asked),
      words: (asked) => now.bot.words(asked),
      arrived: (...asked) => now.bot.arrived(...asked),
      file: (asked) => now.bot.file(asked),
    },
    lookAtProviders,
    deliverNow: (ids) => deliverAll(now.outbox, ids),
    sweep: (signal) => sweepOutbox(now.outbox, signal ? { signal } : {}),
    tellUndelivered: () => tellUndelivered(now.outbox),
    digests: async () => {
      await lookAtProviders();
      return runDigests(now.job);
    },
    dueDigests: () => dueDigests(now.parts),
    reminders: async () => {
      await lookAtProviders();
      return runReminders(now.job, told);
    },
    reconcile: () => reconcile(now.parts),
    reconcileNightly: () => reconcileNightly(now.parts),
    deleteExpired: (options) => deleteExpired(now.parts, options),
    deletePast: (options) => deletePast(now.erasing, options),
    deletePastNightly: () => deletePastNightly(now.erasing),
    lookBeforeErasing: (pupil) => lookBeforeErasing(now.parts.erasure, pupil),
    eraseCases: (cases, by) => eraseCases(now.erasing, cases, by),
    lookBeforeCorrecting: (wanted) => lookBeforeCorrecting(now.parts, wanted),
    correctPupil: async (wanted) => {
      const done = await correctPupil(now.parts, wanted);
      await deliverAll(now.outbox, done.deliveries);
      return done;
    },
    lookAtYearEnd: (asked) => lookAtYearEnd(now.parts, asked),
    changeYearReferences: async (changes, people) => {
      const done = await changeYearReferences(now.parts, changes, people);
      await deliverAll(now.outbox, done.deliveries);
      return done;
    },
    finishBegun: () => finishBegun({ ...now.erasing, ...now.job }),
    sealAudit: () => sealAudit(now.parts),
    lookAtWork: (people) => lookAtWork(now.parts, people),
    handOverWork: (wanted) => handOverWork(now.job, wanted),
    importFigures: async (bytes, { by, ...wanted }) => {
      const done = await importFigures(asOffice(now.parts, by), bytes, wanted);
      if ('used' in done) await deliverAll(now.outbox, done.used.deliveries);
      return done;
    },
    upgradeRecords: (options) => now.parts.upgrades.run(now.parts.clock.now(), options),
    upgrade: async () => {
      const done = await now.parts.upgrades.run(now.parts.clock.now());
      for (const { records } of done) now.parts.log.info({ event: 'upgraded', count: records });
      return done.length;
    },
  };

  async function lookAtProviders(): Promise<number> {
    const stored = await given.records.providers();
    const versions = stored.map(({ value, version }) => `${value.name} ${version}`).join('\n');
    if (versions === taken) return 0;
    const { settings } = given;
    const recorded = stored.map(({ value }) => value);
    const providers = joinDirectory(settings.providers ?? [], recorded);
    now = connect({ ...given, records, settings: { ...settings, providers } }, crowd);
    taken = versions;
    return 1;
  }
}

/** What a school's bot is made of, with its settings as they stand. */
function connect(given: Dependencies, crowd: Crowd) {
  const parts = { ...given, content: forSchool(given.content, given.settings) };
  const draw = makeDraw(parts.content, parts.settings, parts.clock);
  const outbox: Outbox = { ...parts, draw };
  const erasing = {
    ...outbox,
    erasure: parts.erasure,
    proposals: parts.proposals,
    serviceClock: parts.serviceClock,
  };
  const job: ClockJob = { ...parts, deliverNow: (ids) => deliverAll(outbox, ids) };
  const desk = {
    ...parts,
    finishRequest: (id: string) => finishRequest(erasing, id),
    isPublicKey: async (text: string) => (await import('../sealing/age.ts')).isPublicKey(text),
    isReachable: async (id: string) => (await parts.addresses.person(id)) !== undefined,
    countExpired: async () => ({
      report: await deletePast(erasing, { dryRun: true, auditWithin: COUNTING_MILLISECONDS }),
      expired: await deleteExpired(parts, { dryRun: true }),
    }),
  };
  // What seals is loaded with the first record that is sealed: few schools do so, in a few weeks of a year.
  const drawAny: DrawFile = async (content) =>
    'transfer' in content
      ? (await import('../sealing/transfer-file.ts')).sealTransfer(content.transfer, content)
      : drawFile(content);
  return { parts, outbox, erasing, job, bot: makeBot(desk, draw, parts.log, drawAny, crowd) };
}
