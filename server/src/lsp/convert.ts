import {
  type CompletionItem,
  CompletionItemKind,
  CompletionItemTag,
  type DocumentSymbol,
  InsertTextFormat,
  InsertTextMode,
  MarkupKind,
  type SelectionRange,
  SymbolKind,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { CompletionItem as FeatureItem } from '../features/completion.ts';
import type { DocumentSymbol as FeatureSymbol } from '../features/document-symbols.ts';
import { withoutMarkdown } from '../features/markdown.ts';
import { type SemanticToken, tokenModifiers, tokenTypes } from '../features/semantic-tokens.ts';
import type { NameSpace } from '../schema/entry.ts';
import type { Edit } from '../text/edit.ts';
import type { Span } from '../text/span.ts';
import { type Encoding, type Lines, toPosition, toRange } from './positions.ts';

/** What a client can show of completion items. */
export interface CompletionStyle {
  readonly snippets: boolean;
  readonly markdown: boolean;
  readonly deprecatedTag: boolean;
}

export function toCompletionItem(
  item: FeatureItem,
  lines: Lines,
  encoding: Encoding,
  style: CompletionStyle,
): CompletionItem {
  const snippet = item.snippet && style.snippets;
  return {
    label: item.label,
    kind: completionKinds[item.kind],
    sortText: item.sort,
    ...(item.filter === undefined ? {} : { filterText: item.filter }),
    ...(item.detail === undefined ? {} : { detail: item.detail }),
    ...(item.markdown === undefined ? {} : { documentation: markup(item.markdown, style.markdown) }),
    ...(item.deprecated && style.deprecatedTag ? { tags: [CompletionItemTag.Deprecated] } : {}),
    insertTextFormat: snippet ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    ...(item.insert.includes('\n') ? { insertTextMode: InsertTextMode.adjustIndentation } : {}),
    textEdit: {
      range: toRange(lines, item.replace, encoding),
      newText: item.snippet && !style.snippets ? withoutPlaceholders(item.insert) : item.insert,
    },
  };
}

/** Markdown, or what is left of it for clients that show plain text. */
export function markup(markdown: string, supported: boolean): { kind: MarkupKind; value: string } {
  return supported
    ? { kind: MarkupKind.Markdown, value: markdown }
    : { kind: MarkupKind.PlainText, value: withoutMarkdown(markdown) };
}

/** `${1:60}` → `60`, `${1|yes,no|}` → `yes`, `$0` → nothing. */
export function withoutPlaceholders(snippet: string): string {
  return snippet
    .replace(/\$\{\d+\|((?:\\.|[^,|\\])*)(?:,(?:\\.|[^|\\])*)?\|\}/g, '$1')
    .replace(/\$\{\d+:((?:\\.|[^}\\])*)\}/g, '$1')
    .replace(/\$\{\d+\}|\$\d+/g, '')
    .replace(/\\([\\$}|,])/g, '$1');
}

export function toDocumentSymbol(symbol: FeatureSymbol, lines: Lines, encoding: Encoding): DocumentSymbol {
  return {
    name: symbol.name,
    detail: symbol.detail,
    kind: symbolKind(symbol.makes),
    range: toRange(lines, symbol.span, encoding),
    selectionRange: toRange(lines, symbol.at, encoding),
    children: symbol.children.map(child => toDocumentSymbol(child, lines, encoding)),
  };
}

export function symbolKind(makes: NameSpace | undefined): SymbolKind {
  return makes === undefined ? SymbolKind.Namespace : symbolKinds[makes];
}

/** Tokens as the protocol packs them: five numbers each, relative to the one before. */
export function packTokens(tokens: readonly SemanticToken[], lines: Lines, encoding: Encoding): number[] {
  const data: number[] = [];
  let line = 0;
  let character = 0;
  for (const { span, type, modifiers } of tokens) {
    const start = toPosition(lines, span.start, encoding);
    // A token stands on one line.
    const length =
      encoding === 'utf-16' ? span.end - span.start : toPosition(lines, span.end, encoding).character - start.character;
    const sameLine = start.line === line;
    const bits = modifiers.reduce((sum, m) => sum | (1 << tokenModifiers.indexOf(m)), 0);
    data.push(
      start.line - line,
      sameLine ? start.character - character : start.character,
      length,
      tokenTypes.indexOf(type),
      bits,
    );
    line = start.line;
    character = start.character;
  }
  return data;
}

/** Spans from the innermost outwards, each as the parent of the one before. */
export function toSelectionRange(spans: readonly Span[], lines: Lines, encoding: Encoding): SelectionRange {
  let parent: SelectionRange | undefined;
  for (const span of [...spans].reverse()) {
    const range = toRange(lines, span, encoding);
    parent = parent ? { range, parent } : { range };
  }
  return parent ?? { range: toRange(lines, { start: 0, end: 0 }, encoding) };
}

export interface EditTarget {
  readonly uri: string;
  readonly version: number | null;
  readonly lines: Lines;
}

/** Edits of several files as one change; with versions where the client reads them. */
export function toWorkspaceEdit(
  edits: readonly (Edit & { readonly file: string })[],
  target: (file: string) => EditTarget | undefined,
  encoding: Encoding,
  versioned: boolean,
): WorkspaceEdit {
  const byFile = new Map<string, TextEdit[]>();
  for (const { file, span, newText } of edits) {
    const lines = target(file)?.lines;
    if (!lines) continue;
    const edit = { range: toRange(lines, span, encoding), newText };
    const list = byFile.get(file);
    if (list) list.push(edit);
    else byFile.set(file, [edit]);
  }
  if (!versioned) {
    return { changes: Object.fromEntries([...byFile].map(([file, list]) => [target(file)?.uri ?? file, list])) };
  }
  const documentChanges = [...byFile].map(([file, list]): TextDocumentEdit => {
    const { uri = file, version = null } = target(file) ?? {};
    return { textDocument: { uri, version }, edits: list };
  });
  return { documentChanges };
}

const completionKinds: Readonly<Record<FeatureItem['kind'], CompletionItemKind>> = {
  section: CompletionItemKind.Module,
  option: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  name: CompletionItemKind.Reference,
  snippet: CompletionItemKind.Snippet,
};

const symbolKinds: Readonly<Record<NameSpace, SymbolKind>> = {
  node: SymbolKind.Class,
  drbdResource: SymbolKind.Module,
  drbdVolume: SymbolKind.Field,
  drbdDevice: SymbolKind.File,
  resource: SymbolKind.Object,
  id: SymbolKind.Key,
  ticket: SymbolKind.Event,
  role: SymbolKind.Interface,
  logSubsystem: SymbolKind.String,
};
