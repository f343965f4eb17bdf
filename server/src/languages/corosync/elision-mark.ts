/**
 * The mark of an omitted part that a line consists of: `...`, `…`, `[...]`, `{省略}`, `~省略~`, `(中略)`, `<snip>`, or a
 * lone colon as in a vertical row of dots. Undefined for every other line.
 */
export function isElisionMark(line: string): boolean {
  const trimmed = line.trim();
  if (trimmed === '' || trimmed.length > 60) return false;
  if (trimmed === ':' || trimmed === '：' || trimmed === '⋮') return true;
  const core = trimmed.replace(decoration, '');
  if (words.test(core)) return true;
  return core === '' && /\.{3}|…|‥/.test(trimmed);
}

const decoration = /[\s.…‥・~〜～*_\-=[\](){}（）［］｛｝【】〔〕「」<>＜＞:：;|/]+/g;
const words = /^(?:(?:以下|以降|途中|前|中|後|一部)?省?略|snip(?:ped)?|cut|omitted|omission)$/i;
