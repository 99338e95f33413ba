import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { ProviderReply } from '../../app/providers/reply.ts';
import { providerFlags, type Provider } from '../../domain/school/provider.ts';
import { CENSUS_WORDS } from '../../words/census.ts';
import { describeDayWithYear } from '../../words/dates.ts';
import { describePage } from '../../words/lists.ts';
import { PROVIDER_KIND_WORDS } from '../../words/provider-forms.ts';
import { describeProviderFlags } from '../../words/providers.ts';
import { button, pageButtons, plain, press, stopButton, type Drawing } from '../parts.ts';
import { drawParts } from '../parts-card.ts';

/** A page of the school's directory, by name, with what is not in place; nothing that favours a provider. */
export function drawProviders(
  { providers: shown, of, isArchive, from, to }: Extract<ProviderReply, { show: 'providers' }>,
  { content, settings }: Drawing,
): AdaptiveCard {
  const lineOf = (provider: Provider) => {
    const flags = describeProviderFlags(providerFlags(provider, { from, to }, content));
    const says = flags.length > 0 ? flags : ['All that is asked of it has been seen.'];
    return [`${PROVIDER_KIND_WORDS[provider.kind]}.`, ...(isArchive ? [] : says)].join(' ');
  };
  return drawParts({
    above: plain(settings.name),
    title: isArchive ? 'Providers that are no longer used' : 'Providers',
    paragraphs:
      of === 0
        ? [isArchive ? 'There are none.' : 'No provider is in the directory yet. Add the first one here.']
        : [
            isArchive
              ? 'They stay for the record.'
              : `From A to Z: the order does not say which is better, and nobody is recommended. Checks are held against a first plan from today to ${describeDayWithYear(to)}.`,
            ...(shown.pages > 1 ? [describePage(shown)] : []),
          ],
    rows: shown.items.map((provider) => ({
      name: plain(provider.name),
      line: plain(lineOf(provider)),
      ...press(`Open ${provider.name}`, 'provider', { p: provider.name }),
    })),
    actions: [
      ...(isArchive
        ? []
        : [
            button('Add a provider', 'provider-add'),
            button('Read in a register', 'register', {}, { hidden: true }),
          ]),
      ...pageButtons(shown, isArchive ? 'providers-archive' : 'providers'),
      ...(isArchive
        ? [button('Providers in use', 'providers')]
        : [
            button(CENSUS_WORDS.button, 'census', {}, { hidden: true }),
            button('No longer used', 'providers-archive', {}, { hidden: true }),
          ]),
      button('Back to the start', 'welcome'),
      stopButton(),
    ],
  });
}
