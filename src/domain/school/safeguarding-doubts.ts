import type { SafeguardingContact } from './settings.ts';

/** What is doubtful about a safeguarding contact, whose number is on every safeguarding card. */
export type SafeguardingDoubt =
  | { readonly doubt: 'no-name' | 'no-phone' | 'fictional-phone' | 'short-phone'; readonly who: Who }
  | { readonly doubt: 'no-deputy' | 'same-phone' };
type Who = 'lead' | 'deputy';

/** A name made of nothing but such words: a placeholder somebody meant to replace. */
const PLACEHOLDER =
  /^(?:(?:the|your|our|a|of|and|full|first|last|dsl|deputy|designated|safeguarding|lead|name|person|test|tbc|tba|todo|example|somebody|someone|unknown|none|x+)\b|[^\p{L}])*$/iu;
/** Digits of a British number, with its leading 0; an extension does not count. */
const FULL_NUMBER = /^0\d{9,10}$/;
/** One digit all over, or counting up: typed to get past a form. */
const NO_NUMBER = /^0?(\d)\1+$|^0?123456789?0?$/;
/** Numbers that Ofcom keeps free for drama: nobody ever answers them. */
const FICTIONAL =
  /^0(1632960|1(1[3-8]|[2-6]1)4960|1914980|2079460|2896496|2920180|3069990|7700900|8081570|9098790)\d{3}$/;

/** Doubts about the names and telephone numbers of the DSL and deputy. */
export function safeguardingDoubts({ deputy, ...lead }: SafeguardingContact): readonly SafeguardingDoubt[] {
  const doubts: SafeguardingDoubt[] = [...contactDoubts('lead', lead)];
  if (!deputy) return [...doubts, { doubt: 'no-deputy' }];
  doubts.push(...contactDoubts('deputy', deputy));
  if (digitsOf(deputy.phone) === digitsOf(lead.phone)) doubts.push({ doubt: 'same-phone' });
  return doubts;
}

function contactDoubts(
  who: Who,
  { name, phone }: Pick<SafeguardingContact, 'name' | 'phone'>,
): readonly SafeguardingDoubt[] {
  const digits = digitsOf(phone);
  const wrong = NO_NUMBER.test(digits)
    ? 'no-phone'
    : FICTIONAL.test(digits)
      ? 'fictional-phone'
      : FULL_NUMBER.test(digits)
        ? undefined
        : 'short-phone';
  return [
    ...(PLACEHOLDER.test(name) ? [{ doubt: 'no-name', who } as const] : []),
    ...(wrong ? [{ doubt: wrong, who } as const] : []),
  ];
}

function digitsOf(phone: string): string {
  return phone
    .replace(/(ext|x|extension)\.?\s*\d+$/i, '')
    .replaceAll(/\D/g, '')
    .replace(/^(00)?44(0)?/, '0');
}
