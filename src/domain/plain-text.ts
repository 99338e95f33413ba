/** Letters of other alphabets, and marks, that look like those people meant to type. */
const LOOK_ALIKES: ReadonlyMap<string, string> = new Map(
  Object.entries({
    "'": '‘’‚‛`´′‵ʹʻʼʽˈˊˋ＇',
    '"': '“”„‟«»″',
    '-': '−⁃',
    a: 'аα',
    b: 'ЬƄ',
    c: 'сϲ',
    d: 'ԁ',
    e: 'еҽ',
    g: 'ɡ',
    h: 'һ',
    i: 'іıιɩ',
    j: 'ј',
    k: 'кκ',
    l: 'ӏ',
    m: 'м',
    n: 'ոη',
    o: 'оοօ',
    p: 'рρ',
    q: 'ԛ',
    s: 'ѕ',
    t: 'тτ',
    u: 'սυ',
    v: 'ѵν',
    w: 'ԝω',
    x: 'хχ',
    y: 'уүγ',
    z: 'ᴢ',
  }).flatMap(([plain, others]) => Array.from(others, (other): [string, string] => [other, plain])),
);

/**
 * A text as a reader sees it, for comparison only: one form of each letter, nothing invisible (soft hyphens, joiners,
 * direction marks), one kind of apostrophe, quotation mark, hyphen and blank, look-alike letters of other alphabets as
 * ours; lower case. Never store it: languages and emoji need what it drops.
 */
export function asRead(text: string): string {
  return text
    .replaceAll('´', "'") // Or NFKC makes it a blank and an accent.
    .normalize('NFKC')
    .replaceAll(/\p{Default_Ignorable_Code_Point}/gu, '')
    .replaceAll(/\p{Pd}/gu, '-')
    .replaceAll(/\s+/gu, ' ')
    .toLowerCase()
    .replaceAll(/[^\x20-\x5f\x61-\x7e]/gu, (letter) => LOOK_ALIKES.get(letter) ?? letter);
}
