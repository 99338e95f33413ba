import { PNG } from 'pngjs';
import { describeIcon, describeOutline } from './words.ts';

/** The two pictures of the package, and how many points high and wide Teams takes each. */
export const ICONS = { 'color.png': 192, 'outline.png': 32 } as const;

/** What is wrong with these pictures, a sentence each. */
export function checkIcons(read: (name: string) => Buffer): readonly string[] {
  return Object.entries(ICONS).flatMap(([name, size]) => {
    const picture = readPicture(read(name));
    if (picture?.width !== size || picture.height !== size) return [describeIcon(name, size)];
    return name === 'outline.png' && !isWhiteOnNothing(picture.data) ? [describeOutline(name)] : [];
  });
}

function readPicture(bytes: Buffer): PNG | undefined {
  try {
    return PNG.sync.read(bytes);
  } catch {
    return undefined;
  }
}

/** True when whatever can be seen is white. Four bytes a point: red, green, blue, and how far it can be seen. */
function isWhiteOnNothing(points: Uint8Array): boolean {
  for (let at = 0; at < points.length; at += 4)
    if (points[at + 3] !== 0 && points.subarray(at, at + 3).some((colour) => colour < 250)) return false;
  return true;
}
