/** What a lead may let leave the school besides the ordinary pack: SEND facts, where the receiver needs them. */
export const PACK_EXTRAS = ['send'] as const;
export type PackExtra = (typeof PACK_EXTRAS)[number];
