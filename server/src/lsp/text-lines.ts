import { type LineIndex, lineIndex } from '../text/line-index.ts';
import type { Lines } from './positions.ts';

/** An analysed text, or any other, as lines with their text. */
export function textLines(text: string, index: LineIndex = lineIndex(text)): Lines {
  return { text, positionAt: offset => index.positionAt(offset), line: n => index.line(n) };
}
