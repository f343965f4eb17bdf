/** Longer values are cut in hovers. */
const longest = 120;

/** A value from a file as a code span: no text of a user may end the span or begin other Markdown. */
export function code(text: string): string {
  const line = text.replace(/[\s\u0000-\u001f\u007f]+/g, ' ').trim();
  const shown = [...line].length > longest ? `${[...line].slice(0, longest).join('')}…` : line;
  if (shown === '') return '` `';
  const run = Math.max(0, ...(shown.match(/`+/g) ?? []).map(r => r.length));
  const fence = '`'.repeat(run + 1);
  const pad = run > 0 ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** Text that must not be read as Markdown. */
export function plain(text: string): string {
  return text.replace(/[\\`*_{}[\]<>#|!]/g, c => `\\${c}`);
}

/** What a reader sees of Markdown, for clients that show plain text only. */
export function withoutMarkdown(markdown: string): string {
  // Code first: what stands in it is no Markdown.
  const marks = /(?<!`)(`+)(?!`)(.*?)(?<!`)\1(?!`)|\[((?:\\.|[^\]\\])*)\]\([^)]*\)|\*\*|\\([\\`*_{}[\]<>#|!])|^---$/gm;
  const shown = markdown.replace(marks, (_, fence?: string, inside?: string, label?: string, character?: string) => {
    if (fence !== undefined && inside !== undefined) return fence.length > 1 ? inside.trim() : inside;
    return label === undefined ? (character ?? '') : label.replace(/\\(.)/g, '$1');
  });
  return shown.replace(/\n{3,}/g, '\n\n');
}
