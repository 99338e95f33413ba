import { digests } from './digests.ts';
import { limits } from './limits.ts';
import type { SettingsPart } from './part.ts';
import { retention } from './retention.ts';
import { safeguarding } from './safeguarding.ts';
import { school } from './school.ts';
import { words } from './words.ts';

/** Every part that is filled in on one card, and saved from it. */
export const PARTS: readonly SettingsPart[] = [school, safeguarding, digests, limits, words, retention];
