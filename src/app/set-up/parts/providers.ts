import { PROVIDER_KINDS } from '../../../domain/known-ids/providers.ts';
import { PROVIDER_KIND_WORDS } from '../../../words/provider-forms.ts';
import { PROVIDER_FIELDS } from '../../../words/set-up-parts.ts';
import type { WrittenSettings } from '../../ports/school-register.ts';
import { partByPath } from './by-path.ts';
import type { SettingsPart } from './part.ts';

const one = partByPath({
  id: 'providers',
  fields: () => [
    { id: 'provider.name', kind: 'text', ...PROVIDER_FIELDS.name },
    {
      id: 'provider.kind',
      kind: 'choice',
      options: PROVIDER_KINDS.map((kind) => ({ id: kind, label: PROVIDER_KIND_WORDS[kind] })),
      ...PROVIDER_FIELDS.kind,
    },
    { id: 'provider.sessions', kind: 'text', ...PROVIDER_FIELDS.sessions },
    { id: 'provider.contact.name', kind: 'text', ...PROVIDER_FIELDS.contactName },
    { id: 'provider.contact.phone', kind: 'text', ...PROVIDER_FIELDS.contactPhone },
    { id: 'provider.accreditation.what', kind: 'text', ...PROVIDER_FIELDS.accreditation },
    { id: 'provider.accreditation.checked', kind: 'date', ...PROVIDER_FIELDS.accreditationChecked },
    { id: 'provider.safeguarding.what', kind: 'text', ...PROVIDER_FIELDS.safeguarding },
    { id: 'provider.safeguarding.expires', kind: 'date', ...PROVIDER_FIELDS.safeguardingExpires },
    { id: 'provider.lastVisit', kind: 'date', ...PROVIDER_FIELDS.lastVisit },
  ],
});

/** One provider of the school's directory, by its name as it stands there; an empty name adds one. */
export function providerCalled(name: string): SettingsPart {
  const wrapped = (settings: WrittenSettings) => ({
    provider: providersOf(settings).find((provider) => provider['name'] === name) ?? {},
  });
  return {
    ...one,
    read: (settings, rules) => one.read(wrapped(settings), rules),
    write: (settings, typed, rules) => {
      const { provider = {} } = one.write(wrapped(settings), typed, rules);
      const all = providersOf(settings);
      const isThere = all.some((each) => each['name'] === name);
      const next = isThere
        ? all.map((each) => (each['name'] === name ? provider : each))
        : [...all, provider];
      return { ...settings, providers: next };
    },
    fieldOf: ({ path: [, , ...way], kind }, fields) => {
      const id = ['provider', ...(kind === 'provider-twice' ? ['name'] : way)].join('.');
      return fields.find((field) => field.id === id || field.id.startsWith(`${id}.`))?.id;
    },
  };
}

/** The settings without that provider. */
export function withoutProvider(settings: WrittenSettings, name: string): WrittenSettings {
  return { ...settings, providers: providersOf(settings).filter((each) => each['name'] !== name) };
}

/** The school's directory, in its order. */
export function providersOf({ providers }: WrittenSettings): readonly WrittenSettings[] {
  return Array.isArray(providers) ? (providers as readonly WrittenSettings[]) : [];
}
