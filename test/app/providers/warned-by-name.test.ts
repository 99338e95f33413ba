import assert from 'node:assert/strict';
import { PROVIDERS } from '../../../src/demo/school.ts';
import type { Provider } from '../../../src/domain/school/provider.ts';
import { sendsReferral, startPlay, type Play } from '../../support/play.ts';
import { fillsParts } from '../../support/parts.ts';
import { opens } from '../../support/plan-forms.ts';

const FARM = PROVIDERS.find(({ kind }) => kind === 'non-school-ap')!;
const yard = (name: string, changes: Partial<Provider> = {}): Provider => ({ ...FARM, name, ...changes });

describe('A proposal of a kind of provider', () => {
  let play: Play;
  beforeEach(async () => {
    play = await startPlay({
      providers: [
        ...PROVIDERS,
        yard('Ash Yard', { checks: {}, visit: { on: '2026-11-02' } }),
        yard('Old Yard', { archived: { by: { id: 'a', name: 'A' }, at: '2026-11-02T09:00:00.000Z' } }),
      ],
    });
    await sendsReferral(play);
    await play.lead.says('hello');
  });
  afterEach(() => play.stop());

  it('names the providers of that kind of which something is not in place, from A to Z, and stops nobody', async () => {
    await opens(play, play.lead, 'propose');
    await fillsParts(play.lead, { PR1: 'PM-4', PR2: 'non-school-ap', PR3: 'provider-site', PR5: 'B' });
    assert.match(play.lead.sees, /Ash Yard \(not all is seen\); Withy Farm Learning \(.*a visit is due\)/);
    assert.doesNotMatch(play.lead.sees, /Old Yard|Larkfield|Bramble/);
    await play.lead.presses('Save into the case');
    assert.match(play.lead.sees, /Saved/);
  });

  it('says nothing for a kind of which nothing is missing, or where the school’s own staff teach', async () => {
    await opens(play, play.lead, 'propose');
    await fillsParts(play.lead, { PR1: 'PM-4', PR2: 'own-staff' });
    assert.doesNotMatch(play.lead.sees, /not in place/);
  });
});
