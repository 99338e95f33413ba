import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import sinon from 'sinon';
import { INCLUSION_CHANNEL } from '../../support/activities.ts';
import { needsNothing } from '../../support/decided.ts';
import type { Sent } from '../../support/fake-connector.ts';
import { openFilePlace, type FilePlace } from '../../support/mis-exports/sent-file.ts';
import { makeForm } from '../../../src/words/council-forms/make-form.ts';
import { makePack } from '../../../src/words/pack/make-pack.ts';
import { workbookOf } from '../../support/mis-exports/workbook.ts';
import { EARLY_SIGNS, fillsIn, startPlay, textsOf, type Play, type Player } from '../../support/play.ts';
import { OFFICE, SENCO } from '../../support/school.ts';

const HEADINGS = 'Adno\tSurname\tDOB\tYear\tPossible\tAuthorised\tUnauthorised';
/** A list for the pupil with an open case, 4711 of Year 3, and one without. */
const listOf = (possible: string, leave: string, without = '11', title = '') =>
  [
    title,
    HEADINGS,
    `4711\tExample\t04/05/2018\t3\t${possible}\t${leave}\t${without}`,
    '9999\tOther\t05/05/2018\t3\t106\t6\t0',
    'Totals\t\t\t\t212\t36\t11',
  ].join('\n');

describe('Figures from an export, in chat', () => {
  let play: Play;
  let posted: Sent;
  let office: Player;
  let lead: Player;
  let files: FilePlace;
  beforeEach(async () => {
    play = await startPlay();
    await raises('4711');
    posted = play.channelCards().at(-1)!;
    office = play.player(OFFICE);
    lead = play.lead;
    files = await openFilePlace(play);
  });
  afterEach(() => {
    files.close();
    return play.stop();
  });

  async function raises(pupil: string): Promise<void> {
    await fillsIn(
      play,
      play.teacher,
      EARLY_SIGNS.map((card) => ('PC1' in card ? { ...card, PC1: pupil } : card)),
    );
    await play.teacher.presses('Send to the inclusion lead');
    await play.settled();
  }
  const theCase = async (reference = 'R-TEST1') => (await play.records.findByReference(reference))!.value;
  const figures = async () => {
    const { answers } = await theCase();
    return ['OA1', 'OA2', 'OA7'].map((id) => answers[id]);
  };
  const shared = () =>
    textsOf(play.connector.standing(INCLUSION_CHANNEL, posted.messageId)?.attachments?.[0]?.content);
  const pastes = async (cells: string, who = office) => {
    await who.says('figures');
    await who.presses('Go on', { cells });
  };
  const stored = () => play.dump().filter((row) => row.includes('mis-figures'));
  const audit = async () =>
    (await play.records.auditOf((await theCase()).id)).filter(({ what }) => what === 'facts-added');

  it('are shown first, and become the office facts of the case on a yes', async () => {
    await pastes(listOf('106', '30', '11', 'Attendance from 01/09/2026 to 20/11/2026'));
    assert.match(office.sees, /export of SIMS: 2 rows, 1 of 1 open case found/);
    assert.match(office.sees, /Possible sessions: 106, new/);
    assert.match(office.sees, /Sessions missed: 41, new \(with and without leave added up\)/);
    assert.match(office.sees, /2 columns about people/);
    assert.ok(office.buttons.includes('Stop - safeguarding'));
    assert.deepEqual(await figures(), [undefined, undefined, undefined]);
    await office.presses('Use these figures');
    await play.settled();
    assert.deepEqual(await figures(), [106, 41, '2026-11-20']);
    assert.match(shared(), /The office added facts/);
    const [row] = await audit();
    assert.deepEqual(row?.source, { system: 'SIMS', asAt: '2026-11-20' });
    await lead.says('open');
    assert.ok(!play.dump().some((line) => /Example|9999|05\/2018/.test(line)));
    assert.ok(stored().every((line) => !line.includes('106')));
  });

  it('come as a file, in Excel too; a file from anybody else is not fetched', async () => {
    const book = workbookOf([
      ['Adno', 'Name', 'Year', 'As at', 'Possible', 'Authorised', 'Unauthorised'],
      [4711, 'Example', 3, { day: 46_346 }, 106, { formula: '15+15', result: 30 }, 11],
    ]);
    await files.sends(office, book, 'attendance.xlsx');
    assert.match(office.sees, /Possible sessions: 106, new/);
    for (const who of [play.teacher, play.player(SENCO)]) {
      await files.sends(who, book, 'attendance.xlsx');
      assert.match(`${who.sees}${who.sentence ?? ''}`, /cannot take pictures or files/);
      await who.says('figures');
      assert.match(who.sentence ?? '', /by the office and inclusion leads/);
    }
    await files.sends(office, book, 'letter.docx');
    assert.match(office.sees, /cannot take pictures or files/);
    assert.equal(files.fetched, 1);
  });

  it('that differ from what is recorded say so, and what is lower waits for somebody to look', async () => {
    await pastes(listOf('96', '20'));
    await office.presses('Use these figures');
    await pastes(listOf('106', '30'));
    assert.match(office.sees, /Possible sessions: 96 to 106/);
    await office.presses('Use these figures');
    await pastes(listOf('90', '30'));
    assert.match(office.sees, /Please look: there were more possible sessions before/);
    await office.presses('Use these figures');
    assert.match(office.sees, /No case was changed.*1 case to look at stayed/s);
    assert.equal((await figures())[0], 106);
    await pastes(listOf('90', '30'));
    await office.presses('Use these figures', { doubts: 'yes' });
    assert.equal((await figures())[0], 90);
    const [, change] = await audit();
    assert.ok(
      change?.corrected?.some(
        ({ question, before, after }) => question === 'OA1' && before === 96 && after === 106,
      ),
    );
    await pastes(listOf('90', '30'));
    assert.match(office.sees, /Nothing would change/);
    assert.ok(!office.buttons.includes('Use these figures'));
  });

  it('of last year, or of a day to come, are refused until they are of this year', async () => {
    await pastes(listOf('106', '30', '11', 'From 03/09/2025 to 20/07/2026'));
    assert.match(office.sees, /last school year/);
    assert.ok(!office.buttons.includes('Use these figures'));
    await pastes(listOf('106', '30'));
    for (const [asAt, says] of [
      ['1 Dec 2026', /still to come/],
      ['soon', /up to which day/],
      ['1 July 2026', /last school year/],
    ] as const) {
      await office.presses('Show again', { asAt });
      assert.match(office.sees, says);
    }
    await office.presses('Show again', { asAt: '20/11/2026' });
    await office.presses('Use these figures');
    assert.deepEqual(await figures(), [106, 41, '2026-11-20']);
  });

  it('that cannot be are left out, with their line, and never what stood there', async () => {
    for (const [cells, says] of [
      [listOf('40', '30', '11'), /more sessions missed than possible/],
      [listOf('900', '30'), /sessions this school year/],
      [listOf('=SUM(A1:A9)', '30'), /Line 3: a formula under "Possible"/],
      [listOf('lots', '30'), /Line 3: no figure that I understand under "Possible"/],
      [`${listOf('106', '30')}\n4711\tTwin\t\t3\t100\t1\t1`, /Lines 3 and 6: the same reference/],
      [listOf('106', '30').replace('2018\t3\t106', '2018\t9\t106'), /Line 3: another year group/],
    ] as const) {
      await pastes(cells);
      assert.match(office.sees, says);
      assert.ok(!/SUM|lots|Twin|Example/.test(office.sees));
    }
    assert.deepEqual(await figures(), [undefined, undefined, undefined]);
  });

  it('of another school, of nothing and too large are refused, and nothing is kept', async () => {
    await pastes(`${HEADINGS}\n1\tA\t\t3\t106\t30\t11`);
    assert.match(office.sees, /None of its 1 rows.*Is it the list of your school/s);
    await office.presses('Go on', { cells: 'Dear all, thank you' });
    assert.match(office.sees, /cannot find rows and columns/);
    assert.match(office.sees, /Dear all/);
    await files.sends(office, new Uint8Array(6 * 1024 * 1024));
    assert.match(office.sees, /larger than I can take/);
    assert.deepEqual(stored(), []);
  });

  it('of which few fit need a yes of their own', async () => {
    for (const pupil of ['5001', '5002', '5003', '5004', '5005']) await raises(pupil);
    await pastes(listOf('106', '30'));
    assert.match(office.sees, /fewer than a third of your open cases/);
    await office.presses('Use these figures');
    assert.deepEqual(await figures(), [undefined, undefined, undefined]);
    await office.presses('Use these figures', { doubts: 'yes' });
    assert.equal((await figures())[0], 106);
  });

  it('in a report that nobody knows are explained once, by headings, and remembered', async () => {
    const cells = 'Kennung\tVorname\tSitzungen\tGefehlt\n4711\tZoe\t106\t41';
    await pastes(cells);
    assert.match(office.sees, /Which column is what/);
    assert.ok(!/Zoe/.test(stored().join('\n')));
    await office.presses('Go on', { 'column-possible': '', 'column-missed': '' });
    assert.match(office.sees, /at least/);
    await office.presses('Go on', { 'column-possible': 'Sitzungen', 'column-missed': 'Gefehlt' });
    assert.match(office.sees, /Possible sessions: 106, new/);
    await office.presses('Use these figures');
    assert.deepEqual((await figures()).slice(0, 2), [106, 41]);
    await pastes(cells.replace('106', '107'), lead);
    assert.match(lead.sees, /a report that your school has explained.*106 to 107/s);
  });

  it('used twice, at once or after a no, change a case once', async () => {
    await pastes(listOf('106', '30'));
    const again = office.card;
    await Promise.all([office.presses('Use these figures'), office.presses('Use these figures')]);
    assert.equal((await audit()).length, 1);
    office.card = again;
    await office.presses('Use these figures');
    assert.match(office.sees, /These cases have the figures now: R-TEST1/);
    assert.equal((await audit()).length, 1);
    await pastes(listOf('107', '30'));
    const waiting = office.card;
    await office.presses('Do nothing');
    assert.match(office.sees, /what was read is deleted/);
    office.card = waiting;
    await office.presses('Use these figures');
    assert.match(office.sees, /used, dropped or replaced/);
    assert.equal((await figures())[0], 106);
  });

  it('that wait about a case are deleted with it, also when somebody writes them at that moment', async () => {
    await pastes(listOf('106', '30'));
    const { id } = await needsNothing(play, 'R-TEST1');
    assert.ok(stored().join('').includes(id));
    const { tables } = play.storage;
    const write = tables.cases.write.bind(tables.cases);
    let isRefused = false;
    const first = sinon.stub(tables.cases, 'write').callsFake(async (partition, writes) => {
      if (
        isRefused ||
        !writes.some(({ write: what, key }) => what === 'remove' && key.startsWith('proposal|'))
      )
        return write(partition, writes);
      isRefused = true;
      return 'changed';
    });
    const gone = (await play.records.readReferral(id))!.value;
    await play.schoolBot.eraseCases([gone], [{ id: 'x', name: 'Ms Law' }]);
    first.restore();
    assert.ok(isRefused);
    assert.ok(!stored().join('').includes(id), 'nothing about the case waits any more');
  });

  it('are read in only once it stands that they are, so that another bot could go on', async () => {
    await pastes(listOf('106', '30'));
    const { tables } = play.storage;
    const write = tables.cases.write.bind(tables.cases);
    let isRefused = false;
    const first = sinon.stub(tables.cases, 'write').callsFake(async (partition, writes) => {
      if (isRefused || !JSON.stringify(writes).includes('using')) return write(partition, writes);
      isRefused = true;
      assert.equal((await audit()).length, 0);
      return 'changed';
    });
    await office.presses('Use these figures');
    first.restore();
    assert.ok(isRefused);
    assert.match(office.sees, /These cases have the figures now: R-TEST1/);
    assert.equal((await audit()).length, 1);
  });

  describe('begun by a bot that is stopped after the first case', () => {
    beforeEach(async () => {
      await raises('4712');
      const second = '4712\tSecond\t06/05/2018\t3\t106\t30\t11';
      await pastes(`${listOf('106', '30')}\n${second}`);
      const { tables } = play.storage;
      const write = tables.cases.write.bind(tables.cases);
      const stop = sinon.stub(tables.cases, 'write').callsFake(async (partition, writes) => {
        const isWritten = write(partition, writes);
        if (writes.some(({ key }) => key.startsWith('audit|'))) play.storage.setDown(true);
        return isWritten;
      });
      await office.presses('Use these figures');
      assert.match(office.sentence ?? '', /Not saved|not saved/);
      stop.restore();
      play.storage.setDown(false);
    });
    const possible = async () =>
      Promise.all(['R-TEST1', 'R-TEST2'].map(async (each) => (await theCase(each)).answers['OA1']));
    const goesOnAfterAMinute = async () => {
      play.clock.pass(61);
      await play.schoolBot.finishBegun();
    };

    it('go into the other cases by themselves, once, in the name of who said yes', async () => {
      await play.schoolBot.finishBegun();
      assert.equal((await possible()).filter((each) => each === 106).length, 1, 'it may still be under way');
      await goesOnAfterAMinute();
      await play.schoolBot.finishBegun();
      assert.deepEqual(await possible(), [106, 106]);
      for (const reference of ['R-TEST1', 'R-TEST2']) {
        const all = await play.records.auditOf((await theCase(reference)).id);
        const added = all.filter(({ what }) => what === 'facts-added');
        assert.deepEqual(
          added.map(({ by }) => by.name),
          [OFFICE.name],
        );
      }
      await office.presses('Use these figures');
      assert.match(office.sees, /These cases have the figures now: R-TEST1 and R-TEST2/);
    });

    it('go into the others when Teams delivers the same yes again', async () => {
      await office.isDeliveredAgain();
      assert.match(office.sees, /These cases have the figures now: R-TEST1 and R-TEST2/);
      assert.deepEqual(await possible(), [106, 106]);
    });

    it('go into the others though one of the cases is deleted meanwhile', async () => {
      const [first] = await possible();
      const gone = await needsNothing(play, first === undefined ? 'R-TEST2' : 'R-TEST1');
      await play.schoolBot.eraseCases([gone], [{ id: 'x', name: 'Ms Law' }]);
      assert.ok(!stored().join('').includes(gone.id));
      await goesOnAfterAMinute();
      const left = await theCase(first === undefined ? 'R-TEST1' : 'R-TEST2');
      assert.equal(left.answers['OA1'], 106);
    });
  });

  it('are shown once more when somebody else added figures meanwhile, and not added to a closed case', async () => {
    await pastes(listOf('106', '30'));
    await pastes(listOf('105', '30'), lead);
    await lead.presses('Use these figures');
    await office.presses('Use these figures');
    assert.match(office.sees, /something is different from what you saw/);
    assert.equal((await figures())[0], 105);
    await lead.says('open');
    lead.reads(posted);
    await lead.presses('Close as not needed', { 'close-not-needed-text': 'Settled at home.' });
    await play.settled();
    await office.presses('Use these figures');
    assert.equal((await figures())[0], 105);
  });

  it('wait for a day at most', async () => {
    await pastes(listOf('106', '30'));
    play.clock.pass(25 * 3600);
    await office.presses('Use these figures');
    assert.match(office.sees, /older than a day/);
    assert.deepEqual(await figures(), [undefined, undefined, undefined]);
  });

  it('by weekday stand beside the pattern that staff saw, in the pack and in the council form', async () => {
    const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri'];
    const withDays = (missed: readonly number[]) =>
      [
        [
          'Adno',
          'As at',
          'Possible',
          'Missed',
          ...DAYS.map((day) => `${day} missed`),
          ...DAYS.map((day) => `${day} possible`),
        ],
        ['4711', '20/11/2026', 106, 23, ...missed, 21, 22, 20, 21, 22],
      ]
        .map((row) => row.join('\t'))
        .join('\n');
    await pastes(withDays([10, 1, 0, 1, 20]));
    assert.match(office.sees, /sessions missed by weekday come to more than all sessions missed/);
    await pastes(withDays([10, 1, 0, 1, 11]));
    assert.match(
      office.sees,
      /Missed by weekday: Mon 48 %, Tue 5 %, Wed 0 %, Thu 5 %, Fri 50 %, new \(sessions missed of those possible\)/,
    );
    await office.presses('Use these figures');
    await pastes(withDays([11, 1, 0, 1, 10]));
    assert.match(office.sees, /Missed by weekday: Mon 48 % to 52 %, Fri 50 % to 45 %/);
    await office.presses('Do nothing');
    assert.equal((await theCase()).answers['OW1'], 48);
    await lead.says('find R-TEST1');
    await lead.presses('Open');
    const line = /Missed by weekday[^]{0,20}Mon 48 %, Tue 5 %, Wed 0 %, Thu 5 %, Fri 50 %, as at Fri 20 Nov/;
    assert.match(lead.sees, line);
    const { settings, content } = play;
    const options = { school: 'Test School', today: '2026-11-24', settings };
    const { rows } = makePack(await theCase(), content, options).attendance;
    assert.ok(rows.some(({ label, value }) => label === 'Missed by weekday' && value.startsWith('Mon 48 %')));
    const form = content.councilForms.find(({ id }) => id === 'attendance-return')!;
    const made = makeForm(await theCase(), content, form, { ...options, dsl: settings.dsl });
    const field = made.sections
      .flatMap(({ fields }) => fields)
      .find(({ label }) => label === 'Absence in detail');
    assert.match(JSON.stringify(field?.value), /23 of 106 sessions missed.*Missed by weekday: Mon 48 %/);
    await pastes(listOf('106', '30'));
    assert.match(office.sees, /left as recorded: Missed by weekday/);
  });

  it('leave SEN status to those who may add it', async () => {
    const cells = readFileSync('test/support/mis-exports/arbor.csv', 'utf8').replaceAll('Year 8', 'Year 3');
    await pastes(cells);
    assert.ok(!/SEN support/.test(office.sees));
    assert.ok(!stored().join('').includes('sen-support'));
    await pastes(cells, lead);
    assert.match(lead.sees, /SEN status: SEN support, new/);
    await lead.presses('Use these figures');
    await play.settled();
    assert.equal((await theCase()).answers['OS1'], 'sen-support');
    assert.ok(!/SEN support/.test(shared()));
  });
});
