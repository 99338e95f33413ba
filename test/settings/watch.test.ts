import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import type { SchoolSettings } from '../../src/domain/school/settings.ts';
import { watchSettings } from '../../src/settings/watch.ts';
import { readSettings } from '../../src/settings/settings.ts';
import { TENANT } from '../support/activities.ts';
import { changingSettings, NEWCOMER } from '../support/changing-settings.ts';
import { createRecordingLog } from '../support/recording-log.ts';
import { testSchool } from '../support/school.ts';

const withNewcomer = () => testSchool({ staff: [...testSchool().staff, NEWCOMER] });

describe('Settings that change while the bot runs', () => {
  const settings = changingSettings();

  describe('are looked at', () => {
    const watched = () => {
      const taken: SchoolSettings[] = [];
      const said: string[] = [];
      const { log, lines } = createRecordingLog();
      let refuses = false;
      const watch = watchSettings({
        file: settings.file,
        inUse: readSettings(settings.file),
        take: (changed) => {
          if (refuses) throw new Error('the content does not fit');
          taken.push(changed);
        },
        say: (sentence) => said.push(sentence),
        log,
      });
      const looks = async (times = 2) => {
        for (let time = 0; time < times; time++) await watch.look();
      };
      return { watch, looks, taken, said, lines, refuseAll: () => void (refuses = true) };
    };

    it('and taken up once, when two looks see the same', async () => {
      const { looks, taken, said } = watched();
      await looks(3);
      assert.equal(taken.length, 0, 'nothing has changed yet');
      settings.writes(withNewcomer());
      await looks(1);
      assert.equal(taken.length, 0);
      await looks(3);
      assert.equal(taken.length, 1);
      assert.equal(taken[0]?.staff.at(-1)?.name, NEWCOMER.name);
      assert.deepEqual(said, []);
    });

    it('only when they are whole', async () => {
      const { looks, taken, said } = watched();
      const text = JSON.stringify(withNewcomer());
      settings.writes(text.slice(0, 100));
      await looks(1);
      settings.writes(text);
      await looks(2);
      assert.equal(taken.length, 1);
      assert.deepEqual(said, []);
    });

    it('and say once what is wrong, until they are right again', async () => {
      const { watch, looks, taken, said } = watched();
      settings.writes('{');
      await looks(6);
      assert.equal(said.length, 1);
      assert.ok(watch.unused());
      rmSync(settings.file);
      await looks(4);
      assert.equal(said.length, 2);
      assert.match(said[1] ?? '', /cannot be read/);
      settings.writes(testSchool());
      await looks();
      assert.equal(watch.unused(), undefined);
      assert.deepEqual(taken, []);
    });

    for (const changed of [{ id: 'otherschool' }, { tenantId: TENANT.replace('1', '3') }])
      it(`and need a restart with another "${Object.keys(changed)[0]}"`, async () => {
        const { watch, looks, taken, said } = watched();
        settings.writes({ ...withNewcomer(), ...changed });
        await looks();
        assert.deepEqual(taken, []);
        assert.match(said.join(), new RegExp(`another "${Object.keys(changed)[0]}": start the bot again`));
        assert.equal(watch.unused(), said[0]);
      });

    it('and are not used when the content does not fit them', async () => {
      const { watch, looks, said, refuseAll } = watched();
      refuseAll();
      settings.writes(withNewcomer());
      await looks();
      assert.match(said.join(), /the content does not fit/);
      assert.ok(watch.unused());
    });
  });
});
