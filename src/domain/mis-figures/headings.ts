/** A heading without capitals, spaces and punctuation: `Auth. Abs` and `auth abs` are one. A per cent sign stays. */
export function plainHeading(heading: string): string {
  return heading
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}%]/gu, '');
}
