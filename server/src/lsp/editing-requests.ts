import {
  type CodeLens,
  type Connection,
  type FormattingOptions,
  InlayHintKind,
  type Position,
  type Range,
  type TextEdit,
} from 'vscode-languageserver';
import { codeLenses } from '../features/code-lens.ts';
import { type FormatOptions, format, formatOnType, formatRange } from '../features/format.ts';
import { inlayHints } from '../features/inlay-hints.ts';
import type { Edit } from '../text/edit.ts';
import type { Core, DocumentParams, PositionParams } from './core.ts';
import { type Lines, toOffset, toPosition, toRange } from './positions.ts';

type Style = { options: FormattingOptions };

/** Answers what editors ask while a file is written: formatting, hints in the text, lines above sections. */
export function answerEditing(connection: Connection, core: Core): void {
  const textEdits = (edits: readonly Edit[], lines: Lines): TextEdit[] =>
    edits.map(({ span, newText }) => ({ range: toRange(lines, span, core.encoding), newText }));
  const spanOf = (range: Range, lines: Lines) => ({
    start: toOffset(lines, range.start, core.encoding),
    end: toOffset(lines, range.end, core.encoding),
  });

  connection.onDocumentFormatting(
    core.inDocument<DocumentParams & Style, TextEdit[] | null>('formatting', null, (context, lines, { options }) =>
      context.file.language.layout ? textEdits(format(context, styleOf(options)), lines) : null,
    ),
  );

  connection.onDocumentRangeFormatting(
    core.inDocument<DocumentParams & Style & { range: Range }, TextEdit[] | null>(
      'formatting',
      null,
      (context, lines, { range, options }) =>
        context.file.language.layout
          ? textEdits(formatRange(context, spanOf(range, lines), styleOf(options)), lines)
          : null,
    ),
  );

  connection.onDocumentOnTypeFormatting(
    core.atPosition<PositionParams & Style & { ch: string; position: Position }, TextEdit[] | null>(
      'formatting',
      null,
      (context, offset, lines, { ch, options }) =>
        context.file.language.layout ? textEdits(formatOnType(context, offset, ch, styleOf(options)), lines) : null,
    ),
  );

  connection.languages.inlayHint.on(
    core.inDocument('hints', null, (context, lines, { range }: DocumentParams & { range: Range }) => {
      if (!core.showsInlayHints) return null;
      return inlayHints(context, spanOf(range, lines)).map(({ offset, label }) => ({
        position: toPosition(lines, offset, core.encoding),
        label,
        kind: InlayHintKind.Type,
        paddingLeft: true,
      }));
    }),
  );

  connection.onCodeLens(
    core.inDocument<DocumentParams, CodeLens[] | null>('lenses', null, (context, lines) =>
      codeLenses(context).map(({ span, title }) => ({
        range: toRange(lines, span, core.encoding),
        // A lens without a command would be asked for again; an empty one is shown as plain text.
        command: { title, command: '' },
      })),
    ),
  );
}

function styleOf({ tabSize, insertSpaces }: FormattingOptions): FormatOptions {
  return { tabSize, insertSpaces };
}
