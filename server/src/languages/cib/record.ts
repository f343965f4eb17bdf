import type { ClusterRecord } from '../../cluster/pacemaker.ts';
import { attributeText, childNamed, elementName, firstElement, nextElement } from './elements.ts';
import type { Scan } from './layout.ts';

/** What the status section shows of the cluster; undefined where there is none, as in a CIB written by hand. */
export function recordOf(scan: Scan): ClusterRecord | undefined {
  const root = childNamed(scan, -1, 'cib');
  const status = root < 0 ? -1 : childNamed(scan, root, 'status');
  if (status < 0) return undefined;
  let online = 0;
  for (let e = firstElement(scan, status); e >= 0; e = nextElement(scan, e)) {
    if (elementName(scan, e) === 'node_state' && isOnline(scan, e)) online++;
  }
  return { online, quorate: isTrue(attributeText(scan, root, 'have-quorum')?.value) };
}

/** Since Pacemaker 2.1.7 in_ccm and crmd are the times since when they hold. */
function isOnline(scan: Scan, state: number): boolean {
  const member = attributeText(scan, state, 'in_ccm')?.value;
  const controller = attributeText(scan, state, 'crmd')?.value;
  return (
    (isTrue(member) || isTime(member)) &&
    (controller === 'online' || isTime(controller)) &&
    attributeText(scan, state, 'join')?.value === 'member'
  );
}

function isTrue(text: string | undefined): boolean {
  return text !== undefined && /^(?:true|yes|on|y|1)$/i.test(text);
}

function isTime(text: string | undefined): boolean {
  return text !== undefined && /^[1-9]\d*$/.test(text);
}
