import type { NameSpace } from '../schema/entry.ts';
import type { Node, Section } from '../syntax/tree.ts';
import { contains, type Span } from '../text/span.ts';
import { outlineTitle } from './cib-outline.ts';
import type { Context } from './context.ts';

export interface DocumentSymbol {
  readonly name: string;
  readonly detail: string;
  /** What it makes, where it makes a name. */
  readonly makes: NameSpace | undefined;
  readonly span: Span;
  /** The word to show as selected. */
  readonly at: Span;
  readonly children: DocumentSymbol[];
}

/** More symbols help nobody; those of the upper levels come first. */
const most = 20_000;

/** Deeper sections are no outline any more, and would make messages that no client can read. */
const deepest = 64;

/** The outline of a file: its sections by the titles that the language gives them. */
export function documentSymbols(context: Context): DocumentSymbol[] {
  const { tree, language, facts } = context.file;
  const makes = new Map<number, NameSpace>();
  for (const name of facts.names) {
    if (name.role === 'definition' && name.space !== 'id') makes.set(name.span.start, name.space);
    else if (name.role === 'definition' && !makes.has(name.span.start)) makes.set(name.span.start, 'id');
  }
  const top: DocumentSymbol[] = [];
  let count = 0;
  const queue: { nodes: readonly Node[]; into: DocumentSymbol[]; depth: number }[] = [
    { nodes: tree.root.children, into: top, depth: 0 },
  ];
  for (let next = 0; next < queue.length && count < most; next++) {
    const { nodes, into, depth } = queue[next] as (typeof queue)[number];
    for (const node of nodes) {
      if (node.kind !== 'section' || count >= most) continue;
      const title = (language.id === 'cib' && outlineTitle(context, node)) || language.title(node);
      const symbol = symbolOf(node, title, makes);
      if (symbol) {
        into.push(symbol);
        count++;
      }
      if (depth < deepest) queue.push({ nodes: childrenOf(node), into: symbol?.children ?? into, depth: depth + 1 });
    }
  }
  return top;
}

/** What a resource consists of comes before its settings, as crm_mon shows it. */
function childrenOf(section: Section): readonly Node[] {
  if (!containers.has(section.keyword.value)) return section.children;
  const isMember = (node: Node): boolean => node.kind === 'section' && members.has(node.keyword.value);
  return [...section.children].sort((a, b) => Number(isMember(b)) - Number(isMember(a)));
}

const containers: ReadonlySet<string> = new Set(['group', 'clone', 'master', 'bundle']);
const members: ReadonlySet<string> = new Set(['primitive', 'group']);

function symbolOf(
  section: Section,
  title: ReturnType<Context['file']['language']['title']>,
  makes: ReadonlyMap<number, NameSpace>,
): DocumentSymbol | undefined {
  if (!title || title.name === '') return undefined;
  const { name, detail, at } = title;
  return {
    name,
    detail,
    makes: makes.get(at.span.start),
    span: section.span,
    // Clients refuse a selection that is not inside the symbol.
    at: contains(section.span, at.span) ? at.span : section.keyword.span,
    children: [],
  };
}
