import type { Tree } from '../../syntax/tree.ts';
import { type Gap, lineBreakOf } from '../layout.ts';

/**
 * The layout of cibadmin: each element on a line of its own, children indented by two blanks whatever the editor prefers. Only white space between tags is
 * changed: not within tags, and nowhere in an element that has text. A file whose tags do not match is left alone.
 */
export function layoutCib({ text }: Tree): Gap[] {
  const newline = lineBreakOf(text);
  const gaps: Draft[] = [];
  const root: Parent = { name: '', hasText: false, preserve: false };
  const stack: Parent[] = [root];
  let before: Piece['kind'] | undefined;
  let end = 0;

  for (;;) {
    const start = text.indexOf('<', end);
    const until = start < 0 ? text.length : start;
    const parent = stack.at(-1) as Parent;
    const old = text.slice(end, until);
    const isText = /[^ \t\r\n]/.test(old.charCodeAt(0) === 0xfeff && end === 0 ? old.slice(1) : old);
    if (isText) parent.hasText = true;
    if (start < 0) {
      if (!isText) gaps.push({ start: end, end: until, parent, depth: 0, indent: 0, text: before ? newline : '' });
      break;
    }
    const piece = pieceAt(text, start);
    if (!piece) return [];
    if (piece.kind === 'text') parent.hasText = true;
    else if (!isText && old !== '\ufeff') {
      const depth = stack.length - (piece.kind === 'end' ? 2 : 1);
      gaps.push({ start: end, end: start, parent, depth, indent: stack.length - 1, text: wanted(before, piece, old) });
    }
    if (piece.kind === 'end') {
      if (stack.length === 1 || parent.name !== piece.name) return [];
      stack.pop();
    } else if (piece.kind === 'start') {
      stack.push({ name: piece.name, hasText: false, preserve: parent.preserve || piece.preserve });
    }
    before = piece.kind;
    end = piece.end;
  }
  if (stack.length > 1) return [];
  return gaps.map(gap => {
    const old = text.slice(gap.start, gap.end);
    const kept = gap.parent.hasText || gap.parent.preserve;
    const indent = step.repeat(Math.max(0, gap.depth));
    return {
      span: { start: gap.start, end: gap.end },
      text:
        kept || gap.text === undefined
          ? old
          : gap.text + (gap.text.endsWith('\n') && gap.end < text.length ? indent : ''),
      indent: step.repeat(gap.indent),
    };
  });

  /** White space before a piece, without the indentation; undefined where it stays. */
  function wanted(previous: Piece['kind'] | undefined, piece: Piece, old: string): string | undefined {
    if (previous === undefined) return '';
    // It might be the text of the element.
    if (previous === 'start' && piece.kind === 'end') return undefined;
    const breaks = old.split('\n').length - 1;
    if (piece.kind === 'comment' && breaks === 0) return old === '' ? '' : ' ';
    return breaks > 1 && previous !== 'start' && piece.kind !== 'end' ? newline + newline : newline;
  }
}

const step = '  ';

interface Parent {
  readonly name: string;
  hasText: boolean;
  readonly preserve: boolean;
}

interface Draft {
  readonly start: number;
  readonly end: number;
  readonly parent: Parent;
  readonly depth: number;
  readonly indent: number;
  readonly text: string | undefined;
}

interface Piece {
  readonly kind: 'start' | 'end' | 'empty' | 'comment' | 'other' | 'text';
  readonly end: number;
  readonly name: string;
  readonly preserve: boolean;
}

/** The tag, comment or instruction that begins at a `<`; undefined where it has no end. */
function pieceAt(text: string, start: number): Piece | undefined {
  const until = (mark: string, from: number, kind: Piece['kind']): Piece | undefined => {
    const at = text.indexOf(mark, from);
    return at < 0 ? undefined : { kind, end: at + mark.length, name: '', preserve: false };
  };
  if (text.startsWith('<!--', start)) return until('-->', start + 4, 'comment');
  if (text.startsWith('<![CDATA[', start)) return until(']]>', start + 9, 'text');
  if (text.startsWith('<?', start)) return until('?>', start + 2, 'other');
  if (text[start + 1] === '!') {
    const declaration = until('>', start, 'other');
    // Declarations in brackets are not for a CIB.
    return declaration && text.slice(start, declaration.end).includes('[') ? undefined : declaration;
  }
  const isEnd = text[start + 1] === '/';
  let at = start + (isEnd ? 2 : 1);
  const from = at;
  while (at < text.length && !' \t\r\n/>'.includes(text[at] as string)) at++;
  const name = text.slice(from, at);
  if (name === '') return undefined;
  for (; at < text.length; at++) {
    const c = text[at];
    if (c === '>') break;
    if (c === '<') return undefined;
    if (c !== '"' && c !== "'") continue;
    at = text.indexOf(c, at + 1);
    if (at < 0) return undefined;
  }
  if (at >= text.length) return undefined;
  const tag = text.slice(start, at);
  const kind = isEnd ? 'end' : tag.endsWith('/') ? 'empty' : 'start';
  return { kind, end: at + 1, name, preserve: /\sxml:space\s*=\s*["']preserve["']/.test(tag) };
}
