import { grammar } from '../../../../schemas/cib/grammar.ts';
import { pairTables } from '../../../../schemas/cib/index.ts';
import { firstReleaseOfSchema } from '../../../../schemas/cib/releases.ts';
import type { BindProblem } from '../../schema/bound.ts';
import type { Tool, Verdict } from '../../schema/entry.ts';
import { compareVersions } from '../../schema/release.ts';
import { nearest } from '../../text/nearest.ts';
import type { Text } from '../../text/text.ts';
import type { TargetHint } from '../language.ts';
import { fragmentElements } from './claims.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTES,
  ATTRIBUTES_END,
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
import type { CibTree } from './tree.ts';
import { fits, type ValidationTask } from './validate.ts';

/** What a file is judged by. */
export interface SchemaChoice {
  readonly kind: 'cib' | 'fragment' | 'none';
  /** Undefined where nothing is to be checked. */
  readonly task: ValidationTask | undefined;
  readonly problems: readonly BindProblem[];
}

/** The targets that verdicts are known for; the oldest that has the schema is meant by it. */
const targets = ['1.1', '2.0', '2.1.5', '3.0.2'];

/** The release that validate-with speaks of. */
export function targetHint(tree: CibTree): TargetHint | undefined {
  const root = rootElement(tree, 'cib');
  const named = root < 0 ? undefined : attributeOf(tree, root, 'validate-with');
  if (named === undefined || !named.value.startsWith('pacemaker-')) return undefined;
  const schema = named.value.slice('pacemaker-'.length);
  const version = targetOf(schema);
  if (version === undefined) return undefined;
  return {
    product: 'pacemaker',
    version,
    because: {
      en: `validate-with is ${named.value}, a schema of Pacemaker ${version}`,
      ja: `validate-with が ${named.value}（Pacemaker ${version} のスキーマ）のため`,
    },
  };
}

function targetOf(schema: string): string | undefined {
  if (schema === 'next') return '2.1.5';
  if (!(schema in grammar.starts)) return undefined;
  const first = firstReleaseOfSchema(schema);
  return targets.find(target => first === undefined || compareVersions(first, target) <= 0);
}

/** Chooses the schema: the one that validate-with names, else the newest of the target. */
export function chooseSchema(tree: CibTree, target: string): SchemaChoice {
  const root = rootElement(tree, 'cib');
  if (root < 0) return chooseForFragment(tree, target);
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
    return withoutSchema(tree, root, target, [problem(from3 ? 'error' : 'warning', message)]);
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
    if (compareVersions(target, '2.1.8') < 0) return quiet([]);
    const message = {
      en: 'validate-with is none, so no schema is checked, which is deprecated since Pacemaker 2.1.8',
      ja: 'validate-with が none のため検証が行われません（Pacemaker 2.1.8 以降では非推奨です）',
    };
    return quiet([problem(from3 ? 'error' : 'warning', message)]);
  }
  const schema = value.startsWith('pacemaker-') ? value.slice('pacemaker-'.length) : '';
  if (!(schema in grammar.starts)) {
    const meant = nearest(value, schemaNames) ?? schemaNames.find(name => name === `pacemaker-${value}`);
    const withoutFile = formerNames.has(value);
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
      : undefined;
    const found = problem('error', message, fixes ? { fixes } : {});
    return withoutSchema(tree, root, target, [found], withoutFile ? '1.2' : newestSchemaOf(target));
  }
  const problems: BindProblem[] = [];
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
      ),
    );
  } else {
    const first = firstReleaseOfSchema(schema);
    if (first !== undefined && compareVersions(first, target) > 0) {
      problems.push(
        problem('error', {
          en: `schema ${value} needs Pacemaker ${first} or later, but the target is ${target}`,
          ja: `スキーマ ${value} には Pacemaker ${first} 以降が必要ですが、対象は ${target} です`,
        }),
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
    },
    problems,
  };
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
  // The attributes of the root belong to the schema that is not named; below it is the configuration.
  const configurations = childrenOf(tree, root).filter(child => nameOf(tree, child) === 'configuration');
  const task = (version: string): ValidationTask => ({
    roots: configurations.map(element => ({ element, line: lineOfElement(version, 'configuration') })),
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

const newest = versions.filter(v => v !== 'next').at(-1) as string;
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
