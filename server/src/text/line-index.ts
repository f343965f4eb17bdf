/** Zero-based line and UTF-16 character. */
export interface Position {
  line: number;
  character: number;
}

export interface LineIndex {
  readonly lineCount: number;
  positionAt(offset: number): Position;
  offsetAt(position: Position): number;
  /** Start and end of a line without its line break. */
  line(n: number): { start: number; end: number };
}

/** Line starts of a text. Line breaks are LF, CR LF and CR, as in the Language Server Protocol. */
export function lineIndex(text: string): LineIndex {
  const starts = [0];
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === 10 || (c === 13 && text.charCodeAt(i + 1) !== 10)) starts.push(i + 1);
  }
  const lineAt = (offset: number): number => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= offset) low = middle;
      else high = middle - 1;
    }
    return low;
  };
  const line = (n: number): { start: number; end: number } => {
    const start = starts[n] ?? text.length;
    let end = starts[n + 1] ?? text.length;
    while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
    return { start, end };
  };
  return {
    lineCount: starts.length,
    line,
    positionAt(offset) {
      const clamped = Math.max(0, Math.min(offset, text.length));
      const n = lineAt(clamped);
      return { line: n, character: clamped - (starts[n] as number) };
    },
    offsetAt({ line: n, character }) {
      if (n < 0) return 0;
      if (n >= starts.length) return text.length;
      const { start, end } = line(n);
      return Math.max(start, Math.min(start + character, end));
    },
  };
}
