import type { Connection, Hover, Location, LocationLink, Position } from 'vscode-languageserver';
import {
  CodeActionKind,
  DocumentHighlightKind,
  FoldingRangeKind,
  LSPErrorCodes,
  ResponseError,
} from 'vscode-languageserver';
import { codeActions, fixAll } from '../features/code-actions.ts';
import { completion } from '../features/completion.ts';
import { definition } from '../features/definition.ts';
import { documentLinks } from '../features/document-links.ts';
import { documentSymbols } from '../features/document-symbols.ts';
import { folding } from '../features/folding.ts';
import { highlight } from '../features/highlight.ts';
import { hover } from '../features/hover.ts';
import { linkedEditing } from '../features/linked-editing.ts';
import { refactorings } from '../features/refactorings.ts';
import { references } from '../features/references.ts';
import { prepareRename, rename } from '../features/rename.ts';
import { selectionRanges } from '../features/selection-ranges.ts';
import { semanticTokens } from '../features/semantic-tokens.ts';
import { workspaceSymbols } from '../features/workspace-symbols.ts';
import {
  markup,
  packTokens,
  symbolKind,
  toCompletionItem,
  toDocumentSymbol,
  toSelectionRange,
  toWorkspaceEdit,
} from './convert.ts';
import type { Core, DocumentParams, PositionParams } from './core.ts';
import { diagnosticStyle, toDiagnostic } from './diagnostics.ts';
import { answerEditing } from './editing-requests.ts';
import type { FileSource } from './files.ts';
import { linkTarget } from './link-target.ts';
import { toOffset, toRange } from './positions.ts';
import { nameOf } from './uri.ts';
import { isApart } from './workspace.ts';

/** Answers everything that editors ask about a place or a file, but for its findings. */
export function answerFeatures(connection: Connection, core: Core, disk: FileSource | undefined): void {
  answerEditing(connection, core);

  connection.onHover(
    core.atPosition<PositionParams, Hover | null>('hover', null, (context, offset, lines) => {
      const found = hover(context, offset);
      if (!found) return null;
      return {
        contents: markup(found.markdown, core.session?.abilities.hoverMarkdown ?? false),
        range: toRange(lines, found.span, core.encoding),
      };
    }),
  );

  connection.onCompletion(
    core.atPosition('completion', null, (context, offset, lines) => {
      const abilities = core.session?.abilities;
      const style = {
        snippets: abilities?.snippets ?? false,
        markdown: abilities?.completionMarkdown ?? false,
        deprecatedTag: abilities?.deprecatedItems ?? false,
      };
      return completion(context, offset).map(item => toCompletionItem(item, lines, core.encoding, style));
    }),
  );

  connection.onDefinition(
    core.atPosition<PositionParams, Location[] | LocationLink[] | null>(
      'definition',
      null,
      (context, offset, lines) => {
        const found = definition(context, offset);
        if (!found) return null;
        if (!core.session?.abilities.definitionLinks) return found.targets.flatMap(core.location);
        const originSelectionRange = toRange(lines, found.origin, core.encoding);
        return found.targets.flatMap(target => {
          const there = core.linesFor(target.file);
          if (!there) return [];
          return [
            {
              originSelectionRange,
              targetUri: core.uri(target.file),
              targetRange: toRange(there, target.whole, core.encoding),
              targetSelectionRange: toRange(there, target.span, core.encoding),
            },
          ];
        });
      },
    ),
  );

  connection.onReferences(
    core.atPosition<PositionParams & { context: { includeDeclaration: boolean } }, Location[] | null>(
      'references',
      null,
      (context, offset, _lines, params) =>
        references(context, offset, { includeDefinitions: params.context.includeDeclaration }).flatMap(core.location),
    ),
  );

  connection.onDocumentHighlight(
    core.atPosition('highlight', null, (context, offset, lines) =>
      highlight(context, offset).map(({ span, kind }) => ({
        range: toRange(lines, span, core.encoding),
        kind: kind === 'write' ? DocumentHighlightKind.Write : DocumentHighlightKind.Read,
      })),
    ),
  );

  connection.onPrepareRename(
    core.atPosition('rename', null, (context, offset, lines) => {
      const found = prepareRename(context, offset);
      return found ? { range: toRange(lines, found.span, core.encoding), placeholder: found.name } : null;
    }),
  );

  connection.onRenameRequest(
    core.atPosition<PositionParams & { newName: string }, ReturnType<typeof toWorkspaceEdit> | null>(
      'rename',
      null,
      (context, offset, _lines, params) => {
        const result = rename(context, offset, params.newName);
        if (!result.ok) throw new ResponseError(LSPErrorCodes.RequestFailed, result.why[core.lang]);
        return toWorkspaceEdit(
          result.edits,
          core.editTarget,
          core.encoding,
          core.session?.abilities.versionedEdits ?? false,
        );
      },
    ),
  );

  connection.onDocumentSymbol(
    core.inDocument('symbols', null, (context, lines, params: DocumentParams) => {
      const symbols = documentSymbols(context).map(s => toDocumentSymbol(s, lines, core.encoding));
      if (core.session?.abilities.hierarchicalSymbols) return symbols;
      const flat: { name: string; kind: (typeof symbols)[number]['kind']; location: Location }[] = [];
      const stack = [...symbols].reverse();
      for (let s = stack.pop(); s; s = stack.pop()) {
        flat.push({ name: s.name, kind: s.kind, location: { uri: params.textDocument.uri, range: s.range } });
        stack.push(...[...(s.children ?? [])].reverse());
      }
      return flat;
    }),
  );

  connection.onWorkspaceSymbol(
    core.answer('workspace symbols', null, ({ query }) => {
      core.flush();
      return workspaceSymbols(core.analysis, query)
        .filter(
          s =>
            !isApart(s.file, core.workspace.folders) &&
            (core.workspace.isInWorkspace(s.file) || core.documents.all.has(s.file)),
        )
        .flatMap(s => core.location(s).map(l => ({ name: s.name, kind: symbolKind(s.makes), location: l })));
    }),
  );

  connection.onFoldingRanges(
    core.inDocument('folding', null, context =>
      folding(context).map(f => ({
        startLine: f.startLine,
        endLine: f.endLine,
        ...(f.kind ? { kind: FoldingRangeKind.Comment } : {}),
      })),
    ),
  );

  connection.onSelectionRanges(
    core.inDocument('selection', null, (context, lines, params: DocumentParams & { positions: Position[] }) =>
      params.positions.map(position =>
        toSelectionRange(selectionRanges(context, toOffset(lines, position, core.encoding)), lines, core.encoding),
      ),
    ),
  );

  connection.onDocumentLinks(
    core.inDocument('links', null, async (context, lines, params: DocumentParams) => {
      const name = nameOf(params.textDocument.uri);
      const links = [];
      for (const { span, path, pattern } of documentLinks(context)) {
        const found = await linkTarget(name, path, pattern, core.analysis.files(), disk);
        if (!found) continue;
        const range = toRange(lines, span, core.encoding);
        links.push(found.file ? { range, target: core.uri(found.file) } : { range, tooltip: found.tooltip[core.lang] });
      }
      return links;
    }),
  );

  connection.languages.onLinkedEditingRange(
    core.atPosition('linked editing', null, (context, offset, lines) => {
      const spans = linkedEditing(context, offset);
      return spans ? { ranges: spans.map(s => toRange(lines, s, core.encoding)) } : null;
    }),
  );

  connection.languages.semanticTokens.on(
    core.inDocument('tokens', { data: [] as number[] }, (context, lines) => ({
      data: packTokens(semanticTokens(context), lines, core.encoding),
    })),
  );

  connection.languages.semanticTokens.onRange(
    core.inDocument(
      'tokens',
      { data: [] as number[] },
      (context, lines, params: DocumentParams & { range: { start: Position; end: Position } }) => {
        const within = {
          start: toOffset(lines, params.range.start, core.encoding),
          end: toOffset(lines, params.range.end, core.encoding),
        };
        return { data: packTokens(semanticTokens(context, within), lines, core.encoding) };
      },
    ),
  );

  connection.onCodeAction(
    core.inDocument('code actions', null, (context, lines, params) => {
      const { only } = params.context;
      const wants = (kind: string): boolean => !only || only.some(o => kind === o || kind.startsWith(`${o}.`));
      const at = {
        start: toOffset(lines, params.range.start, core.encoding),
        end: toOffset(lines, params.range.end, core.encoding),
      };
      const found = wants(CodeActionKind.QuickFix) ? codeActions(context, at) : [];
      const all = only && wants(CodeActionKind.SourceFixAll) ? fixAll(context) : undefined;
      if (all) found.push(all);
      const rewrites = wants(CodeActionKind.RefactorRewrite) ? refactorings(context, at) : [];
      const fixes = found.map(action => ({
        title: action.title,
        kind: action.kind === 'fixAll' ? CodeActionKind.SourceFixAll : CodeActionKind.QuickFix,
        ...(action.preferred ? { isPreferred: true } : {}),
        ...(action.finding ? { diagnostics: [toDiagnostic(action.finding, lines, diagnosticStyle(core))] } : {}),
        edit: toWorkspaceEdit(
          action.edits,
          core.editTarget,
          core.encoding,
          core.session?.abilities.versionedEdits ?? false,
        ),
      }));
      return [
        ...fixes,
        ...rewrites.map(({ title, edits }) => ({
          title,
          kind: CodeActionKind.RefactorRewrite,
          edit: toWorkspaceEdit(edits, core.editTarget, core.encoding, core.session?.abilities.versionedEdits ?? false),
        })),
      ];
    }),
  );
}
