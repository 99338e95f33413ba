import assert from 'node:assert/strict';

import type { Address } from '../../src/app/ports/messenger.ts';
import { freshSchool, type Open } from './opened.ts';
import { AWKWARD } from './samples.ts';

const ADDRESS: Address = {
  conversationId: 'a:1abc',
  serviceUrl: 'https://example.test/',
  tenantId: 'tenant-1',
  botId: '28:bot',
  userId: '29:user',
};

/** What storage promises about addresses. */
export function addressContract(open: Open): void {
  describe('addresses', () => {
    it('of people and channels are remembered for every instance, in their school', async () => {
      const school = freshSchool();
      const { userId: _none, ...channel } = { ...ADDRESS, conversationId: '19:x@thread.tacv2' };
      await open().addressBook(school).rememberPerson('teacher-1', ADDRESS);
      await open().addressBook(school).rememberChannel(channel.conversationId, channel);
      assert.deepEqual(await open().addressBook(school).person('teacher-1'), ADDRESS);
      assert.deepEqual(await open().addressBook(school).channel(channel.conversationId), channel);
      assert.equal(await open().addressBook(school).channel('teacher-1'), undefined);
      assert.equal(await open().addressBook(school).person('teacher-2'), undefined);
      assert.equal(await open().addressBook(freshSchool()).person('teacher-1'), undefined);
    });

    it('of administrators are remembered apart from those of every school', async () => {
      const school = freshSchool();
      await open().administrators.rememberPerson(`${school}-administrator`, ADDRESS);
      assert.deepEqual(await open().administrators.person(`${school}-administrator`), ADDRESS);
      assert.equal(await open().addressBook(school).person(`${school}-administrator`), undefined);
    });

    it('follow the latest word', async () => {
      const [school, moved] = [freshSchool(), { ...ADDRESS, serviceUrl: 'https://elsewhere.test/' }];
      const book = open().addressBook(school);
      await book.rememberPerson('teacher-1', ADDRESS);
      await book.rememberPerson('teacher-1', moved);
      assert.deepEqual(await book.person('teacher-1'), moved);
      assert.deepEqual(await open().addressBook(school).person('teacher-1'), moved);
    });

    it('are kept apart whatever their ids look like', async () => {
      const school = freshSchool();
      for (const odd of AWKWARD)
        await open()
          .addressBook(school)
          .rememberPerson(odd, { ...ADDRESS, conversationId: odd });
      const book = open().addressBook(school);
      for (const odd of AWKWARD) assert.equal((await book.person(odd))?.conversationId, odd);
    });
  });
}
