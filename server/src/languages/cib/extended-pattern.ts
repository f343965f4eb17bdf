/**
 * What is wrong with an extended regular expression, as regcomp() of the C library sees it; undefined: nothing. The
 * rules are stricter than those of most programs: a repetition needs something before it, and braces are always bounds.
 */
export function patternFault(pattern: string): { readonly en: string; readonly ja: string } | undefined {
  let groups = 0;
  let repeatable = false;
  for (let i = 0; i < pattern.length; ) {
    const character = pattern[i] as string;
    if (character === '\\') {
      const escaped = pattern[i + 1];
      if (escaped === undefined) return { en: 'a backslash at the end', ja: '末尾のバックスラッシュ' };
      if (/[1-9]/.test(escaped)) {
        return { en: `\\${escaped} without such a group`, ja: `対応する括弧のない \\${escaped}` };
      }
      // Of GNU's own escapes these are places, not characters.
      repeatable = !/[bB<>`']/.test(escaped);
      i += 2;
    } else if (character === '[') {
      const end = bracketEnd(pattern, i);
      if (end === undefined) return { en: 'a bracket expression that is wrong or open', ja: '不正な角括弧の式' };
      repeatable = true;
      i = end;
    } else if (character === '*' || character === '+' || character === '?' || character === '{') {
      if (!repeatable) return { en: `${character} with nothing before it`, ja: `繰り返す対象のない ${character}` };
      if (character !== '{') {
        i++;
        continue;
      }
      const bounds = /^\{(?:(\d+)(?:(,)(\d*))?|,(\d+))\}/.exec(pattern.slice(i, i + 40));
      const least = Number(bounds?.[1] ?? 0);
      const most = Number(bounds?.[3] || (bounds?.[4] ?? least));
      if (!bounds || least > most || most > 32_767)
        return { en: 'wrong bounds in braces', ja: '波括弧の中の不正な回数' };
      i += bounds[0].length;
    } else {
      if (character === '(') groups++;
      if (character === ')' && groups > 0) {
        groups--;
        repeatable = true;
      } else {
        repeatable = !['(', '|', '^', '$'].includes(character);
      }
      i++;
    }
  }
  return groups > 0 ? { en: 'an unclosed parenthesis', ja: '閉じていない丸括弧' } : undefined;
}

/** Behind a bracket expression; undefined where it is wrong. */
function bracketEnd(pattern: string, start: number): number | undefined {
  let i = start + 1;
  if (pattern[i] === '^') i++;
  const first = i;
  while (i < pattern.length) {
    if (pattern[i] === ']' && i > first) return i + 1;
    const item = bracketItem(pattern, i);
    if (!item) return undefined;
    i = item.end;
    if (pattern[i] === '-' && pattern[i + 1] !== ']' && i + 1 < pattern.length) {
      const last = bracketItem(pattern, i + 1);
      if (!last || item.value === undefined || last.value === undefined || item.value > last.value) return undefined;
      i = last.end;
      // A range cannot begin where another one ends.
      if (pattern[i] === '-' && pattern[i + 1] !== ']') return undefined;
    }
  }
  return undefined;
}

/** A character, or a class in brackets of its own: that has no place in a range. */
function bracketItem(pattern: string, at: number): { readonly end: number; readonly value?: string } | undefined {
  const kind = pattern[at] === '[' ? pattern[at + 1] : undefined;
  if (kind !== ':' && kind !== '.' && kind !== '=') return { end: at + 1, value: pattern[at] as string };
  const close = pattern.indexOf(`${kind}]`, at + 2);
  if (close < 0) return undefined;
  const name = pattern.slice(at + 2, close);
  if (kind === ':') return classes.has(name) ? { end: close + 2 } : undefined;
  return name.length === 1 ? { end: close + 2, ...(kind === '.' ? { value: name } : {}) } : undefined;
}

const classes: ReadonlySet<string> = new Set([
  ...['alpha', 'digit', 'alnum', 'upper', 'lower', 'space', 'blank', 'punct', 'print', 'graph', 'cntrl', 'xdigit'],
]);
