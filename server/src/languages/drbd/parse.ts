import type { BindProblem } from '../../schema/bound.ts';
import type { Node, Section } from '../../syntax/tree.ts';
import type { Span } from '../../text/span.ts';
import { tokenize } from './parser.ts';
import { readAlone } from './read-alone.ts';
import { type DrbdTree, mostFaults, treeOf } from './tree-builder.ts';

/** Parses any text. Never throws; every fault is reported once, and what stands behind it is read on. */
export function parse(text: string): DrbdTree {
  return (text.length > 2 * partLength ? parseInParts(text) : undefined) ?? treeOf(text, tokenize(text), 0);
}

/** Long texts are read part by part: the tokens of one are forgotten before those of the next are made. */
const partLength = 32_768;

function parseInParts(text: string): DrbdTree | undefined {
  const children: Node[] = [];
  const comments: Span[] = [];
  const faults: BindProblem[] = [];
  let swallows = false;
  let first: DrbdTree | undefined;
  for (let start = 0; start < text.length; ) {
    const end = endOfPart(text, start);
    const read = readAlone(text, start, end);
    if (!read || faults.length + read.faults.length >= mostFaults) return undefined;
    first ??= read;
    for (const node of read.root.children) {
      (node as { parent: Section }).parent = first.root;
      children.push(node);
    }
    comments.push(...read.comments);
    faults.push(...read.faults);
    swallows ||= read.swallows;
    start = end;
  }
  if (!first) return undefined;
  (first.root as { children: readonly Node[] }).children = children;
  return { ...first, comments, faults, swallows };
}

/** The end of the first statement of the top level that ends far enough behind `start`. */
function endOfPart(text: string, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i++) {
    switch (text.charCodeAt(i)) {
      case hash: {
        const newline = text.indexOf('\n', i);
        i = newline < 0 ? text.length : newline;
        break;
      }
      case quote:
        i = endOfString(text, i);
        break;
      case opening:
        depth++;
        break;
      case closing:
        depth--;
        if (depth === 0 && i - start > partLength) return i + 1;
        break;
    }
  }
  return text.length;
}

/** The closing quote; a string ends with its line. */
function endOfString(text: string, start: number): number {
  for (let i = start + 1; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (c === backslash) i++;
    else if (c === quote || c === newline) return i;
  }
  return text.length;
}

const [hash, quote, opening, closing, backslash, newline] = [...'#"{}\\\n'].map(c => c.charCodeAt(0));
