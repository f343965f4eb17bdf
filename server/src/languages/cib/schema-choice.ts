import { grammar } from '../../../../schemas/cib/grammar.ts';
import { pairTables } from '../../../../schemas/cib/index.ts';
import { firstReleaseOfSchema } from '../../../../schemas/cib/releases.ts';
import { changeTo } from '../../schema/bind.ts';
import type { BindProblem } from '../../schema/bound.ts';
import type { Tool, Verdict } from '../../schema/entry.ts';
import { compareVersions } from '../../schema/release.ts';
import { nearest } from '../../text/nearest.ts';
import type { Text } from '../../text/text.ts';
import { fragmentElements } from './claims.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTES,
  ATTRIBUTES_END,
  CLOSE_START,
  ELEMENT,
  FIRST,
  NAME,
  NEXT,
  START,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { valueText } from './references.ts';
import { lineOfElement, versions } from './schema-versions.ts';
import { type CibTree, isClosed } from './tree.ts';
import { fits, type ValidationTask } from './validate.ts';

type Fix = NonNullable<BindProblem['fixes']>[number];

/** What a file is judged by. */
export interface SchemaChoice {
  readonly kind: 'cib' | 'fragment' | 'none';
  /** Undefined where nothing is to be checked. */
  readonly task: ValidationTask | undefined;
  readonly problems: readonly BindProblem[];
}

/** The targets that verdicts are known for; the oldest that has the schema is meant by it. */
const targets = ['1.1', '2.0', '2.1.5', '3.0.2'];

/** The oldest target that has a schema. */
export function targetOfSchema(schema: string): string | undefined {
  if (schema === 'next') return '2.1.5';
  if (!(schema in grammar.starts)) return undefined;
  const first = firstReleaseOfSchema(schema);
  return targets.find(target => first === undefined || compareVersions(first, target) <= 0);
}

/**
 * Chooses the schema: the one that validate-with names, else the newest of the target. `sure` says that the target is
 * no guess from validate-with: only then is a newer schema out of reach.
 */
export function chooseSchema(tree: CibTree, target: string, sure = false): SchemaChoice {
  const root = rootElement(tree, 'cib');
  if (root >= 0) return chooseForRoot(tree, root, target, sure);
  const misnamed = misnamedRoot(tree);
  if (misnamed < 0) return chooseForFragment(tree, target);
  const choice = chooseForRoot(tree, misnamed, target, sure);
  const at = nameSpan(tree, misnamed);
  const name = nameOf(tree, misnamed);
  const endTag = endTagSpan(tree, misnamed);
  return {
    ...choice,
    problems: [
      {
        rule: 'wrong-place',
        span: at,
        severity: 'error',
        message: {
          en: `the outermost element of a CIB is cib, not ${name}`,
          ja: `CIB の最も外側の要素は ${name} ではなく cib です`,
        },
        refusedBy: ['rng', 'crm_verify'],
        fixes: [
          {
            title: changeTo(name, 'cib'),
            safe: false,
            edits: [at, ...(endTag ? [endTag] : [])].map(span => ({ span, newText: 'cib' })),
          },
        ],
      },
      ...choice.problems,
    ],
  };
}

/** A root that holds a configuration or names a schema is meant to be cib. */
function misnamedRoot(tree: CibTree): number {
  return (
    rootsOf(tree).find(
      root =>
        isClosed(tree.scan, root) &&
        (attributeOf(tree, root, 'validate-with') !== undefined ||
          childrenOf(tree, root).some(child => nameOf(tree, child) === 'configuration')),
    ) ?? -1
  );
}

function chooseForRoot(tree: CibTree, root: number, target: string, sure: boolean): SchemaChoice {
  const named = attributeOf(tree, root, 'validate-with');
  const at = named?.span ?? nameSpan(tree, root);
  const problem = (severity: Verdict['severity'], message: Text, extra: Partial<BindProblem> = {}): BindProblem => ({
    rule: 'unknown-schema',
    span: at,
    severity,
    message,
    ...(severity === 'error' ? { refusedBy: ['crm_verify'] as const } : {}),
    ...extra,
  });
  const from3 = compareVersions(target, '3.0') >= 0;
  const written = attributesNamed(tree, root, 'validate-with');
  /** Names a schema: the one that is asked for, else the newest of the target that the configuration fits. */
  const naming = (version?: string): Fix[] => {
    if (named === undefined && written) return [];
    const word = `pacemaker-${version ?? fittingVersion(tree, root, target) ?? newestSchemaOf(target)}`;
    if (named?.value === word) return [];
    const title: Text = named
      ? { en: `Change validate-with to ${word}`, ja: `validate-with を ${word} に変更する` }
      : { en: `Add validate-with="${word}"`, ja: `validate-with="${word}" を追加する` };
    const behindName = { start: at.end, end: at.end };
    const edit = named ? { span: at, newText: word } : { span: behindName, newText: ` validate-with="${word}"` };
    return [{ title, safe: false, edits: [edit] }];
  };
  if (named?.opaque) return { kind: 'cib', task: undefined, problems: [] };
  if (named === undefined) {
    const message: Text = from3
      ? {
          en: 'cib has no validate-with, and Pacemaker 3 reads no CIB without it',
          ja: 'cib に validate-with がなく、Pacemaker 3 は CIB を読み込みません',
        }
      : {
          en: 'cib has no validate-with, so Pacemaker tries one schema after the other',
          ja: 'cib に validate-with がないため、Pacemaker はスキーマを順に試します',
        };
    return withoutSchema(tree, root, target, [problem(from3 ? 'error' : 'warning', message, { fixes: naming() })]);
  }
  const { value } = named;
  if (value.toLowerCase() === 'none') {
    // What no schema is asked about is passed over by the scheduler, of which Pacemaker 3 complains.
    const quiet = (found: readonly BindProblem[]): SchemaChoice => {
      const choice = withoutSchema(tree, root, target, found);
      return {
        ...choice,
        task: choice.task && {
          ...choice.task,
          verdict: rule =>
            rule === 'wrong-version'
              ? { severity: 'info' }
              : from3
                ? { severity: 'error', refusedBy: ['crm_verify'] }
                : { severity: 'warning' },
        },
      };
    };
    if (compareVersions(target, '2.1.8') < 0) {
      const message = {
        en: 'validate-with is none, so no schema is checked',
        ja: 'validate-with が none のため検証が行われません',
      };
      return quiet([problem('info', message, { fixes: naming() })]);
    }
    const message = {
      en: 'validate-with is none, so no schema is checked, which is deprecated since Pacemaker 2.1.8',
      ja: 'validate-with が none のため検証が行われません（Pacemaker 2.1.8 以降では非推奨です）',
    };
    return quiet([problem(from3 ? 'error' : 'warning', message, { fixes: naming() })]);
  }
  const schema = value.startsWith('pacemaker-') ? value.slice('pacemaker-'.length) : '';
  if (!(schema in grammar.starts)) {
    const withoutFile = formerNames.has(value);
    // Another number is no slip of the pen: which one was meant, nobody can tell.
    const numbered = withoutFile || /^pacemaker-\d\.\d{1,2}$/.test(value);
    const meant = numbered
      ? undefined
      : (nearest(value, schemaNames) ?? schemaNames.find(name => name === `pacemaker-${value}`));
    const newest = newestSchemaOf(target);
    const message: Text = withoutFile
      ? {
          en: `schema ${value} is of the time before Pacemaker 1.1, and no release reads it any more`,
          ja: `スキーマ ${value} は Pacemaker 1.1 より前のもので、どのリリースでも読み込めません`,
        }
      : {
          en: `there is no schema "${value}"${meant ? ` (did you mean "${meant}"?)` : ` (the newest is pacemaker-${newest})`}`,
          ja: `スキーマ "${value}" はありません${meant ? `（"${meant}" ですか？）` : `（最新は pacemaker-${newest} です）`}`,
        };
    const fixes = meant
      ? [
          {
            title: { en: `Change "${value}" to "${meant}"`, ja: `"${value}" を "${meant}" に変更する` },
            safe: false,
            edits: [{ span: at, newText: meant }],
          },
        ]
      : naming();
    const found = problem('error', message, { fixes });
    return withoutSchema(tree, root, target, [found], withoutFile ? '1.2' : newestSchemaOf(target));
  }
  const problems: BindProblem[] = [];
  const fitting = new Map<string, boolean>();
  if (schema === 'next') {
    problems.push(
      problem(
        from3 ? 'error' : 'warning',
        from3
          ? {
              en: 'the development schema pacemaker-next ended with Pacemaker 3.0.0',
              ja: '開発用スキーマ pacemaker-next は Pacemaker 3.0.0 で廃止されました',
            }
          : {
              en: 'pacemaker-next is the development schema, which changes from release to release',
              ja: 'pacemaker-next は、リリースごとに内容が変わる開発用スキーマです',
            },
        { fixes: fittingVersion(tree, root, target) === undefined ? [] : naming() },
      ),
    );
  } else {
    const first = firstReleaseOfSchema(schema);
    if (first !== undefined && compareVersions(first, target) > 0) {
      problems.push(
        problem(
          'error',
          {
            en: `schema ${value} needs Pacemaker ${first} or later, but the target is ${target}`,
            ja: `スキーマ ${value} には Pacemaker ${first} 以降が必要ですが、対象は ${target} です`,
          },
          { fixes: fittingVersion(tree, root, target) === undefined ? [] : naming() },
        ),
      );
    }
  }
  return {
    kind: 'cib',
    task: {
      roots: [{ element: root, line: grammar.starts[schema] as number }],
      version: schema,
      because: { en: `validate-with is ${value}`, ja: `validate-with は ${value} です` },
      verdict: verdict(['rng', 'crm_verify']),
      isPair,
      laterSchema: known => {
        const later = versions.slice(versions.indexOf(schema) + 1).filter(version => {
          const first = firstReleaseOfSchema(version);
          return version !== 'next' && !(sure && first !== undefined && compareVersions(first, target) > 0);
        });
        const version = later.find(v => fitsFrom(v)) ?? later.find(v => known.includes(v));
        return version === undefined || !known.includes(version) ? undefined : naming(version)[0];
      },
    },
    problems,
  };

  /** Asked for each finding, answered once: most files have one version that allows all they use, or none. */
  function fitsFrom(version: string): boolean {
    let answer = fitting.get(version);
    if (answer === undefined) {
      answer = fits(tree.scan, rootsIn(tree, root, version));
      fitting.set(version, answer);
    }
    return answer;
  }
}

/** The configuration below a root, as the version has it: what stands in the root belongs to the schema it names. */
function rootsIn(tree: CibTree, root: number, version: string): ValidationTask['roots'] {
  return childrenOf(tree, root)
    .filter(child => nameOf(tree, child) === 'configuration')
    .map(element => ({ element, line: lineOfElement(version, 'configuration') }));
}

/** The newest schema of the target that the configuration fits. */
function fittingVersion(tree: CibTree, root: number, target: string): string | undefined {
  const own = versions.indexOf(newestSchemaOf(target));
  return versions
    .slice(0, own + 1)
    .reverse()
    .find(version => fits(tree.scan, rootsIn(tree, root, version)));
}

/** A CIB that names no schema we know: what fits none of them is wrong all the same. */
function withoutSchema(
  tree: CibTree,
  root: number,
  target: string,
  problems: readonly BindProblem[],
  own = newestSchemaOf(target),
): SchemaChoice {
  const refused = verdict(['crm_verify']);
  const task = (version: string): ValidationTask => ({
    roots: rootsIn(tree, root, version),
    version,
    because: {
      en: `the schema of Pacemaker ${target} is ${version}`,
      ja: `Pacemaker ${target} のスキーマは ${version} です`,
    },
    // Another schema may have been meant than the one that is asked instead.
    verdict: rule => (rule === 'wrong-version' ? { severity: 'info' } : refused(rule)),
    isPair,
  });
  const fitting = [own, ...[...versions].reverse()].find(version => fits(tree.scan, task(version).roots));
  return { kind: 'cib', task: task(fitting ?? own), problems };
}

/** A fragment is judged as an element of the newest schema of the target, but may be meant for another. */
function chooseForFragment(tree: CibTree, target: string): SchemaChoice {
  const version = newestSchemaOf(target);
  const roots = rootsOf(tree).flatMap(element => {
    const name = nameOf(tree, element);
    if (!fragmentElements.has(name)) return [];
    const line = lineOfElement(version, name);
    return line >= 0 ? [{ element, line }] : [{ element, line: lineOfElement('3.10', name) }];
  });
  if (roots.length === 0) return { kind: 'none', task: undefined, problems: [] };
  const refused = verdict(['rng', 'crm_verify']);
  return {
    kind: 'fragment',
    task: {
      roots,
      version,
      because: {
        en: `the schema of Pacemaker ${target} is ${version}`,
        ja: `Pacemaker ${target} のスキーマは ${version} です`,
      },
      verdict: rule => (rule === 'wrong-version' ? { severity: 'info' } : refused(rule)),
      isPair,
    },
    problems: [],
  };
}

function verdict(refusedBy: readonly Tool[]): (rule: string) => Verdict {
  return () => ({ severity: 'error', refusedBy });
}

const resources: ReadonlySet<string> = new Set(['primitive', 'template', 'group', 'clone', 'master', 'bundle']);

function isPair(element: string, name: string): boolean {
  return resources.has(element) && Object.hasOwn(pairTables.resourceMeta, name);
}

/** The newest schema that a release has. */
export function newestSchemaOf(target: string): string {
  const known = versions.filter(version => {
    const first = firstReleaseOfSchema(version);
    return version !== 'next' && (first === undefined || compareVersions(first, target) <= 0);
  });
  return known.at(-1) ?? '1.0';
}

const schemaNames = versions.map(v => `pacemaker-${v}`);
/** Names that old schemas list for validate-with, but that have no file. */
const formerNames: ReadonlySet<string> = new Set([
  'pacemaker-0.6',
  'pacemaker-0.7',
  'pacemaker-1.1',
  'transitional-0.6',
]);

function rootsOf(tree: CibTree): number[] {
  return chain(tree, tree.scan.elementCount > 0 ? 0 : -1);
}

function childrenOf(tree: CibTree, element: number): number[] {
  return chain(tree, tree.scan.elements[element * ELEMENT + FIRST] as number);
}

function chain(tree: CibTree, first: number): number[] {
  const found: number[] = [];
  for (let e = first; e >= 0; e = tree.scan.elements[e * ELEMENT + NEXT] as number) found.push(e);
  return found;
}

function rootElement(tree: CibTree, name: string): number {
  return rootsOf(tree).find(element => nameOf(tree, element) === name) ?? -1;
}

function nameOf(tree: CibTree, element: number): string {
  return tree.scan.names[tree.scan.elements[element * ELEMENT + NAME] as number] as string;
}

function nameSpan(tree: CibTree, element: number): { start: number; end: number } {
  const start = (tree.scan.elements[element * ELEMENT + START] as number) + 1;
  return { start, end: start + nameOf(tree, element).length };
}

function endTagSpan(tree: CibTree, element: number): { start: number; end: number } | undefined {
  const name = nameOf(tree, element);
  const start = tree.scan.elements[element * ELEMENT + CLOSE_START] as number;
  return tree.scan.text.startsWith(`</${name}`, start) ? { start: start + 2, end: start + 2 + name.length } : undefined;
}

function attributesNamed(tree: CibTree, element: number, name: string): boolean {
  return tree.section(element).attributes.some(attribute => attribute.keyword.value === name);
}

function attributeOf(
  tree: CibTree,
  element: number,
  name: string,
): { value: string; span: { start: number; end: number }; opaque: boolean } | undefined {
  const { text, elements, attributes, names } = tree.scan;
  const end = elements[element * ELEMENT + ATTRIBUTES_END] as number;
  for (let a = elements[element * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
    if (names[attributes[a * ATTRIBUTE + ATTRIBUTE_NAME] as number] !== name) continue;
    const start = attributes[a * ATTRIBUTE + VALUE_START] as number;
    const stop = attributes[a * ATTRIBUTE + VALUE_END] as number;
    if (start < 0) return undefined;
    const word = tree.option(a).values[0];
    return { value: valueText(text, start, stop), span: { start, end: stop }, opaque: word?.opaque === true };
  }
  return undefined;
}
