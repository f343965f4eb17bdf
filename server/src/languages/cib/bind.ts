import { cibSchema } from '../../../../schemas/cib/index.ts';
import type { BindProblem, Bound } from '../../schema/bound.ts';
import type { Target } from '../../schema/release.ts';
import type { Tree } from '../../syntax/tree.ts';
import { checkConditions } from './check-conditions.ts';
import { checkNames } from './check-names.ts';
import { withoutUnreadOperations, withSchedulerVerdicts } from './check-unvalidated.ts';
import { chooseSchema } from './schema-choice.ts';
import { type CibTree, parseCib } from './tree.ts';
import { type Validation, validate } from './validate.ts';
import { Words } from './words.ts';

/** A CIB bound to its tables: the grammar of its schema, and the names and values that only the tables know. */
export interface CibBound extends Bound {
  readonly tree: CibTree;
  /** What the grammar found out; undefined where no schema is to be checked. */
  readonly validation: Validation | undefined;
  /** `cib`: a whole CIB; `fragment`: an element of one; `none`: neither. */
  readonly form: 'cib' | 'fragment' | 'none';
}

export function bindCib(parsed: Tree, target: Target): CibBound {
  const tree = isCibTree(parsed) ? parsed : parseCib(parsed.text);
  const { version } = target.pacemaker;
  const choice = chooseSchema(tree, version, target.pacemaker.from === 'settings');
  const validation = choice.task && validate(tree.scan, choice.task);
  const words = new Words(tree, version, validation);
  const known = knownProblems(tree, validation?.problems ?? []);
  const problems = [...choice.problems, ...withSchedulerVerdicts(tree, version, known)];
  if (choice.kind !== 'none') {
    checkConditions(tree, target.pacemaker, problems);
    const before = problems.length;
    checkNames({ tree, version, target, validation }, problems);
    problems.push(...withoutUnreadOperations(tree, problems.splice(before)));
  }
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return {
    tree,
    schema: cibSchema,
    version,
    problems,
    validation,
    form: choice.kind,
    sectionEntry: section => words.sectionEntry(section),
    optionEntry: node => words.optionEntry(node),
    meaning: (node, part) => words.meaning(node, part),
    candidates: section => words.candidates(section),
  };
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
