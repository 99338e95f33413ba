import assert from 'node:assert/strict';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isSharePoint } from '../../../src/teams/fetch-file.ts';
import { message, send, TEACHER, type TeamsUser } from '../../support/activities.ts';
import { entraId, exportOf } from '../../support/entra-export.ts';
import { textsOf, type Player } from '../../support/play.ts';
import {
  ADMINISTRATOR,
  startSetUp,
  writtenSchool,
  type RunningSetUp,
} from '../../support/set-up-over-http.ts';

describe('A list of staff sent as a file', () => {
  let running: RunningSetUp;
  let admin: Player;
  let files: Server;
  let fetched = 0;
  let body = Buffer.alloc(0);
  let redirect: string | undefined;
  beforeEach(async () => {
    running = await startSetUp(writtenSchool());
    admin = running.player(ADMINISTRATOR);
    [fetched, redirect] = [0, undefined];
    body = Buffer.from(`\uFEFF${exportOf([{ name: 'Ann Ångström', id: entraId(1) }])}`, 'utf16le');
    files = createServer((_request, response) => {
      fetched++;
      if (redirect !== undefined) {
        response.statusCode = 302;
        response.setHeader('Location', redirect);
      }
      response.end(body);
    });
    await new Promise<void>((resolve) => files.listen(0, '127.0.0.1', resolve));
  });
  afterEach(async () => {
    files.close();
    await running.stop();
  });

  const place = () => `http://127.0.0.1:${(files.address() as AddressInfo).port}/users.csv`;
  /** Sends a file as Teams does; what comes back. */
  async function sends(from: TeamsUser, url = place(), text = ''): Promise<string> {
    const before = running.connector.sent.length;
    await send(running.url, {
      ...message({ from, serviceUrl: running.connector.url }, text),
      attachments: [
        {
          contentType: 'application/vnd.microsoft.teams.file.download.info',
          name: 'users.csv',
          content: { downloadUrl: url, uniqueId: '1', fileType: 'csv' },
        },
      ],
    });
    await running.settled();
    const [come] = running.connector.sent.slice(before);
    if (come) running.player(from).reads(come);
    if (come && from === ADMINISTRATOR) admin.reads(come);
    return `${come?.activity.text ?? ''}${textsOf(come?.card)}`;
  }
  async function isAsked(): Promise<void> {
    await admin.says('set up');
    await admin.presses('Staff');
    await admin.presses('Many at once');
  }

  it('is read from an administrator who was asked for it', async () => {
    await isAsked();
    assert.match(await sends(ADMINISTRATOR), /Who of these is staff\?/);
    await admin.presses('Show what would change', { who: 'all' });
    await admin.presses('Use this');
    assert.match(JSON.stringify((await running.settingsOf('testschool'))['staff']), /Ann Ångström/);
    // The next one was not asked for.
    await sends(ADMINISTRATOR);
    assert.equal(fetched, 1);
  });

  it('is left alone from everybody else, and from an administrator who was not asked or was long ago', async () => {
    assert.match(await sends(TEACHER), /cannot take pictures or files/);
    await sends(ADMINISTRATOR);
    await isAsked();
    running.clock.pass(2 * 3600);
    await sends(ADMINISTRATOR);
    assert.equal(fetched, 0);
  });

  it('is answered as words are when words come with it', async () => {
    await isAsked();
    await sends(ADMINISTRATOR, place(), 'safeguarding');
    assert.equal(fetched, 0);
  });

  it('is fetched from nowhere else', async () => {
    await isAsked();
    for (const url of ['https://elsewhere.example/users.csv', 'file:///etc/passwd', 'nonsense'])
      assert.match(await sends(ADMINISTRATOR, url), /only from where Teams keeps it|could not fetch/);
    redirect = 'http://127.0.0.1:1/other';
    assert.match(await sends(ADMINISTRATOR), /could not fetch/);
    for (const url of [
      'http://school.sharepoint.com/x',
      'https://school.sharepoint.com:8443/x',
      'https://me@school.sharepoint.com/x',
      'https://school.sharepoint.com.example/x',
      'https://sharepoint.com/x',
    ])
      assert.ok(!isSharePoint(new URL(url)), url);
    assert.ok(isSharePoint(new URL('https://school-my.sharepoint.com/personal/x')));
  });

  it('is refused in words when it is too large or another file', async () => {
    await isAsked();
    body = Buffer.alloc(3 * 1024 * 1024, 'a,b\n');
    assert.match(await sends(ADMINISTRATOR), /larger than 2 MB/);
    body = Buffer.from([0x50, 0x4b, 3, 4, 0, 1, 2, 3]);
    assert.match(await sends(ADMINISTRATOR), /cannot find columns/);
  });
});
