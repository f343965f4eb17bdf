import { cibSchema } from '../../../../schemas/cib/index.ts';
import type { BindProblem, Bound } from '../../schema/bound.ts';
import { movePlaces, withOwnSpans } from '../../schema/own-spans.ts';
import type { Target } from '../../schema/release.ts';
import type { Tree } from '../../syntax/tree.ts';
import type { Before } from '../../syntax/tree-change.ts';
import { moveFrom } from '../../text/change.ts';
import { checkConditions } from './check-conditions.ts';
import { type CheckContext, checkNames, maxProblems } from './check-names.ts';
import { withoutUnreadOperations, withSchedulerVerdicts } from './check-unvalidated.ts';
import { elementName } from './elements.ts';
import { type ChangedPart, partOf } from './reparse.ts';
import { chooseSchema } from './schema-choice.ts';
import { type CibTree, parseCib } from './tree.ts';
import { type Validation, validate, validateAgain } from './validate.ts';
import { Words } from './words.ts';

/** A CIB bound to its tables: the grammar of its schema, and the names and values that only the tables know. */
export interface CibBound extends Bound {
  readonly tree: CibTree;
  /** What the grammar found out; undefined where no schema is to be checked. */
  readonly validation: Validation | undefined;
  /** `cib`: a whole CIB; `fragment`: an element of one; `none`: neither. */
  readonly form: 'cib' | 'fragment' | 'none';
  /** What was found about names and values, where nothing else was found; taken over after an edit elsewhere. */
  readonly ofNames: readonly BindProblem[] | undefined;
}

/** `before`: the binding of the text before some edits; it must not be used any more. */
export function bindCib(parsed: Tree, target: Target, before?: Before<Bound>): CibBound {
  const tree = isCibTree(parsed) ? parsed : parseCib(parsed.text);
  const { version } = target.pacemaker;
  const choice = chooseSchema(tree, version, target.pacemaker.from === 'settings');
  const known = before?.known as CibBound | undefined;
  const part = partOf(before?.changes);
  const validation =
    choice.task &&
    ((part && known?.validation && validateAgain(tree.scan, choice.task, known.validation, part)) ??
      validate(tree.scan, choice.task));
  const words = new Words(tree, version, validation);
  const ofSchema = knownProblems(tree, validation?.problems ?? []);
  const problems = [...choice.problems, ...withSchedulerVerdicts(tree, version, ofSchema)];
  let ofNames: readonly BindProblem[] | undefined;
  if (choice.kind !== 'none') {
    checkConditions(tree, target.pacemaker, problems);
    const others = problems.length;
    const context = { tree, version, target, validation };
    const taken = others === 0 && part && known?.form === choice.kind ? namesAgain(context, known, part) : undefined;
    if (taken) for (const problem of taken) problems.push(problem);
    else checkNames(context, problems);
    if (others === 0) ofNames = [...problems];
    problems.push(...withoutUnreadOperations(tree, problems.splice(others)));
  }
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    tree,
    schema: cibSchema,
    version,
    problems,
    validation,
    form: choice.kind,
    ofNames,
    sectionEntry: section => words.sectionEntry(section),
    optionEntry: node => words.optionEntry(node),
    meaning: (node, part) => words.meaning(node, part),
    candidates: section => words.candidates(section),
  };
}

/** Looks at the names of one element again; what was found elsewhere has moved. Undefined where all must be looked at. */
function namesAgain(context: CheckContext, known: CibBound, part: ChangedPart): BindProblem[] | undefined {
  const { tree } = context;
  // What a template is, its users are judged by.
  if (!known.ofNames || elementName(tree.scan, part.element) === 'template') return undefined;
  const fresh: BindProblem[] = [];
  if (!part.inStatus) checkNames(context, fresh, part.element, part.element + part.added);
  // Words cut from the text would hold it as long as the problem lasts, and with each edit another one.
  const problems = fresh.map(problem => JSON.parse(JSON.stringify(problem)) as BindProblem);
  const move = moveFrom(part.end, part.by);
  for (const problem of known.ofNames) {
    let [spans, inside, outside] = [0, 0, 0];
    movePlaces(problem, ({ start, end }) => {
      spans++;
      if (end <= part.start || start >= part.end) outside++;
      else if (start >= part.start && end <= part.end) inside++;
    });
    if (inside === spans) continue;
    if (outside !== spans) return undefined;
    const moved = withOwnSpans(problem);
    movePlaces(moved, move);
    problems.push(moved);
  }
  return problems.length < maxProblems ? problems : undefined;
}

function isCibTree(tree: Tree): tree is CibTree {
  return 'scan' in tree;
}

/**
 * In a file that is no XML, an element may stand where it stands only because a tag is missing elsewhere. Where dots
 * stand for what an author has left out, nothing is missing.
 */
function knownProblems(tree: CibTree, problems: readonly BindProblem[]): readonly BindProblem[] {
  const doubtful =
    tree.problems.length > 0 ? ['wrong-place', 'duplicate', 'missing'] : tree.incomplete ? ['missing'] : [];
  return problems.filter(p => !doubtful.includes(p.rule));
}
