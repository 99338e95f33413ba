import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { ProviderReply } from '../../app/providers/reply.ts';
import type { Drawing } from '../parts.ts';
import { drawProviders } from './list-card.ts';
import { drawProvider } from './checklist-card.ts';
import { drawProviderForm } from './form-card.ts';

/** Draws what those who keep the directory of providers are shown. */
export function drawProviderReply(reply: ProviderReply, drawing: Drawing): AdaptiveCard {
  switch (reply.show) {
    case 'providers':
      return drawProviders(reply, drawing);
    case 'provider':
      return drawProvider(reply, drawing);
    case 'provider-form':
      return drawProviderForm(reply, drawing);
  }
}
