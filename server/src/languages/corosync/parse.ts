import type { IToken } from 'chevrotain';
import type { Node, Option, Section, SyntaxProblem, Tree, Word } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { chevrotain } from '../chevrotain.ts';
import { isElisionMark } from './elision-mark.ts';
import { type Masked, maskTemplate, opaqueCharacter } from './mask.ts';
import { enough } from './paths.ts';

/** What corosync's releases make differently of a line; judged when the file is bound, where the release is known. */
export interface LineFault {
  readonly kind:
    | 'byte-order-mark'
    | 'too-long'
    | 'nul'
    | 'no-section-name'
    | 'text-after-open'
    | 'section-in-line'
    | 'brace-in-value'
    | 'text-around-close'
    | 'empty-key'
    | 'path-too-long'
    | 'bad-name'
    | 'no-break-space'
    | 'junk'
    | 'elision-mark';
  readonly span: Span;
  /** The line without blanks around it. */
  readonly line: string;
  readonly depth: number;
  /** Length in bytes, for `too-long`; length of the cmap path, for `path-too-long`. */
  readonly length?: number;
  /** The part of a name that may not be in it. */
  readonly character?: string;
  /** A section inside a node, whose name is a part of no key before Corosync 3.1.10. */
  readonly inNode?: boolean;
}

/** A parsed corosync.conf. What every release refuses is in `problems`, what depends on the release in `faults`. */
export interface CorosyncTree extends Tree {
  readonly faults: readonly LineFault[];
  /** Template with loops or conditions. */
  readonly control: boolean;
  /** What stands in them. */
  readonly conditional: readonly Span[];
}

/** Parses corosync.conf the way exec/coroparse.c does, line by line, and goes on behind what corosync would refuse. */
export function parseCorosync(text: string): CorosyncTree {
  const masked = maskTemplate(text);
  const lines = linesOf(masked.text);
  const plain = build(text, masked, lines, false);
  if (plain.unclosed === 0 || !lines.some(l => columnOf(text, l.start) > 0)) return plain.tree;
  // Braces do not balance. The indentation shows which section was meant to end, unless the file has none.
  const indented = build(text, masked, lines, true);
  return indented.strays <= plain.strays ? indented.tree : plain.tree;
}

type LineKind = 'open' | 'pair' | 'close' | 'other' | 'comment';

interface Line {
  readonly kind: LineKind;
  /** Without blanks and line end. */
  readonly start: number;
  readonly end: number;
}

/** One pass of lexer and parser over all lines; blank ones are left out. */
function linesOf(text: string): Line[] {
  readLines ??= createReader();
  return readLines(text);
}

let readLines: ((text: string) => Line[]) | undefined;

function createReader(): (text: string) => Line[] {
  const { createToken, EmbeddedActionsParser, Lexer } = chevrotain();
  // The order is that of the daemon: a brace that opens wins over a colon, a colon over a brace that closes.
  const Blank = createToken({ name: 'Blank', pattern: /[ \t]+/, group: Lexer.SKIPPED });
  const LineEnd = createToken({ name: 'LineEnd', pattern: /\n/, line_breaks: true, group: Lexer.SKIPPED });
  const Comment = createToken({ name: 'Comment', pattern: /#[^\n]*/ });
  const Open = createToken({ name: 'Open', pattern: /[^\n{]*\{[^\n]*/ });
  const Pair = createToken({ name: 'Pair', pattern: /[^\n:]*:[^\n]*/ });
  const Close = createToken({ name: 'Close', pattern: /[^\n}]*\}[^\n]*/ });
  const Other = createToken({ name: 'Other', pattern: /[^\n]+/ });
  const tokens = [Blank, LineEnd, Comment, Open, Pair, Close, Other];

  /** `file = { line }`: nesting is left to the builder, since depth must not use the stack. */
  class LineParser extends EmbeddedActionsParser {
    readonly file: () => Line[];

    constructor() {
      super(tokens, { skipValidations: true, maxLookahead: 1 });
      this.file = this.RULE('file', () => {
        const lines: Line[] = [];
        const add = (kind: LineKind, token: IToken): void => {
          this.ACTION(() => {
            lines.push(lineOf(kind, token));
          });
        };
        this.MANY(() => {
          this.OR([
            { ALT: () => add('comment', this.CONSUME(Comment)) },
            { ALT: () => add('open', this.CONSUME(Open)) },
            { ALT: () => add('pair', this.CONSUME(Pair)) },
            { ALT: () => add('close', this.CONSUME(Close)) },
            { ALT: () => add('other', this.CONSUME(Other)) },
          ]);
        });
        return lines;
      });
      this.performSelfAnalysis();
    }
  }

  const lexer = new Lexer(tokens, {
    positionTracking: 'onlyOffset',
    skipValidations: true,
    lineTerminatorCharacters: ['\n'],
    lineTerminatorsPattern: /\n/g,
  });
  const parser = new LineParser();
  return text => {
    parser.input = lexer.tokenize(text).tokens;
    return parser.file();
  };
}

function lineOf(kind: LineKind, token: IToken): Line {
  const { image, startOffset: start } = token;
  let end = image.length;
  // One carriage return belongs to the line end; a second one is text.
  if (image.charCodeAt(end - 1) === 13) end--;
  while (end > 0 && isBlank(image.charCodeAt(end - 1))) end--;
  return { kind: end === 0 ? 'comment' : kind, start, end: start + end };
}

interface MutableSection {
  kind: 'section';
  keyword: Word;
  values: readonly Word[];
  attributes: readonly Option[];
  children: Node[];
  span: { start: number; end: number };
  body: { start: number; end: number };
  closed: boolean;
  parent: Section | undefined;
}

interface OpenSection {
  readonly section: MutableSection;
  /** Bytes of the cmap path down to here. */
  readonly path: number;
  readonly column: number;
  /** A node of the nodelist, or inside one. */
  readonly inNode: boolean;
}

function build(
  text: string,
  masked: Masked,
  lines: readonly Line[],
  byIndentation: boolean,
): { tree: CorosyncTree; unclosed: number; strays: number } {
  const faults: LineFault[] = [];
  const problems: SyntaxProblem[] = [];
  const comments: Span[] = [];
  let incomplete = masked.control;
  let unclosed = 0;
  let strays = 0;
  const root = sectionAt(emptyWord(0), undefined, { start: 0, end: text.length }, { start: 0, end: text.length });
  root.closed = true;
  const stack: OpenSection[] = [{ section: root, path: 0, column: -1, inNode: false }];
  const top = (): OpenSection => stack.at(-1) as OpenSection;
  /** How many open sections start in a column. */
  const columns = new Map<number, number>();
  /** Bad names of open sections: corosync notices them when it stores the first key below. */
  const pending: LineFault[] = [];

  const hasTags = masked.values || masked.control;
  const bom = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const raw = (line: Line): string => text.slice(line.start, line.end);
  const fault = (
    kind: LineFault['kind'],
    start: number,
    end: number,
    line: Line,
    extra: Partial<LineFault> = {},
  ): void => {
    if (faults.length >= enough) return;
    faults.push({ kind, span: { start, end }, line: raw(line), depth: stack.length - 1, ...extra });
  };
  const word = (start: number, end: number): Word => {
    const span = { start, end };
    const value = text.slice(start, end);
    const opaque = hasTags && masked.text.slice(start, end) !== value;
    return { value, span, outer: span, quoted: false, ...(opaque ? { opaque } : {}) };
  };

  const leave = (at: number, closed: boolean): void => {
    const { section, column } = stack.pop() as OpenSection;
    columns.set(column, (columns.get(column) ?? 1) - 1);
    if (pending.at(-1)?.span === section.keyword.span) pending.pop();
    section.closed = closed;
    section.body.end = closed ? at : Math.max(at, section.body.start);
    section.span.end = closed ? at + 1 : section.body.end;
    if (closed) return;
    unclosed++;
    if (unclosed > enough) return;
    problems.push({
      span: section.keyword.span,
      refusedBy: ['corosync'],
      message: {
        en: `the section ${section.keyword.value} is not closed: a line with } is missing`,
        ja: `${section.keyword.value} セクションが閉じられていません（} の行が必要です）`,
      },
    });
  };

  const name = (key: Word, line: Line): { path: number; fault?: LineFault } => {
    const path = top().path + (top().path > 0 ? 1 : 0) + byteLength(key.value);
    if (key.opaque) return { path: Math.max(path, 3) };
    if (path + (top().path > 0 ? 0 : 1) >= pathLimit) {
      fault('path-too-long', key.span.start, key.span.end, line, { length: path });
      return { path };
    }
    const bad = /[^A-Za-z0-9._\-/:]/u.exec(key.value);
    if (!bad) return { path };
    const found: LineFault = {
      kind: 'bad-name',
      span: key.span,
      line: raw(line),
      depth: stack.length - 1,
      character: bad[0],
    };
    return { path, fault: found };
  };

  const openSection = (line: Line, key: Word, brace: number): void => {
    const column = columnOf(text, line.start);
    if (byIndentation) while (stack.length > 1 && top().column >= column) leave(line.start, false);
    const parent = top();
    const section = sectionAt(
      key,
      parent.section as Section,
      { start: key.span.start, end: brace + 1 },
      { start: brace + 1, end: brace + 1 },
    );
    parent.section.children.push(section as Section);
    const { path, fault: badName } = name(key, line);
    const inNode = parent.inNode || (key.value === 'node' && parent.section.keyword.value === 'nodelist');
    stack.push({ section, path, column, inNode });
    columns.set(column, (columns.get(column) ?? 0) + 1);
    if (badName) pending.push(parent.inNode ? { ...badName, inNode: true } : badName);
  };

  const open = (line: Line): void => {
    const brace = masked.text.indexOf('{', line.start);
    // A search beyond the line would make a file without colons quadratic.
    const inLine = masked.text.slice(line.start, line.end).indexOf(':');
    const colon = inLine < 0 ? -1 : line.start + inLine;
    const after = skipBlanks(masked.text, brace + 1, line.end);
    // What looks like a value with a brace in it is read as one, so that the rest keeps its nesting.
    if (colon >= 0 && colon < brace && after < line.end && !/^[:\s]*$/.test(masked.text.slice(colon, brace))) {
      fault('brace-in-value', brace, brace + 1, line);
      pair(line);
      return;
    }
    let end = brace;
    while (end > line.start && (isBlank(text.charCodeAt(end - 1)) || text[end - 1] === ':')) end--;
    // A lone colon is a name to corosync.
    if (end === line.start && colon === line.start && colon < brace) end = line.start + 1;
    const key = word(line.start, end);
    if (key.value === '') fault('no-section-name', brace, brace + 1, line);
    openSection(line, key.value === '' ? { ...key, span: { start: brace, end: brace + 1 } } : key, brace);
    if (after >= line.end) return;
    const close = masked.text.lastIndexOf('}', line.end - 1);
    if (close <= brace) fault('text-after-open', after, line.end, line);
    else {
      fault('section-in-line', after, line.end, line);
      leave(close, true);
    }
  };

  const pair = (line: Line): void => {
    const colon = masked.text.indexOf(':', line.start);
    let end = colon;
    while (end > line.start && (isBlank(text.charCodeAt(end - 1)) || text[end - 1] === ':')) end--;
    const parent = top();
    const start = skipBlanks(masked.text, colon + 1, line.end);
    let key = word(line.start, end);
    if (key.value === '') {
      // `: value` is a key named ":", `:value` one without a name.
      key = { ...key, span: { start: colon, end: colon + 1 }, outer: { start: colon, end: colon + 1 } };
      if (start === colon + 1) fault('empty-key', colon, colon + 1, line);
    } else {
      const { path, fault: badName } = name(key, line);
      if (badName && faults.length < enough) faults.push(badName);
      else if (path < 3) fault('bad-name', key.span.start, key.span.end, line);
      for (const bad of pending.splice(0)) if (faults.length < enough) faults.push(bad);
    }
    parent.section.children.push({
      kind: 'option',
      keyword: key,
      values: start < line.end ? [word(start, line.end)] : [],
      span: { start: key.span.start, end: Math.max(line.end, colon + 1) },
      parent: parent.section as Section,
    });
  };

  const close = (line: Line): void => {
    const brace = masked.text.indexOf('}', line.start);
    if (brace > line.start) fault('text-around-close', line.start, brace, line);
    const after = skipBlanks(masked.text, brace + 1, line.end);
    if (after < line.end) fault('text-around-close', after, line.end, line);
    if (byIndentation) {
      const column = columnOf(text, line.start);
      if ((columns.get(column) ?? 0) > 0) {
        while (top().column > column) leave(line.start, false);
      }
    }
    if (stack.length > 1) {
      leave(brace, true);
      return;
    }
    strays++;
    if (strays > enough) return;
    problems.push({
      span: { start: brace, end: brace + 1 },
      refusedBy: ['corosync'],
      message: {
        en: 'this } closes nothing: no section is open here',
        ja: 'この } に対応するセクションがありません',
      },
    });
  };

  for (let line of lines) {
    if (line.kind === 'comment') {
      if (line.end > line.start) comments.push({ start: line.start, end: line.end });
      continue;
    }
    if (bom && line.start === 0) {
      fault('byte-order-mark', 0, 1, line);
      line = { ...line, start: skipBlanks(masked.text, 1, line.end) };
      if (line.start >= line.end) continue;
      if (text[line.start] === '#') {
        comments.push({ start: line.start, end: line.end });
        continue;
      }
    }
    if (isElisionMark(raw(line))) {
      fault('elision-mark', line.start, line.end, line);
      incomplete = true;
      continue;
    }
    // Latin-1's no-break space is no UTF-8; Corosync 3.1.8 and later pass over it as over a blank.
    const odd = /^\ufffd+/.exec(raw(line))?.[0].length ?? 0;
    if (odd > 0 && line.kind !== 'other') {
      fault('no-break-space', line.start, line.start + odd, line);
      line = { ...line, start: skipBlanks(masked.text, line.start + odd, line.end) };
    }
    const bad = raw(line).indexOf('\0');
    // To the daemon a line that starts with NUL is empty, and at the end of the file no line feed is missed.
    if (bad === 0 && (line.start === 0 || text[line.start - 1] === '\n')) continue;
    if (bad >= 0 && text.includes('\n', line.end)) fault('nul', line.start + bad, line.start + bad + 1, line);
    if (line.kind === 'open') open(line);
    else if (line.kind === 'pair') pair(line);
    else if (line.kind === 'close') close(line);
    else if (masked.values && masked.text.slice(line.start, line.end).includes(opaqueCharacter)) incomplete = true;
    else fault('junk', line.start, line.end, line);
  }
  while (stack.length > 1) leave(text.length, false);
  for (const long of longLines(text, masked)) {
    faults.push({ ...long, depth: 0 });
  }

  const tree: CorosyncTree = {
    text,
    root: root as Section,
    problems,
    comments,
    faults,
    control: masked.control,
    conditional: masked.conditional,
    ...(incomplete ? { incomplete } : {}),
  };
  return { tree, unclosed, strays };
}

/** A path in cmap has at most 254 bytes (ICMAP_KEYNAME_MAXLEN is 255 with the final zero). */
const pathLimit = 255;

/** fgets reads 512 bytes with line feed and final zero. */
const lineLimit = 510;

function longLines(text: string, masked: Masked): Omit<LineFault, 'depth'>[] {
  const found: Omit<LineFault, 'depth'>[] = [];
  for (let start = 0; start < text.length && found.length < enough; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed;
    // No character has more than three bytes per UTF-16 unit.
    if ((end - start) * 3 > lineLimit && !masked.text.slice(start, end).includes(opaqueCharacter)) {
      const length = byteLength(text.slice(start, end));
      const first = skipBlanks(text, start, end);
      if (length > lineLimit) {
        found.push({ kind: 'too-long', span: { start: first, end }, line: text.slice(first, first + 60), length });
      }
    }
    start = end + 1;
  }
  return found;
}

/** Bytes in UTF-8; a replacement character stands for one byte that was none. */
function byteLength(text: string): number {
  let length = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    length += c < 0x80 || c === 0xfffd ? 1 : c < 0x800 ? 2 : c >= 0xd800 && c < 0xe000 ? 2 : 3;
  }
  return length;
}

function sectionAt(
  keyword: Word,
  parent: Section | undefined,
  span: MutableSection['span'],
  body: MutableSection['body'],
): MutableSection {
  return { kind: 'section', keyword, values: [], attributes: [], children: [], span, body, closed: false, parent };
}

function emptyWord(at: number): Word {
  const span = { start: at, end: at };
  return { value: '', span, outer: span, quoted: false };
}

function columnOf(text: string, offset: number): number {
  let column = 0;
  for (let i = text.lastIndexOf('\n', offset - 1) + 1; i < offset; i++)
    column += text[i] === '\t' ? 8 - (column % 8) : 1;
  return column;
}

function skipBlanks(text: string, from: number, to: number): number {
  let at = from;
  while (at < to && isBlank(text.charCodeAt(at))) at++;
  return at;
}

function isBlank(code: number): boolean {
  return code === 32 || code === 9;
}
