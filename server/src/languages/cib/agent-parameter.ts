import { agentNamed } from '../../cluster/agents.ts';
import {
  ATTRIBUTE,
  ATTRIBUTE_NAME,
  ATTRIBUTES,
  ATTRIBUTES_END,
  ELEMENT,
  PARENT,
  VALUE_END,
  VALUE_START,
} from './layout.ts';
import { nameNumber } from './names.ts';
import type { CibTree } from './tree.ts';

/** Whether a name in a pair is a parameter of the agent of its resource: then it only stands in the wrong set. */
export function isAgentParameter({ scan }: CibTree, pair: number, name: string): boolean {
  const { elements, attributes, text } = scan;
  const parentOf = (e: number): number => (e < 0 ? -1 : (elements[e * ELEMENT + PARENT] as number));
  const resource = parentOf(parentOf(pair));
  if (resource < 0) return false;
  const get = (wanted: number): string | undefined => {
    const end = elements[resource * ELEMENT + ATTRIBUTES_END] as number;
    for (let a = elements[resource * ELEMENT + ATTRIBUTES] as number; a < end; a++) {
      const at = a * ATTRIBUTE;
      const start = attributes[at + VALUE_START] as number;
      if (attributes[at + ATTRIBUTE_NAME] === wanted && start >= 0) {
        return text.slice(start, attributes[at + VALUE_END] as number);
      }
    }
    return undefined;
  };
  const agent = [get(names.class), get(names.provider), get(names.type)].filter(part => part !== undefined).join(':');
  return agentNamed(agent)?.parameters.has(name) ?? false;
}

const names = { class: nameNumber('class'), provider: nameNumber('provider'), type: nameNumber('type') };
