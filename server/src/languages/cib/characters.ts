/** What XML allows where, for single characters (XML 1.0, fifth edition). */

const BLANK = 1;
const NAME_START = 2;
const NAME_CHAR = 4;

const ascii = new Uint8Array(128);
for (const c of ' \t\n\r') ascii[c.charCodeAt(0)] = BLANK;
for (let c = 0; c < 128; c++) {
  const char = String.fromCharCode(c);
  if (/[A-Za-z_:]/.test(char)) ascii[c] = NAME_START | NAME_CHAR;
  else if (/[0-9.-]/.test(char)) ascii[c] = NAME_CHAR;
}

export function isBlank(code: number): boolean {
  return code === 32 || code === 10 || code === 9 || code === 13;
}

/** Whether a name may begin so. Halves of surrogate pairs count: all planes that have them are allowed but the last. */
export function isNameStart(code: number): boolean {
  if (code < 128) return ((ascii[code] as number) & NAME_START) !== 0;
  return (
    code >= 0xc0 &&
    code !== 0xd7 &&
    code !== 0xf7 &&
    !(code >= 0x300 && code <= 0x36f) &&
    code !== 0x37e &&
    !(code >= 0x2000 && code <= 0x206f && code !== 0x200c && code !== 0x200d) &&
    !(code >= 0x2190 && code <= 0x2bff) &&
    !(code >= 0x2ff0 && code <= 0x3000) &&
    !(code >= 0xe000 && code <= 0xf8ff) &&
    !(code >= 0xfdd0 && code <= 0xfdef) &&
    code < 0xfffe
  );
}

export function isNameChar(code: number): boolean {
  if (code < 128) return ((ascii[code] as number) & NAME_CHAR) !== 0;
  return isNameStart(code) || code === 0xb7 || (code >= 0x300 && code <= 0x36f) || code === 0x203f || code === 0x2040;
}

/** Whether a character may stand in a file at all. */
export function isAllowed(code: number): boolean {
  return code >= 32 ? code < 0xfffe : code === 10 || code === 9 || code === 13;
}
