const HEX = /#(?:[\da-f]{6}|[\da-f]{3})\b/i;
/** What WCAG 2 asks of text, and of a coloured edge that tells something. */
const LEAST: Readonly<Record<string, number>> = { color: 4.5, 'border-left-color': 3 };

/**
 * The colours of a stylesheet that are too faint to read, a line each. `surfaces` are the backgrounds that stand behind
 * whatever has none of its own.
 */
export function faintColours(css: string, surfaces: readonly string[]): readonly string[] {
  const variables = new Map(
    [...css.matchAll(/(--[\w-]+):\s*(#[\da-f]+)/gi)].map(([, name, hex]) => [name, hex]),
  );
  const flat = css.replaceAll(/var\((--[\w-]+)\)/g, (whole, name: string) => variables.get(name) ?? whole);
  return [...flat.matchAll(/([^{};]+)\{([^{}]*)\}/g)].flatMap(([, selector = '', body = '']) => {
    const declared = [...body.matchAll(/([\w-]+):\s*([^;]+)/g)];
    const own = HEX.exec(declared.find(([, property]) => property === 'background')?.[2] ?? '')?.[0];
    return declared.flatMap(([, property = '', value = '']) => {
      const least = LEAST[property];
      const colour = HEX.exec(value)?.[0];
      if (least === undefined || colour === undefined) return [];
      const behind = property === 'color' && own !== undefined ? [own] : surfaces;
      return behind
        .filter((ground) => contrast(colour, ground) < least)
        .map(
          (ground) => `${selector.trim()}: ${colour} on ${ground}, ${contrast(colour, ground).toFixed(2)}`,
        );
    });
  });
}

/** The contrast of two colours as WCAG 2 computes it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(hex: string): number {
  const [, digits = ''] = /^#(.*)$/.exec(hex) ?? [];
  const long = digits.length === 3 ? digits.replaceAll(/./g, '$&$&') : digits;
  const [red = 0, green = 0, blue = 0] = [0, 2, 4].map((at) => {
    const share = Number.parseInt(long.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
