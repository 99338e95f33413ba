import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { ProviderForm, ProviderReply } from '../../app/providers/reply.ts';
import { SET_UP_PART } from '../../words/set-up.ts';
import { button, plain, stopButton, type Drawing } from '../parts.ts';
import { drawForm } from '../set-up/part-card.ts';

const SAVES: Readonly<Record<ProviderForm, string>> = {
  details: 'provider-save',
  check: 'provider-save-check',
  visit: 'provider-save-visit',
};

/** A provider's details, a check or a visit, to be filled in. */
export function drawProviderForm(
  {
    form,
    provider,
    check,
    mark,
    savesAsItStands,
    fields,
    notices,
  }: Extract<ProviderReply, { show: 'provider-form' }>,
  { content, settings }: Drawing,
): AdaptiveCard {
  const label = content.providerChecks.find(({ id }) => id === check)?.label;
  const titles: Readonly<Record<ProviderForm, string>> = {
    details: provider === undefined ? 'Add a provider' : 'Its details',
    check: label ?? 'A check',
    visit: 'A visit',
  };
  const ids: Record<string, string> = {
    ...(provider === undefined ? {} : { p: provider }),
    ...(check === undefined ? {} : { check }),
    ...(savesAsItStands ? { again: 'yes' } : {}),
  };
  const isWrong = fields.some(({ problem }) => problem !== undefined);
  return drawForm({
    about: provider ?? `${settings.name} · Providers`,
    title: plain(titles[form]),
    intro: form === 'details' ? '' : 'It is recorded with your name.',
    problems: isWrong ? [SET_UP_PART.wrong] : [],
    notices,
    fields,
    actions: [
      button(
        SET_UP_PART.save,
        provider === undefined ? 'provider-save-new' : SAVES[form],
        { ...ids, mark },
        { style: 'positive' },
      ),
      provider === undefined
        ? button(SET_UP_PART.back, 'providers')
        : button(SET_UP_PART.back, 'provider', { p: provider }),
      stopButton(),
    ],
  });
}
