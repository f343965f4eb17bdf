/** A file as text. A byte order mark stays in it as U+FEFF; what is no UTF-8 becomes U+FFFD. */
export interface Decoded {
  readonly text: string;
  /** Bytes were replaced: the text must not be written back. */
  readonly lossy: boolean;
  /** Null bytes, which no text has. */
  readonly binary: boolean;
  /** Begins with the byte order mark of UTF-16 and was read as such: fine in XML, refused everywhere else. */
  readonly utf16: boolean;
}

export function decode(bytes: Uint8Array): Decoded {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  if (mark === 0xfffe || mark === 0xfeff) {
    const text = (mark === 0xfffe ? littleEndian : bigEndian).decode(bytes);
    return { text, lossy: text.includes('\uFFFD'), binary: text.slice(0, 8192).includes('\0'), utf16: true };
  }
  const binary = bytes.subarray(0, 8192).includes(0);
  try {
    return { text: strict.decode(bytes), lossy: false, binary, utf16: false };
  } catch {
    return { text: lossy.decode(bytes), lossy: true, binary, utf16: false };
  }
}

const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
const lossy = new TextDecoder('utf-8', { ignoreBOM: true });
const littleEndian = new TextDecoder('utf-16le', { ignoreBOM: true });
const bigEndian = new TextDecoder('utf-16be', { ignoreBOM: true });
