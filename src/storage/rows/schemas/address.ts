import type { Address } from '../../../app/ports/messenger.ts';
import { row, text } from './fields.ts';
import { kindOf } from './row-kind.ts';

export const ADDRESS = kindOf<Address>()(
  'address',
  1,
  row({
    conversationId: text,
    serviceUrl: text,
    tenantId: text,
    botId: text,
    userId: text.optional(),
  }),
);
