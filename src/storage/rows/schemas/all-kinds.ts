import { ADDRESS } from './address.ts';
import { AUDIT, ONCE_CLAIM, STOP } from './audit.ts';
import { CARD_PLACE, DELIVERY } from './delivery.ts';
import { DATA_REQUEST } from './data-request.ts';
import { DRAFT } from './draft.ts';
import { DELETED_CASE, LEGAL_HOLD } from './erasure.ts';
import { OWN_LAYOUT } from './own-layout.ts';
import { PROPOSAL } from './proposal.ts';
import { PROVIDER } from './provider.ts';
import { REFERRAL } from './referral.ts';
import type { RowKind } from './row-kind.ts';
import { BLOCK, UNSEALED } from './seal.ts';
import { SETTINGS, SETTINGS_CHANGE } from './school.ts';
import { UPGRADE_STATE } from './upgrade.ts';

/** Every kind of row with a body of its own. Besides these there are only pointers, some with an outline of a case: lists of cases, and wake-ups. */
export const ALL_KINDS: readonly Pick<RowKind<unknown>, 'name' | 'schema'>[] = [
  REFERRAL,
  DRAFT,
  AUDIT,
  UNSEALED,
  BLOCK,
  STOP,
  ONCE_CLAIM,
  DELIVERY,
  CARD_PLACE,
  ADDRESS,
  DELETED_CASE,
  LEGAL_HOLD,
  DATA_REQUEST,
  PROVIDER,
  SETTINGS,
  SETTINGS_CHANGE,
  PROPOSAL,
  OWN_LAYOUT,
  UPGRADE_STATE,
];
