/**
 * The text of a file, whichever of the usual encodings it is in: UTF-8, UTF-16 of either byte order, with a byte order
 * mark or without, or else Windows-1252, which older spreadsheets write.
 */
export function decodeText(bytes: Uint8Array): string {
  return new TextDecoder(encodingOf(bytes)).decode(bytes);
}

function encodingOf(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  // The first letter of a heading is plain ASCII, of which UTF-16 leaves one byte zero.
  if (bytes.length > 1 && bytes[1] === 0) return 'utf-16le';
  if (bytes.length > 1 && bytes[0] === 0) return 'utf-16be';
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    return 'utf-8';
  } catch {
    return 'windows-1252';
  }
}
