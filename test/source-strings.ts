/** A string literal of a source file, read as far as a lint needs it. */
export interface SourceString {
  /** The text without escapes; what a template inserts is an X, or `…` where it is Japanese. */
  readonly text: string;
  readonly line: number;
  /** Names of the properties and variables it stands in, from the outermost to its own: `doc`, `ja`. */
  readonly keys: readonly string[];
}

/** All string literals of a TypeScript source. */
export function sourceStrings(source: string): SourceString[] {
  const found: SourceString[] = [];
  const keys: string[] = [];
  /** What was last written before a value: the name in `name:` or `name =`. */
  let key = '';
  let previous = '';
  let at = 0;
  let line = 1;
  while (at < source.length) {
    const rest = source[at] as string;
    if (rest === '\n') line++;
    const comment = /^(?:\/\/[^\n]*|\/\*.*?\*\/)/s.exec(
      /^\/[/*]/.test(source.slice(at, at + 2)) ? source.slice(at) : '',
    );
    if (comment) {
      line += comment[0].split('\n').length - 1;
      at += comment[0].length;
      continue;
    }
    if (rest === '/' && /[(,=:[!&|?{};>\n]|^$/.test(previous)) {
      const pattern = /^\/(?:\\.|\[(?:\\.|[^\]\\])*\]|[^/\\\n])+\/[a-z]*/.exec(source.slice(at));
      if (pattern) {
        at += pattern[0].length;
        previous = '/';
        continue;
      }
    }
    if (rest === "'" || rest === '"' || rest === '`') {
      const { text, end, inserted } = literal(source, at);
      const names = [...keys, key].filter(Boolean);
      found.push({ text, line, keys: names });
      for (const part of inserted) {
        const before = source.slice(at, part.start).split('\n').length - 1;
        const inner = sourceStrings(source.slice(part.start, part.end));
        found.push(...inner.map(s => ({ ...s, line: line + before + s.line - 1, keys: [...names, ...s.keys] })));
      }
      line += source.slice(at, end).split('\n').length - 1;
      at = end;
      const name = /^\s*:/.test(source.slice(at, at + 8)) && /[{,]/.test(previous) ? text : undefined;
      if (name !== undefined) key = name;
      previous = rest;
      continue;
    }
    const word = /^[\w$]+/.exec(source.slice(at, at + 200))?.[0];
    if (word) {
      at += word.length;
      if (/^\s*[:=](?![=>])/.test(source.slice(at, at + 8))) key = word;
      previous = /^(?:return|case|typeof)$/.test(word) ? '' : word;
      continue;
    }
    if (rest === '{' || rest === '[' || rest === '(') {
      keys.push(rest === '(' ? '' : key);
      if (rest === '{') key = '';
    } else if (rest === '}' || rest === ']' || rest === ')') {
      key = keys.pop() ?? '';
    }
    if (rest === ';' || rest === ',') key = rest === ',' ? key : '';
    if (!/\s/.test(rest)) previous = rest;
    at++;
  }
  return found;
}

interface Literal {
  readonly text: string;
  readonly end: number;
  /** Where a template inserts something. */
  readonly inserted: readonly { readonly start: number; readonly end: number }[];
}

function literal(source: string, start: number): Literal {
  const quote = source[start] as string;
  const inserted: { start: number; end: number }[] = [];
  let text = '';
  let at = start + 1;
  while (at < source.length && source[at] !== quote) {
    if (source[at] === '\\') {
      const next = source[at + 1] ?? '';
      text += next === 'n' ? '\n' : next === 't' ? '\t' : next;
      at += 2;
    } else if (quote === '`' && source.startsWith('${', at)) {
      const end = endOfInsertion(source, at + 2);
      // What is inserted is a name or a number, unless it says that it is Japanese itself.
      text += /\bja\b|Ja\b|[\u3040-\u9FFF]/.test(source.slice(at, end)) ? '…' : 'X';
      inserted.push({ start: at + 2, end: end - 1 });
      at = end;
    } else {
      text += source[at];
      at++;
    }
  }
  return { text, end: at + 1, inserted };
}

function endOfInsertion(source: string, start: number): number {
  let depth = 1;
  let at = start;
  while (at < source.length) {
    const c = source[at] as string;
    if (c === "'" || c === '"' || c === '`') {
      at = literal(source, at).end;
      continue;
    }
    if (c === '{') depth++;
    if (c === '}' && --depth === 0) return at + 1;
    at++;
  }
  return at;
}
