import assert from 'node:assert/strict';
import { type Analysis, type AnalysisSettings, createAnalysis } from '../../server/src/analysis.ts';
import type { Place } from '../../server/src/cluster/finding.ts';
import { codeActions as codeActionsOf } from '../../server/src/features/code-actions.ts';
import { type CompletionItem, completion as completionOf } from '../../server/src/features/completion.ts';
import { type Context, contextOf } from '../../server/src/features/context.ts';
import { definition as definitionOf } from '../../server/src/features/definition.ts';
import { highlight as highlightOf } from '../../server/src/features/highlight.ts';
import { hover as hoverOf } from '../../server/src/features/hover.ts';
import { withoutMarkdown } from '../../server/src/features/markdown.ts';
import { references as referencesOf } from '../../server/src/features/references.ts';
import { rename as renameOf } from '../../server/src/features/rename.ts';
import { applyEdits } from '../../server/src/text/edit.ts';
import type { Lang } from '../../server/src/text/text.ts';
import { parseScenario, type Scenario } from '../scenario.ts';

/*
 * One helper per feature: text in, text out. `<|>` is the cursor, `-- name --` begins a file, carets label what a
 * request must find.
 */

export interface Opened {
  readonly scenario: Scenario;
  readonly analysis: Analysis;
  readonly file: string;
  readonly offset: number;
  readonly end: number;
  context(lang?: Lang): Context;
}

/** The files of a scenario, analysed, with the place of the cursor. */
export function opened(source: string, defaultName = defaultNameOf(source), settings: AnalysisSettings = {}): Opened {
  const scenario = parseScenario(source, defaultName);
  const analysis = createAnalysis(settings);
  for (const { name, text } of scenario.files) analysis.set(name, text);
  const file = scenario.files.find(f => f.cursor) ?? scenario.files[0];
  assert(file, 'the scenario has no file');
  return {
    scenario,
    analysis,
    file: file.name,
    offset: file.cursor?.start ?? 0,
    end: file.cursor?.end ?? 0,
    context(lang = 'en') {
      const context = contextOf(analysis, file.name, lang);
      assert(context, `${file.name} is none of our files`);
      return context;
    },
  };
}

/** All items at the cursor, in the order that editors show. */
export function itemsAt(source: string, name?: string, lang: Lang = 'en'): CompletionItem[] {
  const { context, offset } = opened(source, name);
  return completionOf(context(lang), offset).sort((a, b) => (a.sort < b.sort ? -1 : a.sort > b.sort ? 1 : 0));
}

/** Exactly these labels are offered, in this order. */
export function completion(source: string, labels: readonly string[], name?: string): void {
  assert.deepEqual(
    itemsAt(source, name).map(i => i.label),
    labels,
  );
}

/** These labels are among those offered, and the others are not. */
export function completionOffers(
  source: string,
  some: readonly string[],
  not: readonly string[] = [],
  name?: string,
): void {
  const labels = itemsAt(source, name).map(i => i.label);
  const missing = some.filter(s => !labels.includes(s));
  const wrong = not.filter(s => labels.includes(s));
  assert.deepEqual({ missing, wrong }, { missing: [], wrong: [] }, `offered: ${labels.join(' ')}`);
}

/** The text after the item with a label was chosen; placeholders are left as they are. */
export function completed(source: string, label: string, name?: string): string {
  const item = itemsAt(source, name).find(i => i.label === label);
  assert(item, `${label} is not offered`);
  const { scenario, file } = opened(source, name);
  const text = scenario.files.find(f => f.name === file)?.text ?? '';
  return applyEdits(text, [{ span: item.replace, newText: item.insert }]);
}

/** The hover at the cursor, as plain text. */
export function hoverText(source: string, lang: Lang = 'en', name?: string, settings?: AnalysisSettings): string {
  const { context, offset } = opened(source, name, settings);
  return withoutMarkdown(hoverOf(context(lang), offset)?.markdown ?? '');
}

/** The hover at the cursor shows these texts in this order. */
export function hover(source: string, shows: { en?: readonly string[]; ja?: readonly string[] }, name?: string): void {
  for (const lang of ['en', 'ja'] as const) {
    const text = hoverText(source, lang, name);
    let from = 0;
    for (const part of shows[lang] ?? []) {
      const at = text.indexOf(part, from);
      assert(at >= 0, `the hover does not show "${part}" (${lang}):\n${text}`);
      from = at + part.length;
    }
  }
}

/** The definitions of the name at the cursor are the labels `definition`. */
export function definition(source: string, name?: string): void {
  const { scenario, context, offset } = opened(source, name);
  samePlaces(scenario, definitionOf(context(), offset)?.targets ?? [], 'definition');
}

/** The uses of the name at the cursor are all labels; those called `definition` are left out on request. */
export function references(source: string, includeDefinitions = true, name?: string): void {
  const { scenario, context, offset } = opened(source, name);
  const found = referencesOf(context(), offset, { includeDefinitions });
  samePlaces(scenario, found, ...(includeDefinitions ? ['definition', 'use'] : ['use']));
}

/** The uses in the file of the cursor are its labels. */
export function highlight(source: string, name?: string): void {
  const { scenario, context, offset, file } = opened(source, name);
  const found = highlightOf(context(), offset).map(({ span }) => ({ file, span }));
  samePlaces(scenario, found, 'definition', 'use');
}

/** The files after a rename; or, with a leading `!`, why it is refused. */
export function rename(source: string, newName: string, expected: string, name?: string): void {
  const { scenario, context, offset } = opened(source, name);
  const result = renameOf(context(), offset, newName);
  if (!result.ok) {
    assert.equal(`! ${result.why.en}`, expected);
    return;
  }
  const after = scenario.files.map(file => ({
    name: file.name,
    text: applyEdits(
      file.text,
      result.edits.filter(e => e.file === file.name),
    ),
  }));
  const wanted = parseScenario(expected, scenario.files[0]?.name);
  assert.deepEqual(
    after,
    wanted.files.map(f => ({ name: f.name, text: f.text })),
  );
}

/** Titles of what can be done at the cursor or selection. */
export function actionTitles(source: string, lang: Lang = 'en', name?: string): string[] {
  const { context, offset, end } = opened(source, name);
  return codeActionsOf(context(lang), { start: offset, end }).map(a => a.title);
}

/** The text after the action with a title was taken. */
export function acted(source: string, title: string, name?: string): string {
  const { scenario, context, offset, end, file } = opened(source, name);
  const actions = codeActionsOf(context(), { start: offset, end });
  const action = actions.find(a => a.title === title);
  assert(action, `no action "${title}" among: ${actions.map(a => a.title).join(' | ')}`);
  const text = scenario.files.find(f => f.name === file)?.text ?? '';
  return applyEdits(
    text,
    action.edits.filter(e => e.file === file),
  );
}

function samePlaces(scenario: Scenario, found: readonly Place[], ...labels: string[]): void {
  const shown = (file: string, start: number, end: number): string => {
    const text = scenario.files.find(f => f.name === file)?.text ?? '';
    return `${file}:${text.slice(0, start).split('\n').length}:${start - text.lastIndexOf('\n', start - 1)} ${text.slice(start, end)}`;
  };
  const wanted = scenario.files.flatMap(f => f.labels).filter(l => labels.includes(l.raw));
  assert.deepEqual(
    found.map(p => shown(p.file, p.span.start, p.span.end)).sort(),
    wanted.map(l => shown(l.file, l.span.start, l.span.end)).sort(),
  );
}

/** A text without file names is of the language that it looks like. */
function defaultNameOf(source: string): string {
  if (source.trimStart().startsWith('<') && !source.trimStart().startsWith('<|')) return 'cib.xml';
  return /^\s*(?:totem|nodelist|quorum|logging)\b/.test(source) ? 'corosync.conf' : 'r0.res';
}
