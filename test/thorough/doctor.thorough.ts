import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import command from '../../src/cli/doctor.ts';
import type { Finding, Part } from '../../src/words/doctor.ts';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { startFakeIdentity, type FakeIdentity } from '../support/fake-azure.ts';
import { startFakeConnector, type FakeConnector } from '../support/fake-connector.ts';
import { ownTables } from '../support/azurite.ts';
import { testSchool } from '../support/school.ts';
import { schoolAtTerminal } from '../support/terminal.ts';

const BOT = '11111111-1111-4111-8111-111111111111';
const UNKNOWN = '44444444-4444-4444-8444-444444444444';
/** A real-looking number: not one of those kept for fiction. */
const DSL = { name: 'Dana Safe', phone: '01865 202 123' };
const LEAD = { id: '20000000-0000-4000-8000-000000000002', name: 'Sam Lead' };
const DEPUTY = { name: 'Del Deputy', phone: '+44 (0)1865 202124 ext 7' };

describe('npm run doctor', function () {
  this.timeout(90_000);
  const { folder, settings, storage, environment, typed } = schoolAtTerminal();
  const file = join(folder, 'doctored.json');
  let identity: FakeIdentity;
  let teams: FakeConnector;
  before(async () => {
    identity = await startFakeIdentity(BOT);
    teams = await startFakeConnector();
  });
  after(() => Promise.all([identity.close(), teams.close()]));

  const complete: Partial<SchoolSettings> = {
    dsl: { ...DSL, deputy: DEPUTY },
    staff: [
      ...testSchool().staff,
      { id: '20000000-0000-4000-8000-000000000099', name: 'Dana Safe', roles: ['dsl'] },
    ],
    terms: [{ from: '2020-01-01', to: '2029-12-31', what: 'For ever' }],
  };
  /** A bot with a managed identity, whose Teams is on this machine. */
  const signedIn = () => ({
    LOCAL_WITHOUT_SIGN_IN: '',
    MICROSOFT_APP_ID: BOT,
    MICROSOFT_APP_TYPE: 'UserAssignedMSI',
    MICROSOFT_APP_TENANT_ID: settings.tenantId,
    SIGN_IN_METADATA_URL: `${teams.url}metadata`,
    SETTINGS_FILE: file,
    ...identity.env,
  });
  const doctor = async (
    variables: Readonly<Record<string, string>>,
    school: Partial<SchoolSettings> = complete,
    options: readonly string[] = [],
  ) => {
    writeFileSync(file, JSON.stringify({ ...testSchool(), ...school }));
    const args = ['--json', ...options];
    // A managed identity is looked up once in the life of a process.
    const { code, out = '' } =
      'IDENTITY_ENDPOINT' in variables
        ? await typed('doctor', args, variables).then(
            ({ stdout }) => ({ code: 0, out: stdout }),
            ({ code: failed, stdout }: { code: number; stdout: string }) => ({ code: failed, out: stdout }),
          )
        : await command.run(args, environment(variables));
    const findings = JSON.parse(out) as readonly Finding[];
    const of = (part: Part, state?: Finding['state']) =>
      findings
        .filter((each) => each.part === part && (state === undefined || each.state === state))
        .map(({ sentence }) => sentence)
        .join(' ');
    return { code, out, findings, of };
  };

  it('finds nothing wrong where everything is right, and posts nothing', async () => {
    const { channels, id, tenantId } = settings;
    const book = storage().addressBook(id);
    for (const channel of [channels.inclusion, ...channels.staff])
      await book.rememberChannel(channel, {
        conversationId: channel,
        serviceUrl: teams.url,
        tenantId,
        botId: `28:${BOT}`,
      });
    const { code, findings, of } = await doctor(signedIn());
    assert.deepEqual(
      findings.filter(({ state, part }) => state !== 'right' && part !== 'Versions'),
      [],
    );
    assert.equal(code, 0);
    assert.match(of('Channels'), /inclusion channel.*staff channel/);
    assert.deepEqual(teams.sent, []);
  });

  it('finds that a channel does not let the bot in, or is unknown', async () => {
    const school = {
      ...complete,
      channels: { ...settings.channels, staff: [...settings.channels.staff, '19:new@thread.tacv2'] },
    };
    teams.trouble({ status: 403, code: 'BotNotInConversationRoster' }, { on: 'members', times: 2 });
    const { code, of } = await doctor(signedIn(), school);
    teams.calm();
    assert.equal(code, 1);
    assert.match(of('Channels', 'wrong'), /inclusion channel does not let the bot in/);
    assert.match(of('Channels', 'wrong'), /Staff channel 2 of the settings is not known yet/);
  });

  it('finds that deliveries are overdue, held and given up', async () => {
    const { wakeUps } = storage();
    const records = storage().records(settings.id);
    const ago = new Date(Date.now() - 3 * 60 * 60_000).toISOString();
    const ids = ['held', 'failed', 'waiting'].map((status) => `doctor.${status}`);
    for (const status of ['held', 'failed', 'waiting'] as const)
      await records.commit([
        {
          change: 'delivery',
          expected: 'new',
          value: {
            id: `doctor.${status}`,
            kind: 'person',
            referralId: 'none',
            to: LEAD.id,
            news: 'seen',
            createdAt: ago,
            attempts: 1,
            status,
            why: 'unreachable',
            dueAt: ago,
          },
        },
      ]);
    const { code, of } = await doctor(signedIn());
    for (const id of ids) await wakeUps.done(settings.id, id);
    assert.equal(code, 1);
    assert.match(of('Deliveries', 'wrong'), /180 minutes/);
    assert.match(of('Deliveries', 'look'), /1 message is held.*1 message is given up/);
  });

  it('finds that the bot gets no token for Teams', async () => {
    const { code, of } = await doctor({ ...signedIn(), MICROSOFT_APP_ID: UNKNOWN });
    assert.equal(code, 1);
    assert.match(of('Teams', 'wrong'), new RegExp(`cannot sign in to Teams.*${UNKNOWN}`));
  });

  it('finds two tenants, and goes on', async () => {
    const { code, of } = await doctor({ ...signedIn(), MICROSOFT_APP_TENANT_ID: UNKNOWN });
    assert.equal(code, 1);
    assert.match(of('Tenant', 'wrong'), /one Entra tenant/);
    assert.notEqual(of('Storage', 'right'), '');
  });

  it('finds storage that cannot be reached, without repeating its key', async () => {
    const key = 'c2VjcmV0LWtleQ==';
    const { code, of, out } = await doctor({
      ...signedIn(),
      TABLES_CONNECTION_STRING: `DefaultEndpointsProtocol=http;AccountName=a;AccountKey=${key};TableEndpoint=http://127.0.0.1:1/a`,
    });
    assert.equal(code, 1);
    assert.match(of('Storage', 'wrong'), /cannot be reached/);
    assert.ok(!out.includes(key));
  });

  it('finds every variable, setting and person that is missing, in one go', async () => {
    const { code, of } = await doctor(
      { SETTINGS_FILE: file, LOCAL_WITHOUT_SIGN_IN: '' },
      {
        dsl: { name: 'DSL NAME', phone: '01632 960 001' },
        staff: testSchool().staff.filter(({ name }) => /Teacher|Lead/.test(name)),
        terms: [{ from: '2020-01-01', to: '2020-12-31', what: 'Long ago' }],
      },
    );
    assert.equal(code, 1);
    assert.match(of('Variables', 'wrong'), /MICROSOFT_APP_ID/);
    assert.match(of('Safeguarding', 'wrong'), /placeholder.* fiction/);
    assert.match(of('Safeguarding', 'look'), /deputy/);
    assert.match(of('People', 'look'), /SENCO.*"senco"/);
    assert.notEqual(of('Calendar', 'look'), '');
  });

  describe('where schools are set up in Teams', () => {
    const EAST = { ...testSchool(), ...complete, id: 'east', name: 'East School' };
    const register = async (school: Readonly<Record<string, unknown>> & { readonly id: string }) => {
      const change = { id: school.id, at: '2026-11-24T09:00:00.000Z', by: LEAD, changed: [] };
      assert.equal(await storage().schools.write(school.id, school, 'new', change), 'done');
    };
    const ownTable = ownTables();
    const inTeams = (changes: Readonly<Record<string, string>> = {}) => ({
      ...signedIn(),
      SETTINGS_FILE: '',
      ADMINISTRATOR_IDS: LEAD.id,
      ...changes,
    });

    before(async () => {
      await register(EAST);
      await register({ id: 'west', name: 'West School', tenantId: EAST.tenantId, staff: [] });
      await register({ ...EAST, id: 'north', name: 'North School', tenantId: UNKNOWN, dsl: DSL });
    });

    it('finds that no school is set up yet, and says what to do', async () => {
      const { code, of } = await doctor(inTeams({ TABLES_PREFIX: ownTable }));
      assert.equal(code, 1);
      assert.match(of('Settings', 'wrong'), /"set up".*import/);
      assert.match(of('Administrators', 'right'), /1 person/);
    });

    it('says of each school by its name what is wrong with it, and of none what is right with another', async () => {
      const { code, of, findings } = await doctor(inTeams());
      assert.equal(code, 1);
      assert.match(of('Settings', 'right'), /East School/);
      assert.match(of('Settings', 'wrong'), /West School: "dsl" is missing/);
      assert.match(of('Safeguarding', 'look'), /^North School: No deputy/);
      assert.match(of('Tenant', 'wrong'), /^North School: .*another tenant/);
      assert.match(of('Channels', 'wrong'), /East School and North School|North School and East School/);
      assert.ok(findings.every(({ school, sentence }) => school !== 'west' || sentence.startsWith('West')));
    });

    it('examines one school alone when it is named, and says when there is none of that name', async () => {
      const { findings } = await doctor(inTeams(), complete, ['--school', 'west']);
      assert.ok(findings.every(({ sentence }) => !/East|North/.test(sentence)));
      const none = await doctor(inTeams(), complete, ['--school', 'south']);
      assert.equal(none.code, 1);
      assert.match(none.of('Settings', 'wrong'), /"south".*east, north, west/);
    });
  });
});
