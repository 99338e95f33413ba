import { z } from 'zod/v4';
import type { AdaptiveCard } from '../../app/ports/messenger.ts';
import type { Reply } from '../../app/reply.ts';
import type { Content } from '../../domain/content/content.ts';
import { providerFlags, type Provider } from '../../domain/school/provider.ts';
import { describeProviderFlags } from '../../words/providers.ts';
import { actionView, button, plain, stopButton } from '../parts.ts';
import { defineCard, render } from '../render.ts';
import { QUESTION } from '../../domain/known-ids/questions.ts';
import { describeDay } from '../../words/dates.ts';

const textView = z.array(z.strictObject({ text: z.string() }));

const providersCard = defineCard(
  'providers',
  z.strictObject({
    title: z.string(),
    paragraphs: textView,
    providers: z.array(z.strictObject({ name: z.string(), lines: textView, flags: textView })),
    actions: z.array(actionView),
  }),
);

type Shown = Extract<Reply, { show: 'providers' }>;

/** A page of the school's directory, by name, with what has expired; nothing that favours a provider. */
export function drawProviders(reply: Shown, content: Content): AdaptiveCard {
  const { providers, from, to, of, next } = reply;
  const none = providers.length === 0;
  return render(providersCard, {
    title: none ? 'No provider is in the directory yet' : "Providers in the school's directory",
    paragraphs: none
      ? [{ text: 'Whoever looks after this bot can add them to the school\'s settings, under "providers".' }]
      : [
          {
            text: `From A to Z: the order does not say which is better, and nobody is recommended. Checks are held against a first plan from today to ${day(to)}.`,
          },
          ...(of > providers.length ? [{ text: `${providers.length} of ${of} on this page.` }] : []),
        ],
    providers: providers.map((provider) => ({
      name: plain(provider.name),
      lines: lines(provider, content).map((text) => ({ text })),
      flags: describeProviderFlags(providerFlags(provider, { from, to }, content)).map((text) => ({ text })),
    })),
    actions: [
      ...(next === undefined ? [] : [button('More providers', 'providers', { from: String(next) })]),
      stopButton(),
    ],
  });
}

function day(date: string): string {
  return `${describeDay(date)} ${date.slice(0, 4)}`;
}

function lines(provider: Provider, content: Content): readonly string[] {
  const { kind, sessions, contact, visit } = provider;
  const label =
    content.bank.questions.get(QUESTION.providerKind)?.options.find(({ id }) => id === kind)?.label ?? kind;
  return [
    `${label}. ${sessions}`,
    ...(visit ? [`Last visit ${day(visit.on)}`] : []),
    `Contact: ${contact.name}, ${contact.phone}`,
  ];
}
