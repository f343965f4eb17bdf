import type { Span } from '../../text/span.ts';

/** Stands for one character of a template expression whose value is unknown. */
export const opaqueCharacter = '\uE000';

export interface Masked {
  /** As long as the text: value tags are opaque characters, control tags and template comments are blanks. */
  readonly text: string;
  /** Loops or conditions: statements may occur any number of times, or not at all. */
  readonly control: boolean;
  readonly values: boolean;
  /** What stands in a loop or a condition: nobody knows how often, or whether at all. */
  readonly conditional: readonly Span[];
}

/**
 * Hides template tags (ERB, Jinja, Go templates) without moving anything. A tag counts only where it opens and closes;
 * corosync.conf has no use for their characters, since every one of them would make corosync refuse the line.
 */
export function maskTemplate(text: string): Masked {
  let control = false;
  let values = false;
  let masked = '';
  const conditional: Span[] = [];
  const open: number[] = [];
  let done = 0;
  const closers = new Map<string, number>();
  const openers = /<%|\{[{%#]/g;
  for (let match = openers.exec(text); match; match = openers.exec(text)) {
    const start = match.index;
    const { close, oneLine } = tags[match[0]] as Tag;
    // Each closer is looked for only once per place, so that openers without closers stay cheap.
    let end = closers.get(close) ?? 0;
    if (end >= 0 && end < start + 2) {
      end = text.indexOf(close, start + 2);
      closers.set(close, end);
    }
    if (end < 0 || end - start > longestTag) continue;
    const tag = text.slice(start, end + close.length);
    if (oneLine && tag.includes('\n')) continue;
    const isValue = /^<%[-+]?={1,2}|^\{\{/.test(tag);
    const isComment = /^<%#|^\{#/.test(tag);
    values ||= isValue;
    if (!isValue && !isComment) {
      control = true;
      const step = nesting(tag);
      if (step > 0) open.push(start);
      const from = step < 0 ? open.pop() : undefined;
      if (from !== undefined && open.length === 0) conditional.push({ start: from, end });
    }
    masked += text.slice(done, start) + tag.replace(/[^\r\n]/g, isValue ? opaqueCharacter : ' ');
    done = end + close.length;
    openers.lastIndex = done;
  }
  // Without any other tag, `{#` is a section with something odd behind its brace.
  if (!control && !values && !text.includes('<%#')) return { text, control, values, conditional };
  if (open.length > 0) conditional.push({ start: open[0] as number, end: text.length });
  return { text: masked + text.slice(done), control, values, conditional };
}

/** Whether a control tag opens a block (1), ends one (-1), or neither (0). */
function nesting(tag: string): number {
  const code = tag
    .slice(2, -2)
    .replace(/^[-+]|[-+]$/g, '')
    .trim();
  if (tag.startsWith('{')) {
    if (/^end\w*\b/.test(code)) return -1;
    return /^(?:if|for|macro|block|call|filter|with)\b/.test(code) ? 1 : 0;
  }
  if (/^(?:end\b|\})/.test(code)) return -1;
  return /^(?:if|unless|case|while|until|for|begin)\b|\bdo\s*(?:\|[^|]*\|)?$|\{\s*(?:\|[^|]*\|)?$/.test(code) ? 1 : 0;
}

interface Tag {
  readonly close: string;
  readonly oneLine: boolean;
}

const tags: Readonly<Record<string, Tag>> = {
  '<%': { close: '%>', oneLine: false },
  '{{': { close: '}}', oneLine: true },
  '{%': { close: '%}', oneLine: false },
  '{#': { close: '#}', oneLine: true },
};

const longestTag = 4000;
