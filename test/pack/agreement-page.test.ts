import assert from 'node:assert/strict';
import { agreementPage } from '../../src/pack/agreement-page.ts';
import { AGREEMENT_SHEET } from '../support/agreement-sheet.ts';

describe('The agreement sheet', () => {
  const page = agreementPage(AGREEMENT_SHEET);

  it('has hours, steps and days, and blanks for names and signatures', () => {
    assert.match(page, /Monday[^]*<td>3<\/td>\s*<td>2<\/td>/);
    assert.match(page, /Together, of about 32\.5[^]*<td>15<\/td>\s*<td>2<\/td>/);
    assert.match(page, /Mon 30 Nov 2026[^]*<td>18<\/td>/);
    assert.match(page, /Wed 9 Dec 2026[^]*Wed 6 Jan 2027/);
    assert.match(page, /Name of the pupil<\/b><span><\/span>/);
    for (const who of ['Parent or carer', 'The pupil, if they wish', 'For the school'])
      assert.match(page, new RegExp(`${who}[^<]*</th>\\s*<td></td>\\s*<td></td>\\s*<td></td>`));
  });

  it('says what is agreed, and how the register stands', () => {
    assert.match(page, /may take the agreement back at any time/);
    assert.match(page, /not a way to deal with behaviour/);
    assert.match(page, /learns at home is never marked present/);
  });

  it('tells no status and runs no script; what somebody wrote is escaped', () => {
    const told = page.replace(/<style>[^]*?<\/style>/, '');
    assert.doesNotMatch(told, /\bSEND?\b|social worker|medical|\blevel\b|<script/i);
    assert.match(page, /A tutor on &lt;b&gt;Mondays/);
  });
});
