import type { Located } from '../cluster/effective.ts';
import type { FileFacts, NameUse } from '../cluster/facts.ts';
import type { Finding, Place } from '../cluster/finding.ts';
import type { Model } from '../cluster/model.ts';
import type { Language } from '../languages/language.ts';
import type { Bound } from '../schema/bound.ts';
import type { Target } from '../schema/release.ts';
import { type Cursor, cursorAt } from '../syntax/cursor.ts';
import type { Tree } from '../syntax/tree.ts';
import type { LineIndex } from '../text/line-index.ts';
import { type Span, touches } from '../text/span.ts';
import type { Lang, Text } from '../text/text.ts';

/** One analysed file, as features see it. */
export interface FeatureFile {
  readonly file: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly language: Language;
  readonly tree: Tree;
  readonly bound: Bound;
  readonly facts: FileFacts;
  readonly target: Target;
}

/** What features ask of the façade; the façade is one. */
export interface Sources {
  files(): string[];
  get(file: string): FeatureFile | undefined;
  model(file: string): Model | undefined;
  findings(file: string): readonly Finding[];
  /** What files beside a template say about the value of a word with tags. */
  templateValue?(file: string, word: string): { value: string; from: readonly Located<string>[] } | undefined;
}

/** A file in its cluster, and the language of the reader. */
export interface Context {
  readonly sources: Sources;
  readonly file: FeatureFile;
  readonly model: Model | undefined;
  readonly lang: Lang;
  /** How the host shows a place in Markdown, such as a link; else `name:line`. */
  readonly showPlace?: (place: Place) => string;
  /** A link in Markdown to the page of a rule, option or section, where the host has such pages. */
  readonly showPage?: (id: string, label: string) => string;
}

/** The context of a file; undefined where the file is none of ours. */
export function contextOf(
  sources: Sources,
  file: string,
  lang: Lang = 'en',
  showPlace?: Context['showPlace'],
  showPage?: Context['showPage'],
): Context | undefined {
  const found = sources.get(file);
  if (!found) return undefined;
  return {
    sources,
    file: found,
    model: sources.model(file),
    lang,
    ...(showPlace ? { showPlace } : {}),
    ...(showPage ? { showPage } : {}),
  };
}

/** A text in the reader's language. */
export function say(context: { readonly lang: Lang }, text: Text): string {
  return text[context.lang];
}

export function cursorIn(context: Context, offset: number): Cursor {
  return cursorAt(context.file.tree, offset);
}

/** The name under the offset; of touching ones the shortest. */
export function nameAt(context: Context, offset: number): NameUse | undefined {
  let best: NameUse | undefined;
  for (const use of context.file.facts.names) {
    if (touches(use.span, offset) && (!best || length(use.span) < length(best.span))) best = use;
  }
  return best;
}

function length(span: Span): number {
  return span.end - span.start;
}
