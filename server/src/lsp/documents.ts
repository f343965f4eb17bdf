import type {
  DidChangeTextDocumentParams,
  DidCloseTextDocumentParams,
  DidOpenTextDocumentParams,
  Position,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Span } from '../text/span.ts';
import { type Encoding, type Lines, toOffset } from './positions.ts';
import { nameOf } from './uri.ts';

/** A document that is open in the client. */
export interface OpenDocument {
  /** As the client spells it. */
  readonly uri: string;
  readonly name: string;
  readonly document: TextDocument;
}

/** The documents that are open in the client, by name. */
export interface Documents {
  readonly all: ReadonlyMap<string, OpenDocument>;
  open(params: DidOpenTextDocumentParams): OpenDocument;
  /** Undefined where the client changes what it never opened. */
  change(params: DidChangeTextDocumentParams, encoding: Encoding): OpenDocument | undefined;
  close(params: DidCloseTextDocumentParams): OpenDocument | undefined;
}

/** A store of our own: the ready-made one counts every position in UTF-16. */
export function createDocuments(): Documents {
  const all = new Map<string, OpenDocument>();
  return {
    all,
    open({ textDocument: { uri, languageId, version, text } }) {
      const opened = { uri, name: nameOf(uri), document: TextDocument.create(uri, languageId, version, text) };
      all.set(opened.name, opened);
      return opened;
    },
    change({ textDocument: { uri, version }, contentChanges }, encoding) {
      const opened = all.get(nameOf(uri));
      if (!opened) return undefined;
      let { document } = opened;
      // Each change counts in the text that the one before it left.
      for (const change of contentChanges) {
        if (!('range' in change)) document = TextDocument.update(document, [change], version);
        else {
          const lines = linesOf(document);
          const at = (position: Position): Position => document.positionAt(toOffset(lines, position, encoding));
          const range = { start: at(change.range.start), end: at(change.range.end) };
          document = TextDocument.update(document, [{ range, text: change.text }], version);
        }
      }
      if (contentChanges.length === 0) document = TextDocument.update(document, [], version);
      const changed = { ...opened, document };
      all.set(opened.name, changed);
      return changed;
    },
    close({ textDocument: { uri } }) {
      const name = nameOf(uri);
      const opened = all.get(name);
      all.delete(name);
      return opened;
    },
  };
}

/** A text document as lines. */
export function linesOf(document: TextDocument): Lines {
  const text = document.getText();
  return {
    text,
    positionAt: offset => document.positionAt(offset),
    line(n): Span {
      if (n >= document.lineCount) return { start: text.length, end: text.length };
      const start = document.offsetAt({ line: n, character: 0 });
      let end = n + 1 < document.lineCount ? document.offsetAt({ line: n + 1, character: 0 }) : text.length;
      while (end > start && (text.charCodeAt(end - 1) === 10 || text.charCodeAt(end - 1) === 13)) end--;
      return { start, end };
    },
  };
}
