/**
 * The text of an attribute value as an XML parser reads it: predefined entities and character references are
 * resolved, line breaks and tabs become blanks. Entities of a document type are never expanded.
 */
export function valueText(text: string, start: number, end: number): string {
  const raw = text.slice(start, end);
  if (!/[&\t\n\r]/.test(raw)) return raw;
  return raw
    .replace(/\r\n|[\t\n\r]/g, ' ')
    .replace(/&(?:#(\d+)|#x([0-9A-Fa-f]+)|(\w+));/g, (all, decimal, hex, name) => {
      if (name !== undefined) return predefined[name as keyof typeof predefined] ?? all;
      const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex, 16);
      return isCharacter(code) ? String.fromCodePoint(code) : all;
    });
}

/** What begins with `&` at an offset: its end, and what is wrong with it (or `entity`: one that is declared elsewhere). */
export function referenceAt(
  text: string,
  at: number,
): { readonly end: number; readonly fault?: 'bare' | 'character' | 'entity'; readonly name?: string } {
  reference.lastIndex = at;
  const match = reference.exec(text);
  if (!match) return { end: at + 1, fault: 'bare' };
  const [all, decimal, hex, name] = match;
  const end = at + all.length;
  if (name !== undefined) {
    return Object.hasOwn(predefined, name) ? { end } : { end, fault: 'entity', name };
  }
  const code = decimal !== undefined ? Number.parseInt(decimal, 10) : Number.parseInt(hex as string, 16);
  return isCharacter(code) ? { end } : { end, fault: 'character', name: all };
}

const predefined = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" } as const;
// Names are cut at a length no real entity has, so that a long run of letters is not read again and again.
const reference = /&(?:#(\d{1,20});|#x([0-9A-Fa-f]{1,20});|([\p{L}_:][\p{L}\p{N}_:.-]{0,200});)/uy;

function isCharacter(code: number): boolean {
  return (
    code === 9 ||
    code === 10 ||
    code === 13 ||
    (code >= 32 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
