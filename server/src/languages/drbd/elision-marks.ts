import type { Span } from '../../text/span.ts';

/**
 * Lines that stand for an omitted part: `...`, `…`, `[...]`, `{省略}`, `~省略~`, `(中略)`, `<snip>`, or a lone colon as
 * in a vertical row of dots. The spans are those of the marks, without the blanks around them.
 */
export function elisionMarks(text: string): Span[] {
  if (!anyMark.test(text)) return [];
  const marks: Span[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (end - start <= 200) {
      const line = text.slice(start, end);
      const mark = line.trim();
      if (isMark(mark)) {
        const at = start + line.indexOf(mark);
        marks.push({ start: at, end: at + mark.length });
      }
    }
    start = end + 1;
  }
  return marks;
}

/** A word in the place of a statement that means "and so on". */
export function isElisionWord(word: string): boolean {
  return /^(?:\.{2,}|…+|‥+|⋮)$/.test(word);
}

const anyMark = /\.\.|[…‥⋮~〜～略：]|<snip|\[snip|omitted|^[ \t]*:[ \t\r]*$/m;
const decoration = /[\s.…‥・~〜～*_\-=[\](){}（）［］｛｝【】〔〕「」<>＜＞:：;|]+/g;
const words = /^(?:(?:以下|以降|途中|前|中|後|一部)?省?略|snip(?:ped)?|omitted|omission)$/i;

function isMark(line: string): boolean {
  if (line === '' || line.length > 60 || line.startsWith('#')) return false;
  if (line === ':' || line === '：' || line === '⋮') return true;
  const core = line.replace(decoration, '');
  if (words.test(core)) return true;
  return core === '' && /\.{2}|…|‥|⋮/.test(line);
}
