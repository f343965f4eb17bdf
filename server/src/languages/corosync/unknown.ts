import { corosyncSchema } from '../../../../schemas/corosync/index.ts';
import { changeTo, unknownName } from '../../schema/bind.ts';
import type { BindProblem } from '../../schema/bound.ts';
import type { SectionEntry } from '../../schema/entry.ts';
import { exists } from '../../schema/release.ts';
import type { Node } from '../../syntax/tree.ts';
import { nearest } from '../../text/nearest.ts';
import { listOf } from '../../text/text.ts';

/**
 * A name that the table does not have at this place. Corosync stores it and says nothing. At the top level it may be
 * meant for another program that reads the cmap; in a section of Corosync's own it has no effect.
 */
export function unknownProblem(node: Node, parent: SectionEntry, version: string): BindProblem | undefined {
  const name = node.keyword.value;
  // Inside a section that the release does not read, nothing more needs to be said.
  if (name === '' || node.keyword.opaque || parent.open || !exists(parent.exists, version)) return undefined;
  const { span } = node.keyword;
  const places = placesOf(name, node.kind, version).filter(p => p !== parent.keyword);
  if (places.length > 0 && !isForeign(node, parent)) {
    const there = listOf(places.slice(0, 6), 'or');
    return {
      rule: 'wrong-place',
      span,
      severity: 'warning',
      message: {
        en: `${name} has no effect ${parent.keyword ? `in ${parent.keyword}` : 'at the top level'}: it belongs ${there.en}`,
        ja: `${name} は ${parent.keyword || 'トップレベル'} では効果がなく、${places.slice(0, 6).map(topJa).join('、')}に書く必要があります`,
      },
    };
  }
  if (isForeign(node, parent)) return undefined;
  const known = [
    ...Object.entries(parent.options).flatMap(([key, entry]) => (exists(entry.exists, version) ? [key] : [])),
    ...corosyncSchema.sections.filter(s => s.in.includes(parent.id) && exists(s.exists, version)).map(s => s.keyword),
  ];
  const near = nearest(name, known);
  const dotted = name.includes('.');
  return {
    rule: 'unknown-option',
    span,
    severity: near !== undefined || dotted || parent.keyword !== '' ? 'warning' : 'info',
    message: unknownName(name, parent.keyword, near),
    ...(near === undefined
      ? {}
      : { fixes: [{ title: changeTo(name, near), safe: false, edits: [{ span, newText: near }] }] }),
  };
}

/** Names that other programs put into the file, and such that do no harm where they stand. */
function isForeign(node: Node, parent: SectionEntry): boolean {
  const name = node.keyword.value;
  switch (parent.id) {
    case 'corosync.totem':
      return name === 'cluster_uuid'; // pcs
    case 'corosync.logging.logger_subsys':
      return node.kind === 'option' && (name === 'fileline' || name === 'function_name' || name === 'timestamp');
    case 'corosync.logging.logging_daemon':
      return node.kind === 'section' && name === 'logger_subsys';
    default:
      return false;
  }
}

/** `in node`, `at the top level`: where the release knows the name. */
function placesOf(name: string, kind: Node['kind'], version: string): string[] {
  const places = new Set<string>();
  for (const section of corosyncSchema.sections) {
    if (!exists(section.exists, version)) continue;
    if (kind === 'option') {
      const key = /^ring\d+_addr$/.test(name) ? 'ringX_addr' : /^exec_./.test(name) ? 'exec_NAME' : name;
      const entry = Object.hasOwn(section.options, key) ? section.options[key] : undefined;
      if (entry && exists(entry.exists, version))
        places.add(section.keyword ? `in ${section.keyword}` : 'at the top level');
    } else if (section.keyword === name && section.keyword !== '') {
      for (const id of section.in) {
        const parent = corosyncSchema.sections.find(s => s.id === id);
        places.add(parent?.keyword ? `in ${parent.keyword}` : 'at the top level');
      }
    }
  }
  return [...places];
}

function topJa(place: string): string {
  return place === 'at the top level' ? 'トップレベル' : ` ${place.slice(3)} `;
}
