import type { Provider } from '../../domain/school/provider.ts';
import type { PageOf } from '../pages.ts';
import type { FilledField } from '../set-up/reply.ts';

/** What is filled in about a provider. */
export type ProviderForm = 'details' | 'check' | 'visit';

/** What those who keep the directory of providers are shown. */
export type ProviderReply =
  /** A page of the directory; checks are held against a plan from `from` to `to`. */
  | {
      readonly show: 'providers';
      readonly providers: PageOf<Provider>;
      /** How many there are in all. */
      readonly of: number;
      /** Those that are no longer used. */
      readonly isArchive: boolean;
      readonly from: string;
      readonly to: string;
    }
  /** One provider, as a checklist. */
  | {
      readonly show: 'provider';
      readonly provider: Provider;
      readonly from: string;
      readonly to: string;
      readonly notice?: string;
    }
  /** Something about a provider, to be filled in; `provider` is absent for one that is added. */
  | {
      readonly show: 'provider-form';
      readonly form: ProviderForm;
      readonly provider?: string;
      /** The id of the check. */
      readonly check?: string;
      /** Tells whether somebody else changes it while it is filled in. */
      readonly mark: string;
      /** The word check asked, or was answered: the next press saves the texts as they stand. */
      readonly savesAsItStands: boolean;
      readonly fields: readonly FilledField[];
      readonly notices: readonly string[];
    };
